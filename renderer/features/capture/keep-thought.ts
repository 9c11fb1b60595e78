/**
 * From the box to the disk: a thought stays in the box, unseen, until the library has it. So it is
 * there again when the box is opened and the note could not be made, and nothing is said too early.
 */
import type { StoreError } from '../../../shared/contract/notes'
import type { DocId } from '../../../shared/records/keys'
import type { Drafts } from '../../bridge/draft-note'
import type { Store } from '../../bridge/store'
import { splitCapture } from './split-capture'

export interface ThoughtPlaces {
  readonly drafts: Drafts
  readonly thought: Store<string>
}

export interface ThoughtOutcomes {
  /** Told once; it is tried again by itself, as draft number `draft`. */
  readonly failed: (failure: StoreError, draft: number) => void
  readonly saved: (docId: DocId) => void
}

/** Does nothing with blanks. */
export function keepThought(
  written: string,
  { drafts, thought }: ThoughtPlaces,
  outcomes: ThoughtOutcomes,
): void {
  const captured = splitCapture(written)
  if (!captured) return
  const { number, draft } = drafts.begin()
  let hasFailed = false
  const tell = () => {
    const { docId, failure, isSaved } = draft.read()
    if (failure !== null && !hasFailed) {
      hasFailed = true
      outcomes.failed(failure, number)
    }
    if (!isSaved || docId === null) return
    stop()
    // Another one may be in the box by now.
    if (thought.read() === written) thought.set('')
    outcomes.saved(docId)
  }
  const stop = draft.subscribe(tell)
  draft.type(captured)
}
