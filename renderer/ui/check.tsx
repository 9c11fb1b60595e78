import { Check as Tick } from 'lucide-react'
import { Checkbox } from 'react-aria-components'
import styles from './check.module.css'

export interface CheckProps {
  readonly children: React.ReactNode
  readonly isSelected: boolean
  readonly onChange: (isSelected: boolean) => void
}

export function Check({ children, isSelected, onChange }: CheckProps) {
  return (
    <Checkbox className={styles.check ?? ''} isSelected={isSelected} onChange={onChange}>
      <span className={styles.box}>
        {isSelected ? <Tick size={13} strokeWidth={3} aria-hidden /> : null}
      </span>
      <span>{children}</span>
    </Checkbox>
  )
}
