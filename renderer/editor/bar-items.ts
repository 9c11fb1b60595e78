// The buttons of the bar in their order, and which of them give way first where there is no room.
import type { Editor } from '@tiptap/core'
import { Link as LinkIcon, Minus, Table as TableIcon } from 'lucide-react'
import type { Icon } from '../ui/icon'
import type { Chord } from '../ui/keys'
import { focusNow } from './focus-now'
import { LINK_CHORD, LISTS, MARKS, type Toggle } from './format-actions'
import type { EditorWords } from './words'

export interface BarItem {
  readonly id: keyof EditorWords['bar']
  readonly icon: Icon
  readonly chord?: Chord
  /** For what is on or off where the cursor is. */
  readonly isOn?: boolean
  readonly run: () => void
}

export interface BarState {
  readonly editor: Editor
  readonly on: readonly string[]
  readonly isLink: boolean
  readonly onLink: () => void
}

/** First what is used least. */
const GIVES_WAY: readonly BarItem['id'][] = [
  'divider',
  'inlineCode',
  'strike',
  'highlight',
  'table',
  'underline',
  'orderedList',
  'taskList',
  'bulletList',
  'link',
]

/** In the order of the bar: letters, then blocks. */
export function barItems(state: BarState): {
  readonly letters: readonly BarItem[]
  readonly blocks: readonly BarItem[]
} {
  const { editor } = state
  const toggle = ({ id, icon, chord, toggle: apply }: Toggle): BarItem => ({
    id,
    icon,
    chord,
    isOn: state.on.includes(id),
    run: () => void apply(focusNow(editor).chain()).run(),
  })
  const chain = () => focusNow(editor).chain()
  return {
    letters: [
      ...MARKS.map(toggle),
      { id: 'link', icon: LinkIcon, chord: LINK_CHORD, isOn: state.isLink, run: state.onLink },
    ],
    blocks: [
      ...LISTS.map(toggle),
      {
        id: 'table',
        icon: TableIcon,
        run: () => void chain().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
      },
      { id: 'divider', icon: Minus, run: () => void chain().setHorizontalRule().run() },
    ],
  }
}

/** Which of so many buttons a menu takes in, when there is room for fewer. Inside a table its own stays. */
export function withoutRoom(bar: {
  readonly count: number
  readonly room: number
  readonly isTable: boolean
}): ReadonlySet<BarItem['id']> {
  // The menu of a table is as wide as two buttons, and the one for the rest needs a place of its own.
  const room = bar.isTable ? bar.room - 1 : bar.room
  const giving = bar.isTable ? GIVES_WAY.filter((id) => id !== 'table') : GIVES_WAY
  return new Set(room >= bar.count ? [] : giving.slice(0, bar.count - room + 1))
}
