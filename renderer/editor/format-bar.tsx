/**
 * The quiet bar above a note. Alt+F10 goes there from the text, arrows move in it, Escape and every
 * command lead back to the text.
 */
import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import {
  ChevronDown,
  Link as LinkIcon,
  Minus,
  Redo2,
  Rows3,
  Table as TableIcon,
  Undo2,
} from 'lucide-react'
import { Button, MenuTrigger, Popover, Toolbar } from 'react-aria-components'
import { ICON } from '../ui/icon'
import { IconButton } from '../ui/icon-button'
import { Menu, type MenuGroups, menuPopover } from '../ui/menu'
import { focusNow } from './focus-now'
import styles from './format-bar.module.css'
import {
  currentStyle,
  LINK_CHORD,
  LISTS,
  MARKS,
  REDO_CHORD,
  STYLES,
  type Toggle,
  UNDO_CHORD,
} from './format-actions'
import { useEditorWords } from './words'

export interface FormatBarProps {
  readonly editor: Editor
  readonly onLink: () => void
}

export function FormatBar({ editor, onLink }: FormatBarProps) {
  const { bar } = useEditorWords()
  const now = useEditorState({
    editor,
    selector: ({ editor: at }) => ({
      style: currentStyle(at),
      on: [...MARKS, ...LISTS].filter(({ isOn }) => isOn(at)).map(({ id }) => id),
      isLink: at.isActive('link'),
      isTable: at.isActive('table'),
      canUndo: at.can().undo(),
      canRedo: at.can().redo(),
    }),
  })
  const toggles = (group: readonly Toggle[]) =>
    group.map(({ id, icon, chord, toggle }) => (
      <IconButton
        key={id}
        icon={icon}
        label={bar[id]}
        chord={chord}
        isPressed={now.on.includes(id)}
        onPress={() => toggle(focusNow(editor).chain()).run()}
      />
    ))
  return (
    <Toolbar className={styles.bar ?? ''} aria-label={bar.label} data-format-bar>
      <StyleMenu editor={editor} style={now.style} />
      <span className={styles.line} />
      {toggles(MARKS)}
      <IconButton
        icon={LinkIcon}
        label={bar.link}
        chord={LINK_CHORD}
        isPressed={now.isLink}
        onPress={onLink}
      />
      <span className={styles.line} />
      {toggles(LISTS)}
      {now.isTable ? (
        <TableMenu editor={editor} />
      ) : (
        <IconButton
          icon={TableIcon}
          label={bar.table}
          onPress={() => {
            focusNow(editor).chain().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run()
          }}
        />
      )}
      <IconButton
        icon={Minus}
        label={bar.divider}
        onPress={() => focusNow(editor).chain().setHorizontalRule().run()}
      />
      <span className={styles.space} />
      <IconButton
        icon={Undo2}
        label={bar.undo}
        chord={UNDO_CHORD}
        isDisabled={!now.canUndo}
        onPress={() => focusNow(editor).chain().undo().run()}
      />
      <IconButton
        icon={Redo2}
        label={bar.redo}
        chord={REDO_CHORD}
        isDisabled={!now.canRedo}
        onPress={() => focusNow(editor).chain().redo().run()}
      />
    </Toolbar>
  )
}

function StyleMenu({ editor, style }: { readonly editor: Editor; readonly style: string }) {
  const { bar } = useEditorWords()
  const current = STYLES.find(({ id }) => id === style) ?? STYLES[0]
  const actions = STYLES.map(({ id, chord, apply }) => ({
    id,
    label: bar[id],
    chord,
    onAction: () => void apply(focusNow(editor).chain()).run(),
  }))
  return (
    <MenuTrigger>
      <Button className={styles.style ?? ''} aria-label={bar.style}>
        <span className={styles.words}>{current ? bar[current.id] : ''}</span>
        <ChevronDown {...ICON} size={13} />
      </Button>
      <Popover className={menuPopover} placement="bottom start" offset={4}>
        <Menu label={bar.style} groups={[actions.slice(0, 5), actions.slice(5)]} />
      </Popover>
    </MenuTrigger>
  )
}

function TableMenu({ editor }: { readonly editor: Editor }) {
  const { bar } = useEditorWords()
  const act = (id: keyof typeof bar, run: () => boolean, tone: 'plain' | 'danger' = 'plain') => ({
    id,
    label: bar[id],
    tone,
    onAction: () => void run(),
  })
  const chain = () => focusNow(editor).chain()
  const groups: MenuGroups = [
    [
      act('rowAfter', () => chain().addRowAfter().run()),
      act('rowBefore', () => chain().addRowBefore().run()),
      act('columnAfter', () => chain().addColumnAfter().run()),
      act('columnBefore', () => chain().addColumnBefore().run()),
    ],
    [act('headerRow', () => chain().toggleHeaderRow().run())],
    [
      act('rowDelete', () => chain().deleteRow().run()),
      act('columnDelete', () => chain().deleteColumn().run()),
      act('tableDelete', () => chain().deleteTable().run(), 'danger'),
    ],
  ]
  return (
    <MenuTrigger>
      <Button className={`${styles.style} ${styles.isOn}`} aria-label={bar.table}>
        <Rows3 {...ICON} size={16} />
        <ChevronDown {...ICON} size={13} />
      </Button>
      <Popover className={menuPopover} placement="bottom start" offset={4}>
        <Menu label={bar.table} groups={groups} />
      </Popover>
    </MenuTrigger>
  )
}
