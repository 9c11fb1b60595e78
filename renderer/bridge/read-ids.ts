/** The notes of a list by their ids, also those that no row was drawn for: for what is chosen there. */
import type { Shelf } from '../../shared/contract/notes'
import type { DocId } from '../../shared/records/keys'
import type { PlacedQuery } from './collections'
import type { HostClient } from './host-client'

const AT_ONCE = 500

export type ListSource = { readonly shelf: Shelf } | PlacedQuery

/** Both included. */
export interface RowRange {
  readonly first: number
  readonly last: number
}

export const EVERYTHING: RowRange = { first: 0, last: Number.POSITIVE_INFINITY }

export async function readIds(
  client: HostClient,
  source: ListSource,
  { first, last }: RowRange,
): Promise<readonly DocId[]> {
  const docIds = new Set<DocId>()
  for (let offset = first; offset <= last; offset += AT_ONCE) {
    const limit = Math.min(AT_ONCE, last - offset + 1)
    const range = { offset, limit }
    const { rows, total } =
      'shelf' in source
        ? await client.request('listNotes', { ...source, ...range })
        : await client.request('listPlaced', { ...source, ...range })
    for (const row of rows) docIds.add(row.docId)
    if (rows.length === 0 || offset + rows.length >= total) break
  }
  return [...docIds]
}
