/**
 * Which note a link in a text leads to: the one rule for what is drawn, opened and counted. A note is
 * named by its place alone: an address with a key in it is no link, but a secret.
 */
import { type DocId, parseDocId } from '../../records/keys'
import { MAX_LINK_LETTERS, parseHeading } from '../link'

const PLACE = /^\s*carnet:\/\/note\/([\w-]{22})(?:#h=([^&#\s]*))?\s*$/iu

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
