import { Radio, RadioGroup } from 'react-aria-components'
import { ICON, type Icon } from './icon'
import styles from './segments.module.css'

export interface SegmentsProps<Value extends string> {
  readonly label: string
  readonly value: Value
  readonly options: readonly {
    readonly value: Value
    readonly label: string
    readonly icon: Icon
  }[]
  readonly onChange: (value: Value) => void
}

/** A few ways to look at the same thing; on narrow windows their icons alone are drawn. */
export function Segments<Value extends string>(props: SegmentsProps<Value>) {
  return (
    <RadioGroup
      className={styles.group ?? ''}
      orientation="horizontal"
      aria-label={props.label}
      value={props.value}
      onChange={(chosen) => {
        const option = props.options.find(({ value }) => value === chosen)
        if (option) props.onChange(option.value)
      }}
    >
      {props.options.map(({ value, label, icon: Drawn }) => (
        <Radio key={value} value={value} className={styles.option ?? ''}>
          <Drawn {...ICON} />
          <span className={styles.words}>{label}</span>
        </Radio>
      ))}
    </RadioGroup>
  )
}
