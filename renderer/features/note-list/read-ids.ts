import type { Shelf } from '../../../shared/contract/notes'
import type { DocId } from '../../../shared/records/keys'
import type { HostClient } from '../../bridge/host-client'

const AT_ONCE = 500

export interface Range {
  readonly first: number
  readonly last: number
}

export const EVERYTHING: Range = { first: 0, last: Number.POSITIVE_INFINITY }

/** The notes of a shelf in this range, also those that no row was drawn for. */
export async function readIds(
  client: HostClient,
  shelf: Shelf,
  { first, last }: Range,
): Promise<readonly DocId[]> {
  const docIds = new Set<DocId>()
  for (let offset = first; offset <= last; offset += AT_ONCE) {
    const limit = Math.min(AT_ONCE, last - offset + 1)
    const { rows, total } = await client.request('listNotes', { shelf, offset, limit })
    for (const row of rows) docIds.add(row.docId)
    if (rows.length === 0 || offset + rows.length >= total) break
  }
  return [...docIds]
}
