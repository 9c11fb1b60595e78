/**
 * Puts the keys of what is in a collection into it, once it is shared and where this person may edit
 * it: of each member to view, and to edit where the collection shares that, as far as the authors
 * allow. What is held back now is looked at again when the note changes. It is done in slices.
 */
import { Collection } from '../../shared/model/collection'
import type { EditEntry } from '../../shared/model/collection-keys'
import { memberKindOf } from '../../shared/model/home'
import type { PutInEntry } from '../../shared/model/put-in'
import type { Unsubscribe } from '../../shared/model/origin'
import { readSharesEditing } from '../../shared/model/sharing'
import type { DocId, DocumentKeys, EditCapability } from '../../shared/records/keys'
import type { OpenDocument } from '../rooms/open-document'
import { Slices } from '../sync/slices'
import { type Act, mayEdit, readAllowed } from './allowed'
import { HeldChanges } from './held-changes'
import type { Library } from './library'
import { GoneElsewhere, isPutIn } from './put-in'

/** What a person integrates is given at once, the rest of thousands in slices. */
const AT_ONCE = 64

type Task = `${DocId} ${DocId} ${Act}`

/** A collection that is shared, and that this person may edit. */
interface Shared {
  readonly docId: DocId
  readonly members: 'note' | 'notebook'
  readonly document: OpenDocument
  readonly collection: Collection
  readonly capability: EditCapability
  readonly sharesEditing: boolean
}

interface Given {
  readonly to: Shared
  readonly view: DocumentKeys[]
  readonly edit: EditEntry[]
}

/** What was done for one collection since the start. */
interface Progress {
  readonly sharesEditing: boolean
  readonly done: Set<DocId>
  /** Where the authors, or what this person holds, allow no more for now. */
  readonly withheld: Set<DocId>
}

export class KeyGiver {
  readonly #library: Library
  readonly #scans: Slices<DocId>
  readonly #slices: Slices<Task>
  readonly #changes: HeldChanges
  readonly #stopPutIn: Unsubscribe
  readonly #progress = new Map<DocId, Progress>()
  readonly #batch = new Map<DocId, Given>()
  /** Whether the person's other machines are to know that it was put in. */
  readonly #told: (readonly [PutInEntry, boolean])[] = []
  readonly #goneElsewhere: GoneElsewhere
  #waiting: ((isDone: boolean) => void)[] = []

  constructor(library: Library) {
    this.#library = library
    this.#scans = new Slices<DocId>(library.clock, {
      step: (docId) => {
        if (this.#heldAsShared(docId) && library.openPart(docId) === 'opening') return false
        this.#slices.later(this.#tasksAfter(docId))
        return true
      },
    })
    this.#slices = new Slices<Task>(library.clock, {
      step: (task) => this.#look(task),
      around: (slice) => {
        slice()
        this.#write()
      },
      done: () => this.#tellWaiting(true),
    })
    this.#changes = new HeldChanges({
      library,
      isOfUse: (docId) => this.#isCollection(docId) || this.#holdBack(docId),
      tell: (docIds) => this.#scans.later(docIds),
    })
    this.#goneElsewhere = new GoneElsewhere(library)
    this.#stopPutIn = library.holdings.home.putIn.subscribe((entries, isOurs) => {
      if (!isOurs) this.#goneElsewhere.add(entries)
      this.#changes.add([...new Set(entries.map(({ collection }) => collection))])
    })
  }

  /** What a person has just integrated: what they made themselves they allow by that. */
  give(docId: DocId, members: readonly DocId[]): void {
    if (!this.#heldAsShared(docId)) return
    const tasks = members.map((member): Task => `${docId} ${member} own`)
    for (const task of tasks.slice(0, AT_ONCE)) this.#look(task)
    this.#write()
    this.#slices.later(tasks.slice(AT_ONCE))
  }

  /** All that is in it, as a person's own act; false where the library was closed before the end. */
  giveAll(docId: DocId): Promise<boolean> {
    const to = this.#shared(docId)
    const left = to ? this.#left(docId, () => true).filter((id) => this.#isPutIn(to, id)) : []
    this.#slices.later(left.map((member): Task => `${docId} ${member} own`))
    if (this.#slices.isEmpty) return Promise.resolve(true)
    return new Promise((resolve) => this.#waiting.push(resolve))
  }

  close(): void {
    this.#changes.close()
    this.#stopPutIn()
    this.#scans.clear()
    this.#slices.clear()
    this.#tellWaiting(false)
  }

  #tellWaiting(isDone: boolean): void {
    const waiting = this.#waiting
    this.#waiting = []
    for (const tell of waiting) tell(isDone)
  }

  #isCollection(docId: DocId): boolean {
    return (this.#library.holdings.present(docId)?.kind ?? 'note') !== 'note'
  }

  /** Whether some collection still lacks something of it. */
  #holdBack(member: DocId): boolean {
    for (const { withheld } of this.#progress.values()) if (withheld.has(member)) return true
    return false
  }

  #tasksAfter(docId: DocId): readonly Task[] {
    const tasks: Task[] = []
    for (const [collection, { withheld }] of this.#progress)
      if (withheld.has(docId)) tasks.push(`${collection} ${docId} followed`)
    const isNew = (member: DocId, { withheld }: Progress) => !withheld.has(member)
    for (const member of this.#left(docId, isNew)) tasks.push(`${docId} ${member} followed`)
    return tasks
  }

  /** Members of a shared collection that may lack a key. */
  #left(docId: DocId, isWanted: (member: DocId, progress: Progress) => boolean): readonly DocId[] {
    const to = this.#shared(docId)
    if (!to) {
      this.#progress.delete(docId)
      return []
    }
    const progress = this.#progressOf(to)
    return [...to.collection.members()].filter(
      (member) => !progress.done.has(member) && isWanted(member, progress),
    )
  }

  #progressOf({ docId, sharesEditing }: Shared): Progress {
    const known = this.#progress.get(docId)
    if (known?.sharesEditing === sharesEditing) return known
    const begun: Progress = { sharesEditing, done: new Set(), withheld: new Set() }
    this.#progress.set(docId, begun)
    return begun
  }

  /** Without a look into it. */
  #heldAsShared(docId: DocId): Pick<Shared, 'members' | 'capability'> | undefined {
    const held = this.#library.holdings.present(docId)
    if (!held || held.kind === 'note' || held.relay === undefined) return undefined
    const { kind, capability } = held
    return capability.rights === 'edit' ? { members: memberKindOf(kind), capability } : undefined
  }

  #shared(docId: DocId): Shared | undefined {
    const held = this.#heldAsShared(docId)
    const document = held && this.#library.open(docId)
    if (!document || document.readOnly) return undefined
    const { doc } = document
    const sharesEditing = readSharesEditing(doc)
    return { docId, ...held, document, collection: new Collection(doc), sharesEditing }
  }

  #look(task: Task): void {
    const [docId, member, act] = task.split(' ') as [DocId, DocId, Act]
    const to = this.#shared(docId)
    if (!to?.collection.integration(member)) return
    if (act === 'followed' && !this.#isPutIn(to, member)) return
    const { done, withheld } = this.#progressOf(to)
    const isAllGiven = this.#gather(to, member, act)
    withheld.delete(member)
    if (isAllGiven) done.add(member)
    else withheld.add(member)
    this.#tellOthers(to, member)
  }

  /** What has no key yet could be given by any of the person's machines: this one says that it may. */
  #tellOthers({ docId, collection }: Shared, member: DocId): void {
    const { holdings, log } = this.#library
    const keys = holdings.keys(member)?.keys
    const isGiven = this.#batch.get(docId)?.view.some((given) => given.docId === member)
    const isHere = isGiven === true || (keys !== undefined && collection.keys.has(keys))
    const entry = { collection: docId, member }
    if (isHere) {
      if (holdings.home.putIn.has(entry)) this.#told.push([entry, false])
    } else if (log.putIn.has(docId, member)) this.#told.push([entry, true])
  }

  #isPutIn({ document, collection }: Shared, member: DocId): boolean {
    return this.#goneElsewhere.isWritten && isPutIn(this.#library, document, member, collection)
  }

  /** False where something is held back. */
  #gather(to: Shared, member: DocId, act: Act): boolean {
    const { holdings } = this.#library
    const held = holdings.present(member)
    const keys = held && held.kind === to.members ? holdings.keys(member) : undefined
    if (!keys || held?.trashedAt !== undefined) return false
    const { capability } = keys
    const { roomId } = keys.keys
    const edit = capability.rights === 'edit' ? { roomId, capability } : undefined
    const lacksView = !to.collection.keys.has(keys.keys)
    const lacksEdit =
      to.sharesEditing && !(edit && to.collection.keys.hasToEdit(edit, to.capability))
    if (!lacksView && !(lacksEdit && edit)) return !lacksEdit
    const allowed = readAllowed(this.#library, member)
    if (!allowed || allowed.sharing === 'no') return false
    const given = this.#givenTo(to)
    if (lacksView) given.view.push(keys.keys)
    if (!lacksEdit) return true
    if (!edit || !mayEdit(allowed, act)) return false
    given.edit.push(edit)
    return true
  }

  #givenTo(to: Shared): Given {
    const given = this.#batch.get(to.docId) ?? { to, view: [], edit: [] }
    this.#batch.set(to.docId, given)
    return given
  }

  #write(): void {
    for (const { to, view, edit } of this.#batch.values())
      to.document.write(() => {
        to.collection.keys.add(view)
        to.collection.keys.addToEdit(edit, to.capability)
      })
    this.#batch.clear()
    this.#library.holdings.home.putIn.change(this.#told.splice(0))
  }
}
