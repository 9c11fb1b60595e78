/** A person's own act: what is in a notebook or base goes along with it, to be read or edited too. */
import type { NoteChange } from '../../shared/contract/notes'
import { writeSharesEditing } from '../../shared/model/sharing'
import type { DocId } from '../../shared/records/keys'
import { beginSharing } from './begin-sharing'
import type { Library } from './library'
import type { KeyGiver } from './pass-on-keys'
import { isPassedOn, membersOf, sharesToEdit } from './preview-sharing'

/** The library ended meanwhile. */
const CLOSED: NoteChange = { kind: 'refused', reason: 'unknown' }

/**
 * Of one that is shared, or nothing is done. With a base its notebooks are shared, those that this
 * person may edit: a notebook that goes along to be edited shares its notes so, too. Where editing is
 * no longer shared, what was given stays given.
 */
export async function shareContents(
  library: Library,
  giver: KeyGiver,
  { docId, editing }: { readonly docId: DocId; readonly editing: boolean },
): Promise<NoteChange> {
  const held = library.holdings.present(docId)
  const document = held && held.kind !== 'note' ? library.open(docId) : undefined
  if (!held || !document || held.relay === undefined) return { kind: 'refused', reason: 'unknown' }
  const reason = document.readOnly?.kind
  if (reason) return { kind: 'refused', reason: reason === 'trashed' ? 'unknown' : reason }
  document.write((doc) => writeSharesEditing(doc, editing))
  if (!(await giver.giveAll(docId))) return CLOSED
  if (held.kind === 'base')
    for (const notebook of membersOf(library, held)) {
      if (notebook.capability.rights === 'view' || !isPassedOn(library, notebook)) continue
      if (beginSharing(library, notebook.docId, held.relay) === 'refused') continue
      const inside = library.open(notebook.docId)
      if (editing && inside && !inside.readOnly && sharesToEdit(library, notebook))
        inside.write((doc) => writeSharesEditing(doc, true))
      if (!(await giver.giveAll(notebook.docId))) return CLOSED
    }
  return library.journal.flush() ? { kind: 'done' } : { kind: 'refused', reason: 'store-error' }
}
