import {
  Menu as AriaMenu,
  Header,
  Keyboard,
  MenuItem,
  MenuSection,
  Popover,
  Separator,
  SubmenuTrigger,
  Text,
} from 'react-aria-components'
import { Check, ChevronRight } from 'lucide-react'
import { useContext, useRef } from 'react'
import { ICON, type Icon } from './icon'
import { type Chord, formatChord, KeyNamesContext } from './keys'
import styles from './menu.module.css'

export interface MenuAction {
  readonly id: string
  readonly label: string
  readonly icon?: Icon
  /** Stands where an icon would, as a colour does. */
  readonly mark?: React.ReactNode
  readonly chord?: Chord
  readonly tone?: 'plain' | 'danger'
  readonly isDisabled?: boolean
  /** Why it is disabled, under its words. */
  readonly why?: string
  /** Of a group that is a choice: the one in force. */
  readonly isChosen?: boolean
  /** Of one that is switched on and off by itself. */
  readonly isOn?: boolean
  /** Opens beside it, in the place of an act of its own. */
  readonly more?: readonly MenuAction[]
  readonly onAction?: () => void
}

/** Groups are parted by a line. */
export type MenuGroups = readonly (readonly MenuAction[])[]

export interface MenuProps {
  readonly label: string
  readonly groups: MenuGroups
  /** What each group is called, where the line between them would not say it. */
  readonly names?: readonly (string | null)[]
  /** Where no popover brings the focus: the first one has it. */
  readonly takesFocus?: boolean
}

/** The list of a menu; the popover around it belongs to the caller. */
export function Menu({ label, groups, names = [], takesFocus }: MenuProps) {
  const keyNames = useContext(KeyNamesContext)
  const actions = new Map(groups.flat().map((action) => [action.id, action]))
  const shown = groups
    .map((group, index) => ({ group, name: names[index] ?? null }))
    .filter(({ group }) => group.length > 0)
  const draw = (action: MenuAction) =>
    action.more ? (
      <SubmenuTrigger key={action.id}>
        {drawItem(action)}
        <Popover className={styles.popover ?? ''}>
          <Menu label={action.label} groups={[action.more]} />
        </Popover>
      </SubmenuTrigger>
    ) : (
      drawItem(action)
    )
  const drawItem = (action: MenuAction) => (
    <MenuItem
      key={action.id}
      id={action.id}
      textValue={action.label}
      className={`${styles.item} ${action.tone === 'danger' ? styles.danger : ''}`}
    >
      {action.mark ? (
        action.mark
      ) : action.icon ? (
        <action.icon {...ICON} />
      ) : isMarked(action) ? (
        <Check {...ICON} />
      ) : (
        <span className={styles.gap} />
      )}
      <span className={styles.words}>
        <Text slot="label">{action.label}</Text>
        {action.isDisabled && action.why ? (
          <Text slot="description" className={styles.why ?? ''}>
            {action.why}
          </Text>
        ) : null}
      </span>
      {isMarked(action) && (action.mark || action.icon) ? <Check {...ICON} /> : null}
      {action.chord ? (
        <Keyboard className={styles.keys ?? ''}>{formatChord(action.chord, keyNames)}</Keyboard>
      ) : null}
      {action.more ? <ChevronRight {...ICON} className={styles.more ?? ''} /> : null}
    </MenuItem>
  )
  return (
    <AriaMenu
      className={styles.menu ?? ''}
      aria-label={label}
      {...(takesFocus ? { autoFocus: 'first' as const } : {})}
      onAction={(key) => actions.get(String(key))?.onAction?.()}
      disabledKeys={groups.flat().flatMap((action) => (action.isDisabled ? [action.id] : []))}
    >
      {shown.flatMap(({ group, name }, index) => [
        index > 0 ? <Separator key={`line-${index}`} className={styles.line ?? ''} /> : null,
        <MenuSection key={`group-${index}`} aria-label={name ?? label} {...choiceOf(group)}>
          {name === null ? null : <Header className={styles.name ?? ''}>{name}</Header>}
          {group.map(draw)}
        </MenuSection>,
      ])}
    </AriaMenu>
  )
}

function isMarked({ isChosen, isOn }: MenuAction): boolean {
  return isChosen === true || isOn === true
}

/** What is read out as chosen or not. Pressing it does it again: the mark follows what the page says. */
function choiceOf(group: readonly MenuAction[]) {
  const isOneOf = group.some(({ isChosen }) => isChosen !== undefined)
  if (!isOneOf && !group.some(({ isOn }) => isOn !== undefined)) return {}
  return {
    selectionMode: isOneOf ? ('single' as const) : ('multiple' as const),
    selectedKeys: group.filter(isMarked).map(({ id }) => id),
  }
}

export interface ContextMenuProps {
  readonly label: string
  /** Where it was asked for, in the window's pixels. */
  readonly at: { readonly x: number; readonly y: number }
  readonly groups: MenuGroups
  readonly onClose: () => void
}

/** A menu at the pointer, or beside the row when the keyboard asked for it. */
export function ContextMenu({ label, at, groups, onClose }: ContextMenuProps) {
  const place = useRef<HTMLSpanElement>(null)
  return (
    <>
      <span ref={place} className={styles.place} style={{ left: at.x, top: at.y }} />
      <Popover
        className={styles.popover ?? ''}
        triggerRef={place}
        isOpen
        placement="bottom start"
        offset={2}
        onOpenChange={(isOpen) => {
          if (!isOpen) onClose()
        }}
      >
        <Menu
          label={label}
          groups={groups.map((group) => group.map((action) => closing(action, onClose)))}
        />
      </Popover>
    </>
  )
}

/** The menu goes before its act, which may open something else in its place. */
function closing(action: MenuAction, onClose: () => void): MenuAction {
  const { more, onAction } = action
  return {
    ...action,
    ...(more ? { more: more.map((each) => closing(each, onClose)) } : {}),
    ...(onAction
      ? {
          onAction: () => {
            onClose()
            onAction()
          },
        }
      : {}),
  }
}

export const menuPopover = styles.popover ?? ''
