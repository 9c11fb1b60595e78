import { Label, Radio, RadioGroup } from 'react-aria-components'
import styles from './choice.module.css'
import { ICON, type Icon } from './icon'

export interface ChoiceOption<Value extends string> {
  readonly value: Value
  readonly label: string
  readonly icon?: Icon
  /** The label's own language, when it is not the interface's. */
  readonly lang?: string
}

export interface ChoiceProps<Value extends string> {
  readonly label: string
  readonly value: Value
  readonly options: readonly ChoiceOption<Value>[]
  readonly onChange: (value: Value) => void
  /** Above its options, or before them in the same line. */
  readonly labelAt?: 'above' | 'start'
}

/** A few exclusive choices side by side. */
export function Choice<Value extends string>(props: ChoiceProps<Value>) {
  const { label, value, options, onChange, labelAt = 'above' } = props
  return (
    <RadioGroup
      className={`${styles.group} ${styles[labelAt]}`}
      orientation="horizontal"
      value={value}
      onChange={(chosen) => {
        const option = options.find((candidate) => candidate.value === chosen)
        if (option) onChange(option.value)
      }}
    >
      <Label className={styles.label ?? ''}>{label}</Label>
      <div className={styles.options}>
        {options.map(({ value: each, label: words, icon: Drawn, lang }) => (
          <Radio key={each} value={each} className={styles.option ?? ''}>
            {Drawn ? <Drawn {...ICON} /> : null}
            <span lang={lang}>{words}</span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}
