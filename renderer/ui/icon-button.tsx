import { Button as AriaButton, TooltipTrigger } from 'react-aria-components'
import { ICON, type Icon } from './icon'
import styles from './icon-button.module.css'
import { type Chord, Keys } from './keys'
import { Tooltip } from './tooltip'

export interface IconButtonProps {
  readonly icon: Icon
  /** The accessible name, also shown as the tooltip. */
  readonly label: string
  readonly chord?: Chord
  readonly onPress?: () => void
  readonly isDisabled?: boolean
  /** For buttons that switch something on and off. */
  readonly isPressed?: boolean
  readonly id?: string
}

/** A 28 px square; its name and keys show on hover and on keyboard focus. */
export function IconButton({ icon: Drawn, label, chord, isPressed, ...rest }: IconButtonProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      <AriaButton
        {...rest}
        className={styles.button ?? ''}
        aria-label={label}
        {...(isPressed === undefined ? {} : { 'aria-pressed': isPressed })}
      >
        <Drawn {...ICON} size={16} />
      </AriaButton>
      <Tooltip>
        {label}
        {chord ? <Keys chord={chord} /> : null}
      </Tooltip>
    </TooltipTrigger>
  )
}
