/**
 * What one document makes fail is that document's alone: it is told and passed over, so that nothing
 * that a peer wrote keeps all others out of the catalog. What the disk refuses concerns them all.
 */
import type { DocId } from '../../shared/records/keys'
import { storeErrorOf } from '../log/open-sqlite'
import type { CatalogEntry } from './contract'

export interface Skipped {
  readonly docId: DocId
  /** The error's name: what it says may quote the document. */
  readonly error: string
}

export type TellSkipped = (skipped: Skipped) => void

/** Undefined where it failed, which was told. Throws what the disk refused. */
export function skipFailing<Result>(
  docId: DocId,
  work: () => Result,
  tell: TellSkipped,
): Result | undefined {
  try {
    return work()
  } catch (error) {
    if (storeErrorOf(error) !== undefined) throw error
    tell({ docId, error: error instanceof Error ? error.name : 'unknown' })
    return undefined
  }
}

/** With its title alone: what cannot be written whole is listed all the same. */
export function bareEntryOf(entry: CatalogEntry): CatalogEntry {
  if (entry.kind === 'note') return { ...entry, ...BARE_NOTE }
  return entry.kind === 'unlisted'
    ? entry
    : { ...entry, text: '', links: [], members: [], categories: [] }
}

const BARE_NOTE = Object.freeze({
  text: '',
  summary: '',
  more: '',
  tags: [],
  authors: [],
  aliases: [],
  definitions: [],
  headings: [],
  links: [],
  relations: [],
})
