/**
 * What a note is besides its text, as React reads it: the model itself, and a number that grows with
 * each change of it, here or by others. Letters of the body change nothing here.
 */
import { NoteFacts } from '../../shared/model/note'
import type { NoteSession } from './note-session'
import { type Readable, Store } from './store'

export interface SessionFacts {
  readonly facts: NoteFacts
  readonly version: Readable<number>
}

const known = new WeakMap<NoteSession, SessionFacts>()

/** The same for the same session, and as long as it lives. */
export function factsOf(session: NoteSession): SessionFacts {
  const found = known.get(session)
  if (found) return found
  const facts = new NoteFacts(session.doc)
  const version = new Store(0)
  const stop = facts.subscribe(() => version.set(version.read() + 1))
  session.onClose(stop)
  const made = { facts, version }
  known.set(session, made)
  return made
}
