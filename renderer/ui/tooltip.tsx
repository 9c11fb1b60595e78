import { Tooltip as AriaTooltip } from 'react-aria-components'
import styles from './tooltip.module.css'

export function Tooltip({ children }: { readonly children: React.ReactNode }) {
  return (
    <AriaTooltip className={styles.tooltip ?? ''} offset={6}>
      {children}
    </AriaTooltip>
  )
}
