/** A document begins to live at a relay by name: from then on others may hold it too. */
import { Collection } from '../../shared/model/collection'
import type { DocId } from '../../shared/records/keys'
import type { Library } from './library'

/**
 * Nothing for one that lives at a relay by name already. What earlier versions put into a collection
 * before it was shared goes, since nobody has had it: what its authors allow is put in anew.
 */
export function beginSharing(library: Library, docId: DocId, relay: string): void {
  const held = library.holdings.present(docId)
  if (!held || held.relay !== undefined || library.access === 'read') return
  const document = held.kind === 'note' ? undefined : library.open(docId)
  if (document && held.capability.rights === 'edit' && document.unknown.length === 0)
    document.write((doc) => new Collection(doc).keys.clear())
  library.holdings.home.nameRelay(docId, relay)
}
