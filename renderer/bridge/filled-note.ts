/**
 * A note that is made with something in it: from a template. It is filled before it is shown, and not
 * as something that the person did: undo never takes the template itself away.
 */
import type * as Y from 'yjs'
import { BODY } from '../../shared/model/document'
import { type NoteType, NoteFacts } from '../../shared/model/note'
import { PROGRAM } from '../../shared/model/origin'
import { copyTemplate } from '../../shared/model/template'
import type { DocId } from '../../shared/records/keys'
import type { Block } from '../../shared/text/body/body-tree'
import { writeBody } from '../../shared/text/body/body-document'
import { type HostClient, isLost } from './host-client'
import type { NoteSession } from './note-session'
import type { OpenNotes } from './open-notes'

export interface FilledNoteParts {
  readonly client: HostClient
  readonly notes: OpenNotes
}

export interface Shape {
  readonly type: NoteType
  readonly blocks: readonly Block[]
}

/** Undefined when it could not be made; whatever was made stays. */
export function createFromShape(parts: FilledNoteParts, shape: Shape): Promise<DocId | undefined> {
  return createFilled(parts, (doc) => {
    if (shape.type !== 'general') new NoteFacts(doc).setType(shape.type)
    writeBody(doc.getXmlFragment(BODY), shape.blocks)
  })
}

/** As another note is at this moment. */
export async function createFromNote(
  parts: FilledNoteParts,
  docId: DocId,
): Promise<DocId | undefined> {
  const release = parts.notes.retain(docId)
  try {
    const source = await whenOpen(parts.notes, docId)
    // Something that this build lacks would be lost by being copied.
    if (source?.binding !== 'live') return undefined
    return await createFilled(parts, (doc) => copyTemplate(source.doc, doc))
  } finally {
    release()
  }
}

async function createFilled(
  { client, notes }: FilledNoteParts,
  fill: (doc: Y.Doc) => void,
): Promise<DocId | undefined> {
  const made = await client.request('createNote', { title: '' })
  if (isLost(made) || made.kind === 'failed') return undefined
  const release = notes.retain(made.docId)
  try {
    const session = await whenOpen(notes, made.docId)
    session?.doc.transact(() => fill(session.doc), PROGRAM)
    return made.docId
  } finally {
    release()
  }
}

/** Once the library's own state of it is there; undefined when it cannot be opened. */
function whenOpen(notes: OpenNotes, docId: DocId): Promise<NoteSession | undefined> {
  const readable = notes.state(docId)
  return new Promise((settle) => {
    const look = () => {
      const state = readable.read()
      if (state.kind === 'refused') return finish(undefined)
      if (state.kind === 'open' && state.docKind !== 'note') return finish(undefined)
      if (state.kind === 'open' && state.isSynced) finish(notes.session(docId).read())
    }
    const stop = readable.subscribe(look)
    const finish = (session: NoteSession | undefined) => {
      stop()
      settle(session)
    }
    look()
  })
}
