import type { Shelf } from '../../../shared/contract'
import type { DocId } from '../../../shared/records/keys'
import type { HostClient } from '../../bridge/host-client'

const AT_ONCE = 500

/** Every note of a shelf, also those that no row was drawn for. */
export async function readAllIds(client: HostClient, shelf: Shelf): Promise<readonly DocId[]> {
  const docIds = new Set<DocId>()
  for (let offset = 0; ; offset += AT_ONCE) {
    const { rows, total } = await client.request('listNotes', { shelf, offset, limit: AT_ONCE })
    for (const row of rows) docIds.add(row.docId)
    if (rows.length === 0 || offset + rows.length >= total) return [...docIds]
  }
}
