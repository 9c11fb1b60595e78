/**
 * The quiet bar above a note. Alt+F10 goes there from the text, arrows move in it, Escape and every
 * command lead back to the text.
 */
import type { Editor } from '@tiptap/core'
import { Redo2, Undo2 } from 'lucide-react'
import { useRef } from 'react'
import { Toolbar } from 'react-aria-components'
import { IconButton } from '../ui/icon-button'
import { type BarItem, barItems, withoutRoom } from './bar-items'
import { MoreMenu, StyleMenu, TableMenu } from './bar-menus'
import { useEditorReading } from './editor-reading'
import { focusNow } from './focus-now'
import styles from './format-bar.module.css'
import { currentStyle, LISTS, MARKS, REDO_CHORD, UNDO_CHORD } from './format-actions'
import { useBarRoom } from './use-bar-room'
import { useEditorWords } from './words'

export interface FormatBarProps {
  readonly editor: Editor
  readonly onLink: () => void
}

function readBar(at: Editor) {
  return {
    style: currentStyle(at),
    on: [...MARKS, ...LISTS].filter(({ isOn }) => isOn(at)).map(({ id }) => id),
    isLink: at.isActive('link'),
    isTable: at.isActive('table'),
    canUndo: at.can().undo(),
    canRedo: at.can().redo(),
  }
}

export function FormatBar({ editor, onLink }: FormatBarProps) {
  const { bar } = useEditorWords()
  const now = useEditorReading(editor, readBar)
  const element = useRef<HTMLDivElement>(null)
  const room = useBarRoom(element)
  const { letters, blocks } = barItems({ editor, on: now.on, isLink: now.isLink, onLink })
  const hidden = withoutRoom({
    count: letters.length + blocks.length,
    room,
    isTable: now.isTable,
  })
  const shown = (items: readonly BarItem[]) =>
    items
      .filter(({ id }) => !hidden.has(id))
      .map((item) =>
        item.id === 'table' && now.isTable ? (
          <TableMenu key="table" editor={editor} />
        ) : (
          <BarButton key={item.id} item={item} />
        ),
      )
  const rest = [...letters, ...blocks].filter(({ id }) => hidden.has(id))
  return (
    <Toolbar ref={element} className={styles.bar ?? ''} aria-label={bar.label} data-format-bar>
      <StyleMenu editor={editor} style={now.style} />
      <span className={styles.line} />
      {shown(letters)}
      <span className={styles.line} />
      {shown(blocks)}
      {rest.length > 0 ? <MoreMenu items={rest} /> : null}
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

function BarButton({ item }: { readonly item: BarItem }) {
  const { bar } = useEditorWords()
  return (
    <IconButton
      icon={item.icon}
      label={bar[item.id]}
      {...(item.chord ? { chord: item.chord } : {})}
      {...(item.isOn === undefined ? {} : { isPressed: item.isOn })}
      onPress={item.run}
    />
  )
}
