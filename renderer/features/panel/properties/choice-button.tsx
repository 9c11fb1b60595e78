import { ChevronDown } from 'lucide-react'
import { Button, MenuTrigger, Popover } from 'react-aria-components'
import { Menu, type MenuGroups, menuPopover } from '../../../ui/menu'
import styles from './properties.module.css'

export interface ChoiceButtonProps {
  readonly label: string
  /** What is chosen. */
  readonly shown: string
  readonly groups: MenuGroups
  readonly isReadOnly: boolean
}

/** A property with one value of a few: its name, and what was chosen. */
export function ChoiceButton({ label, shown, groups, isReadOnly }: ChoiceButtonProps) {
  return (
    <section aria-label={label}>
      <h2>{label}</h2>
      {isReadOnly ? (
        <p className={styles.fixed}>{shown}</p>
      ) : (
        <MenuTrigger>
          <Button className={styles.choice ?? ''} aria-label={`${label}, ${shown}`}>
            <span>{shown}</span>
            <ChevronDown size={13} strokeWidth={1.75} aria-hidden />
          </Button>
          <Popover className={menuPopover} placement="bottom start">
            <Menu label={label} groups={groups} />
          </Popover>
        </MenuTrigger>
      )}
    </section>
  )
}
