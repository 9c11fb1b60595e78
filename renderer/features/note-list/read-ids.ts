import type { HostClient } from '../../bridge/host-client'
import type { DocId } from '../../../shared/records/keys'
import type { ListSource } from './list-source'

const AT_ONCE = 500

export interface Range {
  readonly first: number
  readonly last: number
}

export const EVERYTHING: Range = { first: 0, last: Number.POSITIVE_INFINITY }

/** The notes of a list in this range, also those that no row was drawn for. */
export async function readIds(
  client: HostClient,
  source: ListSource,
  { first, last }: Range,
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
