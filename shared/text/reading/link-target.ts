/**
 * Which note a link in a text leads to: the one rule for what is drawn, opened and counted. A note is
 * named by its place alone: an address with a key in it is no link, but a secret. A link to a notebook
 * or base is opened and not counted.
 */
import { type DocId, parseDocId } from '../../records/keys'
import type { CollectionKind } from '../../model/document'
import { parseHeading } from '../link'
import { MAX_LINK_LETTERS } from '../link-letters'

const PLACE = /^\s*carnet:\/\/note\/([\w-]{22})(?:#h=([^&#\s]*))?\s*$/iu
const COLLECTION = /^\s*carnet:\/\/(notebook|base)\/([\w-]{22})\s*$/iu

export interface NoteTarget {
  readonly target: DocId
  /** Empty for the whole note. */
  readonly heading: string
}

/** Undefined for what leads elsewhere. */
export function readNoteTarget(href: string): NoteTarget | undefined {
  if (href.length > MAX_LINK_LETTERS) return undefined
  const found = PLACE.exec(href)
  const target = found && parseDocId(found[1])
  return target ? { target, heading: parseHeading(found[2] ?? '') ?? '' } : undefined
}

export interface CollectionTarget {
  readonly linked: CollectionKind
  readonly docId: DocId
}

export function readCollectionTarget(href: string): CollectionTarget | undefined {
  const found = COLLECTION.exec(href)
  const docId = found && parseDocId(found[2])
  if (!docId) return undefined
  return { linked: found[1]?.toLowerCase() === 'base' ? 'base' : 'notebook', docId }
}
