import type { NoteStatus } from '../../../shared/contract/notes'
import type { DocId } from '../../../shared/records/keys'
import { useHostNotice, useIsUnsaved, useLinkState, useNoteStatus } from '../../bridge/hooks'
import { noteTruth, type Truth } from './note-truth'

export interface NoteTruth {
  readonly truth: Truth
  readonly status: NoteStatus | undefined
}

/** `isDraft`: letters still wait outside the note, so it cannot be called saved. */
export function useTruth(docId: DocId, isDraft: boolean): NoteTruth {
  const status = useNoteStatus(docId)
  const isUnsaved = useIsUnsaved(docId)
  const isThere = useLinkState() !== 'lost'
  const isStopped = useHostNotice()?.kind === 'stopped'
  const host = isStopped ? 'stopped' : isThere ? 'there' : 'away'
  if (isDraft) return { truth: { kind: 'unsaved' }, status }
  return { truth: noteTruth({ status, isUnsaved, host }), status }
}
