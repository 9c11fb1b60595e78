import type { Translate } from '../i18n/i18n'
import { type Colour, COLOURS } from '../ui/colour-dot'

export function colourNames(t: Translate): Readonly<Record<Colour | 'none', string>> {
  const names = COLOURS.map((colour) => [colour, t(`colour.${colour}`)] as const)
  return { none: t('colour.none'), ...Object.fromEntries(names) } as Record<Colour | 'none', string>
}
