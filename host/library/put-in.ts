/** Who put something into a collection, where its key is at stake. */
import { Collection } from '../../shared/model/collection'
import { readWriter } from '../../shared/model/document'
import { lastWriterOf } from '../../shared/model/key-writers'
import type { DocId } from '../../shared/records/keys'
import type { OpenDocument } from '../rooms/open-document'
import type { Library } from './library'

/**
 * By this person, or by somebody who had its key and gave it. Whoever may edit the collection can
 * write any id in it, such as that of a note which was only linked to: naming it gives no key.
 */
export function isPutIn(
  library: Library,
  { doc, docId }: OpenDocument,
  member: DocId,
  collection = new Collection(doc),
): boolean {
  const client = lastWriterOf(doc.getMap('integrated'), member)
  const writer = client === undefined ? undefined : readWriter(doc, docId, client)
  if (writer?.personId === library.device.personId) return true
  const keys = library.holdings.keys(member)?.keys
  return keys !== undefined && collection.keys.has(keys)
}
