// A note that was opened from a link is empty here until a relay brings it: that is not an empty note.
import { CloudDownload } from 'lucide-react'
import { useCallback, useSyncExternalStore } from 'react'
import { readMeta } from '../../shared/model/document'
import type { DocId } from '../../shared/records/keys'
import { useNoteStatus } from '../bridge/hooks'
import type { NoteSession } from '../bridge/note-session'
import { Banner } from '../ui/banner'
import { useEditorWords } from './words'

/** Every note says what it is before it holds anything else. */
export function useHasArrived(session: NoteSession): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const meta = session.doc.getMap('meta')
      meta.observe(listener)
      return () => meta.unobserve(listener)
    },
    [session],
  )
  return useSyncExternalStore(subscribe, () => readMeta(session.doc).kind !== undefined)
}

export function NotArrivedBanner({ docId }: { readonly docId: DocId }) {
  const { arrival } = useEditorWords()
  const relay = useNoteStatus(docId)?.relay
  const words =
    relay === undefined || relay.kind === 'none'
      ? arrival.later
      : relay.kind === 'unreachable'
        ? arrival.unreachable(relay.address)
        : arrival.from(relay.address)
  return (
    <Banner icon={CloudDownload} title={arrival.title}>
      {words}
    </Banner>
  )
}
