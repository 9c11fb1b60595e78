// What a library says, as one hash: titles and texts of all its notes, whatever the order of their
// updates was. Two libraries with the same hash hold the same.
import { createHash } from 'node:crypto'
import * as Y from 'yjs'
import { readTitle } from '../../../shared/model/document'
import type { DocId } from '../../../shared/records/keys'
import { extractText } from '../../../shared/text/body/plain-text'
import { openTestLibrary } from '../../support/library'

export interface Texts {
  readonly count: number
  readonly hash: string
}

export async function readTexts(folder: string): Promise<Texts> {
  const opened = await openTestLibrary({ folder })
  try {
    const { library } = opened
    const docIds = Array.from(library.holdings.all, ({ docId }) => docId)
    return hashTexts(docIds, (docId, use) => {
      const state = library.readState(docId)
      if (!state) throw new Error('a note is held and not here')
      const doc = new Y.Doc()
      Y.applyUpdate(doc, state)
      use(doc)
      doc.destroy()
    })
  } finally {
    await opened.close()
  }
}

/** @param withDocument hands over the note's document for as long as the call takes */
export function hashTexts(
  docIds: readonly DocId[],
  withDocument: (docId: DocId, use: (doc: Y.Doc) => void) => void,
): Texts {
  const hash = createHash('sha256')
  for (const docId of docIds.toSorted())
    withDocument(docId, (doc) => {
      hash.update(JSON.stringify([docId, readTitle(doc), extractText(doc)]))
    })
  return { count: docIds.length, hash: hash.digest('hex') }
}

export function compareTexts(what: string, found: Texts, expected: Texts): void {
  if (found.count !== expected.count)
    throw new Error(`${what} has ${found.count} notes instead of ${expected.count}`)
  if (found.hash !== expected.hash) throw new Error(`${what} says something else`)
}
