/** Reads a whole document for the catalog. */
import type * as Y from 'yjs'
import { BODY, isCollectionKind, readMeta, readTitle } from '../../model/document'
import type { DocId } from '../../records/keys'
import type { DocumentReading } from './document-reading'
import { readBodyContent } from './read-body'
import { readCollection } from './read-collection'
import { readNote } from './read-note'

/** What nobody filled yet is an empty note. */
export function readDocument(doc: Y.Doc, docId: DocId): DocumentReading {
  const { kind = 'note' } = readMeta(doc)
  if (isCollectionKind(kind)) return readCollection(doc, docId, kind)
  if (kind !== 'note') return { kind: 'unlisted', createdAt: undefined }
  const roots = {
    map: (name: string) => doc.getMap(name),
    letters: (name: string) => doc.getText(name).toString(),
  }
  return readNote(roots, readTitle(doc), readBodyContent(doc.getXmlFragment(BODY)))
}
