import type { NoteStatus } from '../../../shared/contract'
import type { DocId } from '../../../shared/records/keys'
import { useLinkState, useNoteStatus, useOpenNoteState } from '../../bridge/hooks'
import { noteTruth, type Truth } from './note-truth'

export interface NoteTruth {
  readonly truth: Truth
  readonly status: NoteStatus | undefined
}

export function useTruth(docId: DocId): NoteTruth {
  const status = useNoteStatus(docId)
  const open = useOpenNoteState(docId)
  const isHostThere = useLinkState() !== 'lost'
  const unsaved = open.kind === 'open' ? open.unsaved : 0
  return { truth: noteTruth({ status, unsaved, isHostThere }), status }
}
