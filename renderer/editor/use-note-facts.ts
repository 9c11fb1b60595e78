/** The fields of the open note for whoever draws them: the page's head and the panel's properties. */
import { useMemo } from 'react'
import type { UndoManager } from 'yjs'
import type { NoteFacts } from '../../shared/model/note'
import { USER } from '../../shared/model/origin'
import type { DocId } from '../../shared/records/keys'
import { useBridge } from '../bridge/bridge-context'
import { useReadable } from '../bridge/hooks'
import type { NoteSession } from '../bridge/note-session'
import { factsOf } from '../bridge/session-facts'
import type { OpenNoteState } from '../bridge/open-note-state'
import { NOTHING_READ, type Readable } from '../bridge/store'
import { findBodyEditor } from './body-editor'

export interface OpenFacts {
  readonly facts: NoteFacts
  readonly isReadOnly: boolean
  /** One step of undo, whatever it changes: never part of the letters typed before or after. */
  readonly change: (write: (facts: NoteFacts) => void) => void
  readonly undo: UndoManager
}

const NO_VERSION: Readable<number> = { read: () => 0, subscribe: () => () => {} }

/** Undefined until the note is open. Drawn anew with each change of a field, never for a letter of the body. */
export function useNoteFacts(docId: DocId | null): OpenFacts | undefined {
  const { notes } = useBridge()
  const state = useReadable<OpenNoteState | undefined>(
    docId === null ? NOTHING_READ : notes.state(docId),
  )
  const session = useReadable<NoteSession | undefined>(
    docId === null ? NOTHING_READ : notes.session(docId),
  )
  // At a note's address may stand a notebook, whose fields are others.
  const isNote = state?.kind === 'open' && state.docKind === 'note'
  const held = isNote && session ? factsOf(session) : undefined
  useReadable(held?.version ?? NO_VERSION)
  const isReadOnly = state?.kind !== 'open' || state.readOnly !== undefined || isFixed(session)
  const change = useMemo(
    () => (held && session ? changes(held.facts, session) : undefined),
    [held, session],
  )
  if (!held || !session || !change) return undefined
  return { facts: held.facts, isReadOnly, change, undo: session.undo }
}

function isFixed(session: NoteSession | undefined): boolean {
  if (!session || session.binding === 'fixed') return true
  return findBodyEditor(session)?.hasMisfit ?? false
}

function changes(facts: NoteFacts, session: NoteSession): OpenFacts['change'] {
  return (write) => {
    session.undo.stopCapturing()
    session.doc.transact(() => write(facts), USER)
    session.undo.stopCapturing()
  }
}
