/** What the bar offers: names, icons, keys and commands in one table. */
import type { ChainedCommands, Editor } from '@tiptap/core'
import {
  Bold,
  Code,
  Highlighter,
  Italic,
  List,
  ListOrdered,
  ListTodo,
  Strikethrough,
  Underline,
} from 'lucide-react'
import type { Icon } from '../ui/icon'
import type { Chord } from '../ui/keys'
import type { EditorWords } from './words'

export interface Toggle {
  readonly id: keyof EditorWords['bar']
  readonly icon: Icon
  readonly chord: Chord
  readonly isOn: (editor: Editor) => boolean
  readonly toggle: (chain: ChainedCommands) => ChainedCommands
}

export interface Style {
  readonly id: 'paragraph' | 'heading1' | 'heading2' | 'heading3' | 'heading4' | 'quote' | 'code'
  readonly chord: Chord
  readonly isOn: (editor: Editor) => boolean
  readonly apply: (chain: ChainedCommands) => ChainedCommands
}

const ctrl = (key: string): Chord => ({ key, isCtrl: true })
const ctrlShift = (key: string): Chord => ({ key, isCtrl: true, isShift: true })
const ctrlAlt = (key: string): Chord => ({ key, isCtrl: true, isAlt: true })

export const MARKS: readonly Toggle[] = [
  {
    id: 'bold',
    icon: Bold,
    chord: ctrl('b'),
    isOn: (editor) => editor.isActive('bold'),
    toggle: (chain) => chain.toggleBold(),
  },
  {
    id: 'italic',
    icon: Italic,
    chord: ctrl('i'),
    isOn: (editor) => editor.isActive('italic'),
    toggle: (chain) => chain.toggleItalic(),
  },
  {
    id: 'underline',
    icon: Underline,
    chord: ctrl('u'),
    isOn: (editor) => editor.isActive('underline'),
    toggle: (chain) => chain.toggleUnderline(),
  },
  {
    id: 'strike',
    icon: Strikethrough,
    chord: ctrlShift('s'),
    isOn: (editor) => editor.isActive('strike'),
    toggle: (chain) => chain.toggleStrike(),
  },
  {
    id: 'highlight',
    icon: Highlighter,
    chord: ctrlShift('l'),
    isOn: (editor) => editor.isActive('highlight'),
    toggle: (chain) => chain.toggleHighlight(),
  },
  {
    id: 'inlineCode',
    icon: Code,
    chord: ctrl('e'),
    isOn: (editor) => editor.isActive('code'),
    toggle: (chain) => chain.toggleCode(),
  },
]

export const LISTS: readonly Toggle[] = [
  {
    id: 'bulletList',
    icon: List,
    chord: ctrlShift('8'),
    isOn: (editor) => editor.isActive('bulletList'),
    toggle: (chain) => chain.toggleBulletList(),
  },
  {
    id: 'orderedList',
    icon: ListOrdered,
    chord: ctrlShift('7'),
    isOn: (editor) => editor.isActive('orderedList'),
    toggle: (chain) => chain.toggleOrderedList(),
  },
  {
    id: 'taskList',
    icon: ListTodo,
    chord: ctrlShift('9'),
    isOn: (editor) => editor.isActive('taskList'),
    toggle: (chain) => chain.toggleTaskList(),
  },
]

export const STYLES: readonly Style[] = [
  {
    id: 'paragraph',
    chord: ctrlAlt('0'),
    isOn: () => true,
    apply: (chain) => chain.clearNodes().setParagraph(),
  },
  ...([1, 2, 3, 4] as const).map(
    (level): Style => ({
      id: `heading${level}`,
      chord: ctrlAlt(String(level)),
      isOn: (editor) => editor.isActive('heading', { level }),
      apply: (chain) => chain.setHeading({ level }),
    }),
  ),
  {
    id: 'quote',
    chord: ctrlShift('b'),
    isOn: (editor) => editor.isActive('blockquote'),
    apply: (chain) => chain.toggleBlockquote(),
  },
  {
    id: 'code',
    chord: ctrlAlt('c'),
    isOn: (editor) => editor.isActive('codeBlock'),
    apply: (chain) => chain.toggleCodeBlock(),
  },
]

/** The most telling style of where the cursor is: a heading before a quote before plain text. */
export function currentStyle(editor: Editor): Style['id'] {
  return (
    STYLES.findLast((style) => style.id !== 'paragraph' && style.isOn(editor))?.id ?? 'paragraph'
  )
}

export const LINK_CHORD: Chord = ctrlShift('k')
export const UNDO_CHORD: Chord = ctrl('z')
export const REDO_CHORD: Chord = ctrl('y')
