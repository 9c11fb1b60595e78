import type { Shelf } from '../../shared/contract/notes'

/** The same words, said of the notes or of the trash. */
export const SEARCH_WORDS = {
  notes: 'search',
  trash: 'searchTrash',
} as const satisfies Readonly<Record<Shelf, string>>
