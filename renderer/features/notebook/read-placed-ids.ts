import type { DocId } from '../../../shared/records/keys'
import type { PlacedQuery } from '../../bridge/collections'
import type { HostClient } from '../../bridge/host-client'

const AT_ONCE = 500

/** All notes that answer, also those that no row was drawn for. */
export async function readPlacedIds(
  client: HostClient,
  query: PlacedQuery,
): Promise<readonly DocId[]> {
  const docIds: DocId[] = []
  for (;;) {
    const range = { offset: docIds.length, limit: AT_ONCE }
    const { rows, total } = await client.request('listPlaced', { ...query, ...range })
    for (const row of rows) docIds.push(row.docId)
    if (rows.length === 0 || docIds.length >= total) return docIds
  }
}
