import { useEffect, useState } from 'react'
import type { NoteFilter } from '../../../shared/contract/lists'
import type { DocId } from '../../../shared/records/keys'
import { isFiltered, OWN_ORDER } from '../../app/place'
import { useBridge } from '../../bridge/bridge-context'
import { EVERYTHING, readIds } from '../../bridge/read-ids'

/** The notes of a notebook that its filters leave; undefined without filters, and until they are read. */
export function useFilteredIds(docId: DocId, filter: NoteFilter): ReadonlySet<DocId> | undefined {
  const { client } = useBridge()
  const [read, setRead] = useState<{ readonly filter: NoteFilter; readonly ids: Set<DocId> }>()
  useEffect(() => {
    if (!isFiltered(filter)) return undefined
    let isWanted = true
    const query = { place: { kind: 'notebook', docId } as const, filter, sort: OWN_ORDER }
    const ask = async () => {
      const ids = new Set(await readIds(client, query, EVERYTHING))
      if (isWanted) setRead({ filter, ids })
    }
    void ask()
    return () => {
      isWanted = false
    }
  }, [client, docId, filter])
  return isFiltered(filter) && read?.filter === filter ? read.ids : undefined
}
