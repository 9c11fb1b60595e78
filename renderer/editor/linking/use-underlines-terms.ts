/** Whether terms are underlined in a note: in no notebook they are, in several when any says so. */
import { useEffect, useState } from 'react'
import type { DocId } from '../../../shared/records/keys'
import { useBridge } from '../../bridge/bridge-context'
import type { HostClient } from '../../bridge/host-client'

export function useUnderlinesTerms(docId: DocId): boolean {
  const { client } = useBridge()
  const [isOn, setOn] = useState(false)
  useEffect(() => {
    let isGone = false
    const read = async () => {
      const now = await readUnderlines(client, docId)
      if (!isGone) setOn(now)
    }
    const readOrSay = () =>
      void read().catch((error: unknown) => console.warn('No notebook could be read.', error))
    readOrSay()
    const stop = client.onNotice('collections', readOrSay)
    return () => {
      isGone = true
      stop()
    }
  }, [client, docId])
  return isOn
}

async function readUnderlines(client: HostClient, docId: DocId): Promise<boolean> {
  const places = await client.request('readIntegrations', { docId })
  // An introduction does as its own notebook does.
  if (places.length === 0)
    return (await client.request('readNotebook', { docId }))?.underlinesTerms ?? true
  for (const { notebook } of places) {
    const view = await client.request('readNotebook', { docId: notebook.docId })
    if (view?.underlinesTerms) return true
  }
  return false
}
