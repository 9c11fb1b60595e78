/** A person's own act: what is in a notebook or base goes along with it, to be read or edited too. */
import type { NoteChange } from '../../shared/contract/notes'
import { readSharesEditing, writeSharesEditing } from '../../shared/model/sharing'
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
    for (const { docId: notebook } of membersOf(library, held)) {
      // Others of its notebooks took a while: what is asked of the base may be another thing by now.
      const base = sharedAs(library, docId, editing)
      if (!base) break
      beginNotebook(library, notebook, { relay: base, editing })
      if (!(await giver.giveAll(notebook))) return CLOSED
    }
  return library.journal.flush() ? { kind: 'done' } : { kind: 'refused', reason: 'store-error' }
}

/** The relay of a base that is here and still to be shared so. */
function sharedAs(library: Library, docId: DocId, editing: boolean): string | undefined {
  const held = library.holdings.present(docId)
  const document = held?.trashedAt === undefined ? library.open(docId) : undefined
  if (!document || readSharesEditing(document.doc) !== editing) return undefined
  return held?.relay
}

function beginNotebook(
  library: Library,
  docId: DocId,
  { relay, editing }: { readonly relay: string; readonly editing: boolean },
): void {
  const held = library.holdings.present(docId)
  if (held?.capability.rights !== 'edit' || held.trashedAt !== undefined) return
  if (!isPassedOn(library, held) || beginSharing(library, docId, relay) === 'refused') return
  const inside = library.open(docId)
  if (editing && inside && !inside.readOnly && sharesToEdit(library, held))
    inside.write((doc) => writeSharesEditing(doc, true))
}
