/** Counts what goes along with a collection that is shared, by the rules by which keys are given. */
import type { NamedNotes, SharingPreview } from '../../shared/contract/sharing'
import { Collection } from '../../shared/model/collection'
import { type HeldDocument, memberKindOf } from '../../shared/model/home'
import { readSharesEditing } from '../../shared/model/sharing'
import type { DocId } from '../../shared/records/keys'
import { mayEdit, readAllowed } from './allowed'
import type { Library } from './library'
import { isPutIn } from './put-in'
import type { SlicedWork } from './sliced-work'

const TITLES = 3

/** Null for what is no collection, or is not held any more. */
export async function previewSharing(
  library: Library,
  work: SlicedWork,
  docId: DocId,
): Promise<SharingPreview | null> {
  const held = library.holdings.present(docId)
  const doc = held && held.kind !== 'note' ? library.open(docId)?.doc : undefined
  if (!held || !doc) return null
  const sharesEditing = readSharesEditing(doc)
  const notebooks = membersOf(library, held).filter(({ kind }) => kind === 'notebook')
  const going = notebooks.filter((notebook) => isPassedOn(library, notebook))
  const editable = going.filter((notebook) => sharesToEdit(library, notebook))
  /** Whether it is in a notebook that is to be edited. */
  const notes = new Map<HeldDocument, boolean>()
  for (const notebook of held.kind === 'notebook' ? [held] : going) {
    const isEditable = held.kind === 'notebook' || editable.includes(notebook)
    for (const note of membersOf(library, notebook))
      notes.set(note, isEditable || notes.get(note) === true)
  }
  const counts = new Counts(library)
  const isWhole = await work.run(notes, ([note, isEditable]) => counts.add(note, isEditable))
  if (!isWhole) return null
  return {
    sharesEditing,
    notebooks: going.length,
    editableNotebooks: editable.length,
    ...counts.read(),
  }
}

/** A notebook that goes along with a base. */
export function isPassedOn(library: Library, notebook: HeldDocument): boolean {
  return (readAllowed(library, notebook.docId)?.sharing ?? 'no') !== 'no'
}

/** A notebook that goes along with a base to be edited. */
export function sharesToEdit(library: Library, notebook: HeldDocument): boolean {
  if (notebook.capability.rights === 'view') return false
  const allowed = readAllowed(library, notebook.docId)
  return allowed !== undefined && mayEdit(allowed, 'own')
}

/** Those that may be passed on: held, not in the trash, and not only named there by somebody. */
export function membersOf(library: Library, collection: HeldDocument): readonly HeldDocument[] {
  const document = library.open(collection.docId)
  if (!document) return []
  const wanted = memberKindOf(collection.kind)
  const inside = new Collection(document.doc)
  return [...inside.members()].flatMap((member) => {
    const held = library.holdings.present(member)
    if (held?.kind !== wanted || held.trashedAt !== undefined) return []
    return isPutIn(library, document, member, inside) ? held : []
  })
}

class Counts {
  readonly #library: Library
  #read = 0
  #edit = 0
  readonly #viewOnly = new Names()
  readonly #notAllowed = new Names()
  readonly #withheld = new Names()

  constructor(library: Library) {
    this.#library = library
  }

  add({ docId, capability }: HeldDocument, isEditable: boolean): void {
    const allowed = readAllowed(this.#library, docId)
    // Its content has not come: nothing is passed on of what nobody here has read.
    if (!allowed) return
    if (allowed.sharing === 'no') return this.#withheld.add(allowed.title)
    this.#read += 1
    if (capability.rights === 'view' || !isEditable) this.#viewOnly.add(allowed.title)
    else if (mayEdit(allowed, 'own')) this.#edit += 1
    else this.#notAllowed.add(allowed.title)
  }

  read() {
    return {
      read: this.#read,
      edit: this.#edit,
      viewOnly: this.#viewOnly.read(),
      notAllowed: this.#notAllowed.read(),
      withheld: this.#withheld.read(),
    }
  }
}

class Names {
  #count = 0
  readonly #titles: string[] = []

  add(title: string): void {
    this.#count += 1
    if (this.#titles.length < TITLES) this.#titles.push(title.slice(0, 200))
  }

  read(): NamedNotes {
    return { count: this.#count, titles: this.#titles }
  }
}
