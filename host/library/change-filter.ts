/** What a person does with the filters that they keep under a name. On disk when it answers `done`. */
import type { FilterChange, FilterReply } from '../../shared/contract/filters'
import type { Library } from './library'

export function changeFilter(library: Library, change: FilterChange): FilterReply {
  if (library.access === 'read') return { kind: 'refused', reason: 'library-read-only' }
  const { filters } = library.holdings.home
  if (change.kind === 'keep') filters.keep(change.name, change)
  else if (change.kind === 'adopt') {
    if (!filters.wasKept(change.name, change)) filters.keep(change.name, change)
  } else {
    const known = filters.filter(change.id)
    if (!known) return { kind: 'refused', reason: 'unknown' }
    if (change.kind === 'remove') filters.remove(change.id, library.clock.now())
    else if (change.kind === 'restore') filters.restore(change.id)
    else if (change.was !== undefined && change.was !== known.name)
      return { kind: 'refused', reason: 'changed-since' }
    else filters.rename(change.id, change.name)
  }
  return library.journal.flush() ? { kind: 'done' } : { kind: 'refused', reason: 'store-error' }
}
