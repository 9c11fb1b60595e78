import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components'
import styles from './button.module.css'
import { ICON, type Icon } from './icon'

export type ButtonTone = 'primary' | 'plain' | 'quiet' | 'danger'

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'children' | 'style'> {
  readonly tone?: ButtonTone
  readonly icon?: Icon
  readonly children: React.ReactNode
  /** Below 640 px only the icon is drawn; the words stay for screen readers. */
  readonly isCompactWhenNarrow?: boolean
}

/** A button with words. One primary button a place, at most. */
export function Button({
  tone = 'plain',
  icon: Drawn,
  children,
  isCompactWhenNarrow,
  ...rest
}: ButtonProps) {
  const narrow = isCompactWhenNarrow ? ` ${styles.narrow}` : ''
  return (
    <AriaButton {...rest} className={`${styles.button} ${styles[tone]}${narrow}`}>
      {Drawn ? <Drawn {...ICON} /> : null}
      <span className={styles.words}>{children}</span>
    </AriaButton>
  )
}
