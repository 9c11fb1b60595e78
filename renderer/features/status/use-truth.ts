import type { NoteStatus } from '../../../shared/contract'
import type { DocId } from '../../../shared/records/keys'
import { useLinkState, useNoteStatus, useOpenNoteState } from '../../bridge/hooks'
import { noteTruth, type Truth } from './note-truth'

export interface NoteTruth {
  readonly truth: Truth
  readonly status: NoteStatus | undefined
}

/** `isDraft`: letters still wait outside the note, so it cannot be called saved. */
export function useTruth(docId: DocId, isDraft: boolean): NoteTruth {
  const status = useNoteStatus(docId)
  const open = useOpenNoteState(docId)
  const isHostThere = useLinkState() !== 'lost'
  const unsaved = open.kind === 'open' ? open.unsaved : 0
  if (isDraft) return { truth: { kind: 'unsaved' }, status }
  return { truth: noteTruth({ status, unsaved, isHostThere }), status }
}
