import type { CategoryRow } from '../../shared/contract/collections'
import { COLOURS, type Colour } from '../ui/colour-dot'

/** The first that no category there has; null once all are taken, since one twice would seem to mean something. */
export function freshColour(categories: readonly Pick<CategoryRow, 'colour'>[]): Colour | null {
  return COLOURS.find((colour) => categories.every((each) => each.colour !== colour)) ?? null
}
