/** Where a note stands in a list, also far from the rows that were read of it. */
import type { DocId } from '../../shared/records/keys'
import type { HostClient } from './host-client'
import type { ListSource } from './read-ids'

/** Undefined where it does not; of the trash nobody asks. */
export async function findRow(
  client: HostClient,
  source: ListSource,
  docId: DocId,
): Promise<number | undefined> {
  if (!('shelf' in source))
    return (await client.request('findPlaced', { ...source, docId })) ?? undefined
  if (source.shelf === 'trash') return undefined
  return (await client.request('findPlaced', { ...NOTES, docId })) ?? undefined
}

/** As the shelf of notes is read. */
const NOTES = {
  place: { kind: 'all' },
  filter: {},
  sort: { by: 'modified', isDescending: true },
} as const
