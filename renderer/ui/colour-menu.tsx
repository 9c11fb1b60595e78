import { Button, MenuTrigger, Popover } from 'react-aria-components'
import { type Colour, ColourDot, COLOURS } from './colour-dot'
import styles from './colour-menu.module.css'
import { Menu, menuPopover } from './menu'

export interface ColourMenuProps {
  /** What it colours. */
  readonly label: string
  readonly colour: string | null
  readonly names: Readonly<Record<Colour | 'none', string>>
  readonly onChange: (colour: Colour | null) => void
  readonly size?: number
  readonly isDisabled?: boolean
}

/** The colour in force, and behind it all the others with their names. */
export function ColourMenu({ label, colour, names, onChange, size, isDisabled }: ColourMenuProps) {
  const choices: readonly (Colour | null)[] = [null, ...COLOURS]
  return (
    <MenuTrigger>
      <Button
        className={styles.button ?? ''}
        aria-label={`${label} ${names[COLOURS.find((each) => each === colour) ?? 'none']}`}
        isDisabled={isDisabled ?? false}
      >
        <ColourDot colour={colour} size={size ?? 12} />
      </Button>
      <Popover className={menuPopover} placement="bottom start">
        <Menu
          label={label}
          groups={[
            choices.map((each) => ({
              id: each ?? 'none',
              label: names[each ?? 'none'],
              mark: <ColourDot colour={each} size={12} />,
              isChosen: each === colour,
              onAction: () => onChange(each),
            })),
          ]}
        />
      </Popover>
    </MenuTrigger>
  )
}
