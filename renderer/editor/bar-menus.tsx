/** The three menus of the format bar: styles, the table the cursor is in, and what found no room. */
import type { Editor } from '@tiptap/core'
import { ChevronDown, Ellipsis, Rows3 } from 'lucide-react'
import { Button, MenuTrigger, Popover } from 'react-aria-components'
import { ICON } from '../ui/icon'
import { IconButton } from '../ui/icon-button'
import { Menu, type MenuGroups, menuPopover } from '../ui/menu'
import type { BarItem } from './bar-items'
import { focusNow } from './focus-now'
import styles from './format-bar.module.css'
import { STYLES } from './format-actions'
import { useEditorWords } from './words'

export function StyleMenu({ editor, style }: { readonly editor: Editor; readonly style: string }) {
  const { bar } = useEditorWords()
  const current = STYLES.find(({ id }) => id === style) ?? STYLES[0]
  const actions = STYLES.map(({ id, chord, apply }) => ({
    id,
    label: bar[id],
    chord,
    isChosen: id === current?.id,
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

export function TableMenu({ editor }: { readonly editor: Editor }) {
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

/** What the window is too narrow to show beside the rest. */
export function MoreMenu({ items }: { readonly items: readonly BarItem[] }) {
  const { bar } = useEditorWords()
  const actions = items.map(({ id, icon, chord, run }) => ({
    id,
    label: bar[id],
    icon,
    ...(chord ? { chord } : {}),
    onAction: run,
  }))
  return (
    <MenuTrigger>
      <IconButton icon={Ellipsis} label={bar.more} />
      <Popover className={menuPopover} placement="bottom end" offset={4}>
        <Menu label={bar.more} groups={[actions]} />
      </Popover>
    </MenuTrigger>
  )
}
