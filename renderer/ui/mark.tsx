import { Focusable, TooltipTrigger } from 'react-aria-components'
import type { Icon } from './icon'
import styles from './mark.module.css'
import { Tooltip } from './tooltip'

export interface MarkProps {
  readonly icon: Icon
  /** Short: what stands there for those who cannot see it. */
  readonly label: string
  /** What it means, on hover and on focus. */
  readonly meaning: string
}

/** A quiet sign beside a word, which says what it means to whoever asks. */
export function Mark({ icon: Drawn, label, meaning }: MarkProps) {
  return (
    <TooltipTrigger delay={300} closeDelay={0}>
      <Focusable>
        <span role="img" aria-label={label} className={styles.mark}>
          <Drawn size={13} strokeWidth={1.75} aria-hidden />
        </span>
      </Focusable>
      <Tooltip>{meaning}</Tooltip>
    </TooltipTrigger>
  )
}
