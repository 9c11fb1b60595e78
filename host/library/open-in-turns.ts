/**
 * A document comes into memory in turns where it is large: to build a notebook of thousands at once
 * would keep whoever types elsewhere waiting. Small ones, and what is in memory, are there at once.
 */
import type { DocId } from '../../shared/records/keys'
import type { OpenDocument } from '../rooms/open-document'
import type { Library } from './library'
import type { Turns } from './turns'

/** Undefined where it is not held, was purged, or the library was closed meanwhile. */
export function* openInTurns(library: Library, docId: DocId): Turns<OpenDocument | undefined> {
  for (;;) {
    const open = library.openPart(docId)
    if (open !== 'opening') return open
    yield
  }
}
