/**
 * A result, the sentence of a backlink or a link to a heading was opened: what somebody came for. It
 * waits here while the note is being opened, and is gone once it was shown or nobody found it.
 */
import { createContext, useCallback, useContext } from 'react'
import type { DocId } from '../../../shared/records/keys'
import { Store } from '../../bridge/store'
import { LastSoughtContext } from '../finding/last-sought'
import { soughtWords } from '../finding/match-text'
import type { Passage } from './find-passage'

export type Target =
  | { readonly kind: 'passage'; readonly passage: Passage }
  | { readonly kind: 'heading'; readonly heading: string }

interface WantedTarget {
  readonly docId: DocId
  readonly target: Target
}

/** The last that was asked for; what was wanted before it is forgotten. */
export const WantedTargetContext = createContext(new Store<WantedTarget | null>(null))

/** Before the note itself is shown. What leads to no passage forgets what was wanted. */
export function useWantPassage(): (docId: DocId, passage: Passage | undefined) => void {
  const wanted = useContext(WantedTargetContext)
  const last = useContext(LastSoughtContext)
  return useCallback(
    (docId, passage) => {
      wanted.set(passage ? { docId, target: { kind: 'passage', passage } } : null)
      // Who looks for the next place finds it with the same words.
      if (passage) last.set(soughtWords(passage.match))
    },
    [wanted, last],
  )
}

/** Before the note itself is shown, as well. */
export function useWantHeading(): (docId: DocId, heading: string) => void {
  const wanted = useContext(WantedTargetContext)
  return useCallback(
    (docId, heading) => wanted.set({ docId, target: { kind: 'heading', heading } }),
    [wanted],
  )
}
