/**
 * What a list of the column asks for. Its rows are drawn from this and its selection is read from
 * this: what is chosen by a range or all at once is what stands there, and nothing else.
 */
import type { NotePlace } from '../../../shared/contract/lists'
import { type Look, NO_FILTER } from '../../app/place'
import type { PlacedQuery } from '../../bridge/collections'
import type { ListSource } from '../../bridge/read-ids'

export type PlacedList = Exclude<NotePlace, { readonly kind: 'all' | 'trash' }>

const LATEST = Object.freeze({ by: 'modified', isDescending: true })

/** A notebook has its look's order; To sort and bases begin with what changed last. */
export function placedQueryOf(place: PlacedList, { filter, sort }: Look): PlacedQuery {
  if (place.kind === 'notebook') return { place, filter, sort }
  return { place, filter: place.kind === 'base' ? filter : NO_FILTER, sort: LATEST }
}

export function sourceOf(list: NotePlace, look: Look): ListSource {
  if (list.kind === 'trash') return { shelf: 'trash' }
  if (list.kind === 'all') return { shelf: 'notes' }
  return placedQueryOf(list, look)
}
