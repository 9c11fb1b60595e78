/**
 * What those who may edit a note allow to be passed on with a notebook that it is in: a convention
 * that every build follows, since a key once given cannot be taken back.
 */
import type * as Y from 'yjs'
import type { PersonId } from '../records/identity'
import type { DocId } from '../records/keys'
import { readCreator } from './document'
import { PROGRAM } from './origin'

export const SHARINGS = ['read', 'edit', 'no'] as const
/** `read`, where nothing was said; `edit`, also to be edited; `no`, not passed on with a notebook. */
export type Sharing = (typeof SHARINGS)[number]

/** What only a later version understands is passed on by none before it. */
export function readSharing(value: unknown): Sharing {
  if (value === undefined) return 'read'
  return SHARINGS.find((sharing) => sharing === value) ?? 'no'
}

/** Whether this person made the document, by what their device signed. */
export function isMadeBy(doc: Y.Doc, docId: DocId, person: PersonId): boolean {
  return readCreator(doc, docId)?.personId === person
}

/** Of a notebook or base: whether those who may edit it are given what is in it to be edited too. */
export function readSharesEditing(doc: Y.Doc): boolean {
  return doc.getMap('meta').get('sharesEditing') === 'yes'
}

export function writeSharesEditing(doc: Y.Doc, is: boolean): void {
  if (readSharesEditing(doc) === is) return
  doc.transact(() => {
    const meta = doc.getMap('meta')
    if (is) meta.set('sharesEditing', 'yes')
    else meta.delete('sharesEditing')
  }, PROGRAM)
}
