/**
 * A result, or the sentence of a backlink, was opened: what the note said there. It waits here while
 * the note is being opened, and is gone once it was shown or nobody found it.
 */
import { createContext, useCallback, useContext } from 'react'
import type { DocId } from '../../../shared/records/keys'
import { Store } from '../../bridge/store'
import { LastSoughtContext } from './last-sought'

/** Letters of a text, and what stands around them there, white space aside. */
export interface Passage {
  readonly before: string
  readonly match: string
  readonly after: string
}

export interface WantedPassage {
  readonly docId: DocId
  readonly passage: Passage
}

export const WantedPassageContext = createContext(new Store<WantedPassage | null>(null))

/** Before the note itself is shown. What leads to no passage forgets the one that was wanted. */
export function useWantPassage(): (docId: DocId, passage: Passage | undefined) => void {
  const wanted = useContext(WantedPassageContext)
  const last = useContext(LastSoughtContext)
  return useCallback(
    (docId, passage) => {
      wanted.set(passage ? { docId, passage } : null)
      // Who looks for the next place finds it with the same words.
      if (passage) last.set({ text: passage.match, isExact: false })
    },
    [wanted, last],
  )
}
