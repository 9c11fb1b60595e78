import { Plus, X } from 'lucide-react'
import { useRef } from 'react'
import styles from './fields.module.css'
import { useAskedFocus } from '../../ui/use-asked-focus'

export interface SmallButtonProps {
  readonly label: string
  readonly onPress: () => void
}

export interface AddButtonProps extends SmallButtonProps {
  readonly hasFocus?: boolean
}

/** Adds one more row to a list of fields. */
export function AddButton({ label, onPress, hasFocus }: AddButtonProps) {
  const button = useRef<HTMLButtonElement>(null)
  useAskedFocus(button, hasFocus ?? false)
  return (
    <button ref={button} type="button" className={styles.quiet} onClick={onPress}>
      <Plus size={13} strokeWidth={2} aria-hidden />
      {label}
    </button>
  )
}

export function RemoveButton({ label, onPress }: SmallButtonProps) {
  return (
    <button
      type="button"
      className={styles.remove}
      aria-label={label}
      title={label}
      onClick={onPress}
    >
      <X size={13} strokeWidth={1.75} aria-hidden />
    </button>
  )
}
