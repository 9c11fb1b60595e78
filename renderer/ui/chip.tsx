import { Check, X } from 'lucide-react'
import { Button, ToggleButton } from 'react-aria-components'
import styles from './chip.module.css'

export interface ToggleChipProps {
  readonly isSelected: boolean
  readonly onChange: (isSelected: boolean) => void
  readonly isDisabled?: boolean
  readonly children: React.ReactNode
}

/** One of several that may be chosen together. */
export function ToggleChip({ isSelected, onChange, isDisabled, children }: ToggleChipProps) {
  return (
    <ToggleButton
      className={styles.chip ?? ''}
      isSelected={isSelected}
      onChange={onChange}
      isDisabled={isDisabled ?? false}
    >
      {isSelected ? <Check size={12} strokeWidth={2.5} aria-hidden /> : null}
      {children}
    </ToggleButton>
  )
}

export interface ChipProps {
  readonly children: React.ReactNode
  /** What the cross is called. */
  readonly removeLabel?: string
  readonly onRemove?: () => void
}

/** Something in force, which its cross takes away. */
export function Chip({ children, removeLabel, onRemove }: ChipProps) {
  return (
    <span className={styles.chip}>
      <span className={styles.words}>{children}</span>
      {onRemove ? (
        <Button className={styles.cross ?? ''} aria-label={removeLabel ?? ''} onPress={onRemove}>
          <X size={12} strokeWidth={2} aria-hidden />
        </Button>
      ) : null}
    </span>
  )
}
