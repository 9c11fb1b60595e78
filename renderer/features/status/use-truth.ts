import { useMemo } from 'react'
import type { DocId } from '../../../shared/records/keys'
import type { Bridge } from '../../bridge/bridge'
import { useBridge } from '../../bridge/bridge-context'
import { useReadable } from '../../bridge/hooks'
import { sameOr } from '../../bridge/same-or'
import type { Readable } from '../../bridge/store'
import { noteTruth, type Truth } from './note-truth'

const DRAFT: Truth = Object.freeze({ kind: 'unsaved' })

/** `isDraft`: letters still wait outside the note, so it cannot be called saved. */
export function useTruth(docId: DocId, isDraft: boolean): Truth {
  const bridge = useBridge()
  const truth = useReadable(useMemo(() => readTruth(bridge, docId), [bridge, docId]))
  return isDraft ? DRAFT : truth
}

/**
 * The same object as long as the same may be said. Facts come several times a second while one
 * types, and whatever React draws then, it first walks over all of the text that has the cursor.
 */
export function readTruth(
  { view, notes, linkState, hostNotice }: TruthSources,
  docId: DocId,
): Readable<Truth> {
  const status = view.status(docId)
  const isUnsaved = notes.isUnsaved(docId)
  const sources: readonly Readable<unknown>[] = [status, isUnsaved, linkState, hostNotice]
  let last: Truth | undefined
  return {
    read: () => {
      const isThere = linkState.read() !== 'lost'
      const isStopped = hostNotice.read()?.kind === 'stopped'
      const host = isStopped ? 'stopped' : isThere ? 'there' : 'away'
      const now = noteTruth({ status: status.read(), isUnsaved: isUnsaved.read(), host })
      last = last ? sameOr(last, now) : now
      return last
    },
    subscribe: (listener) => {
      const stops = sources.map((source) => source.subscribe(listener))
      return () => {
        for (const stop of stops) stop()
      }
    },
  }
}

export interface TruthSources extends Pick<Bridge, 'linkState' | 'hostNotice'> {
  readonly view: Pick<Bridge['view'], 'status'>
  readonly notes: Pick<Bridge['notes'], 'isUnsaved'>
}
