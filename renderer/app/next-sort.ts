import type { NoteSort } from '../../shared/contract/lists'
import { OWN_ORDER } from './place'

/**
 * The same again turns it round; dates begin with the latest. The notebook's own order has one way
 * alone: categories and moving stand on it.
 */
export function nextSort(sort: NoteSort, by: NoteSort['by']): NoteSort {
  if (by === 'own') return OWN_ORDER
  return { by, isDescending: by === sort.by ? !sort.isDescending : !NAMED.includes(by) }
}

const NAMED: readonly NoteSort['by'][] = ['title', 'authors']
