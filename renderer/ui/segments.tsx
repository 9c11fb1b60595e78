import { Ellipsis } from 'lucide-react'
import { Button, MenuTrigger, Popover, Radio, RadioGroup } from 'react-aria-components'
import { ICON, type Icon } from './icon'
import { Menu, menuPopover } from './menu'
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

/**
 * A few ways to look at the same thing, each by its name: with its icon where there is room, without it
 * where there is less, and in a menu that says the present one where there is hardly any.
 */
export function Segments<Value extends string>(props: SegmentsProps<Value>) {
  const choose = (chosen: string) => {
    const option = props.options.find(({ value }) => value === chosen)
    if (option) props.onChange(option.value)
  }
  return (
    <>
      <SegmentsMenu {...props} onChoose={choose} />
      <RadioGroup
        className={styles.group ?? ''}
        orientation="horizontal"
        aria-label={props.label}
        value={props.value}
        onChange={choose}
      >
        {props.options.map(({ value, label, icon: Drawn }) => (
          <Radio key={value} value={value} className={styles.option ?? ''}>
            <Drawn {...ICON} className={styles.icon} />
            <span>{label}</span>
          </Radio>
        ))}
      </RadioGroup>
    </>
  )
}

function SegmentsMenu<Value extends string>({
  label,
  value,
  options,
  onChoose,
}: SegmentsProps<Value> & { readonly onChoose: (value: Value) => void }) {
  const present = options.find((option) => option.value === value) ?? options[0]
  return (
    <MenuTrigger>
      <Button
        className={`${styles.option} ${styles.menu}`}
        aria-label={present ? `${label}, ${present.label}` : label}
      >
        {present ? <present.icon {...ICON} /> : null}
        {present?.label}
        <Ellipsis {...ICON} />
      </Button>
      <Popover className={menuPopover} placement="bottom start">
        <Menu
          label={label}
          groups={[
            options.map((option) => ({
              id: option.value,
              label: option.label,
              icon: option.icon,
              isChosen: option.value === value,
              onAction: () => onChoose(option.value),
            })),
          ]}
        />
      </Popover>
    </MenuTrigger>
  )
}
