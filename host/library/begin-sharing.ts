/** A document begins to live at a relay by name: from then on others may hold it too. */
import { Collection } from '../../shared/model/collection'
import type { DocId } from '../../shared/records/keys'
import type { OpenDocument } from '../rooms/open-document'
import type { Library } from './library'
import { keepPutIn } from './put-in'

/**
 * Nothing for one that lives at a relay by name already. What earlier versions put into a collection
 * before it was shared goes, since nobody has had it: what its authors allow is put in anew. Where
 * that cannot be, since the collection holds what only a later version knows, nothing is shared:
 * those keys would open what was taken out of it. Throws StoreFailure.
 */
export function beginSharing(library: Library, docId: DocId, relay: string): 'begun' | 'refused' {
  const held = library.holdings.present(docId)
  if (!held || held.relay !== undefined || library.access === 'read') return 'begun'
  const document = held.kind === 'note' ? undefined : library.open(docId)
  if (document && held.capability.rights === 'edit' && !prepare(library, document)) return 'refused'
  library.holdings.home.nameRelay(docId, relay)
  return 'begun'
}

function prepare(library: Library, document: OpenDocument): boolean {
  const { keys } = new Collection(document.doc)
  if (!keys.isEmpty && document.unknown.length > 0) return false
  keepPutIn(library, document)
  if (!keys.isEmpty) document.write(() => keys.clear())
  return true
}
