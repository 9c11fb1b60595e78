/** The links of what is shared, asked for once nothing holds them back. */
import { useEffect, useRef, useState } from 'react'
import type { NoteChange } from '../../../shared/contract/notes'
import type { RelayState } from '../../../shared/contract/relay'
import type { DocId } from '../../../shared/records/keys'
import { useBridge } from '../../bridge/bridge-context'
import type { HostClient } from '../../bridge/host-client'
import { isLost } from '../../bridge/host-client'
import type { Links } from './holds-back'

type Refusal = Extract<NoteChange, { readonly kind: 'refused' }>['reason']

/** `lost`: the host died meanwhile. What is in a notebook may be refused where its link was not. */
export type LinksAsked = Links | 'lost' | { readonly refused: Refusal } | undefined

export interface Asking {
  readonly docId: DocId
  /** Undefined until it is known. */
  readonly canEdit: boolean | undefined
  /** What the person has agreed to of what is in a notebook or base; null where nobody was asked. */
  readonly editing: boolean | null
  readonly isHeldBack: (links: LinksAsked) => boolean
  /** Whether a relay in this state holds them back. */
  readonly isHeldBy: (relay: RelayState) => boolean
  /** Asked for again when it changes. */
  readonly hasRelay: boolean
}

export function useShareLinks(asking: Asking): readonly [LinksAsked, again: () => void] {
  const { docId, canEdit, editing, hasRelay, isHeldBy } = asking
  const { client } = useBridge()
  const [links, setLinks] = useState<LinksAsked>(undefined)
  const [asked, setAsked] = useState(0)
  const isHeldBack = asking.isHeldBack(links)
  const isHeldByNow = useRef(isHeldBy)
  useEffect(() => {
    isHeldByNow.current = isHeldBy
  })

  useEffect(() => {
    if (canEdit === undefined || isHeldBack) return undefined
    let isWanted = true
    const ask = async () => {
      // Set a moment ago, the page may not have been told of it: the link would name it for good.
      const library = await client.request('readLibrary', {})
      if (isLost(library)) return 'lost' as const
      // What holds it back may have come meanwhile: a link that nobody shows is given to nobody.
      if (!isWanted) return undefined
      return isHeldByNow.current(library.relay)
        ? undefined
        : askLinks(client, docId, canEdit, editing)
    }
    void ask().then((answer) => {
      if (isWanted) setLinks(answer)
    })
    return () => {
      isWanted = false
    }
  }, [client, docId, canEdit, editing, asked, isHeldBack, hasRelay])

  const again = () => {
    setLinks(undefined)
    setAsked(asked + 1)
  }
  return [links, again]
}

/** The keys of what is in it are given before anybody can have the link. */
async function askLinks(
  client: HostClient,
  docId: DocId,
  canEdit: boolean,
  editing: boolean | null,
): Promise<LinksAsked> {
  const view = await client.request('shareNote', { docId, rights: 'view' })
  if (isLost(view)) return 'lost'
  if (view.kind === 'refused' && view.reason === 'requirement') return { refused: view.reason }
  if (view.kind === 'link' && editing !== null) {
    const shared = await client.request('shareContents', { docId, editing })
    if (isLost(shared)) return 'lost'
    if (shared.kind === 'refused') return { refused: shared.reason }
  }
  const edit = canEdit ? await client.request('shareNote', { docId, rights: 'edit' }) : null
  return isLost(edit) ? 'lost' : { view, edit }
}
