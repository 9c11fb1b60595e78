/**
 * What a person does with notebooks and bases: makes them, changes them, takes a change back. One
 * that was changed stays in memory while its changes can be taken back, the last 20 of them.
 */
import type {
  CollectionChange,
  CollectionReply,
  CreateReply,
} from '../../shared/contract/collections'
import { type CollectionKind, isCollectionKind, readMeta } from '../../shared/model/document'
import { Notebook } from '../../shared/model/notebook'
import type { Unsubscribe } from '../../shared/model/origin'
import type { DocId } from '../../shared/records/keys'
import type { OpenDocument } from '../rooms/open-document'
import { type Begun, BegunChanges } from './begun-changes'
import { CollectionUndo } from './collection-undo'
import { createHeld } from './create-held'
import type { Library } from './library'
import { openInTurns } from './open-in-turns'
import type { KeyGiver } from './pass-on-keys'
import type { SlicedWork } from './sliced-work'
import { PutInChanges, wasPutIn } from './put-in'
import { RunningTurns, type Turns } from './turns'
import { CollectionWriting, CURATED, type Done, type Kept, type Refusal } from './write-collection'

const KEPT = 20

/** What thousands of members are written for. */
interface Running {
  readonly turns: RunningTurns<unknown>
  /** What else is asked of that collection meanwhile, in that order. */
  readonly waiting: (() => void)[]
}

export class Collections {
  readonly #library: Library
  readonly #giver: KeyGiver
  readonly #work: SlicedWork
  readonly #begun: BegunChanges
  readonly #writing: CollectionWriting
  readonly #running = new Map<DocId, Running>()
  /** Changed longest ago first. */
  readonly #kept = new Map<DocId, Kept>()
  readonly #stop: readonly Unsubscribe[]
  /** From the time on, so that no step of a host before is taken for one of this one. */
  #nextStep: number
  #isClosed = false

  constructor(library: Library, giver: KeyGiver, work: SlicedWork) {
    this.#library = library
    this.#giver = giver
    this.#work = work
    this.#begun = new BegunChanges(library)
    this.#writing = new CollectionWriting(library, this.#begun)
    this.#nextStep = library.clock.now()
    this.#stop = [
      library.held.add(() => this.#forgetGone()),
      library.journal.subscribeTrouble(() => {
        if (library.storeError === null)
          for (const kept of this.#kept.values()) this.#keepPutIn(kept)
      }),
    ]
  }

  /** On disk when it answers that it is done. A title beyond 1,000 letters is cut. */
  create(kind: CollectionKind, title: string): CreateReply {
    return createHeld(this.#library, kind, title)
  }

  /**
   * On disk when it answers that it is done: at once, unless it concerns thousands, or waits for one
   * that does, or the collection has thousands and is on disk alone. A library that is closed
   * meanwhile gets all of it first.
   */
  change(docId: DocId, change: CollectionChange): CollectionReply | Promise<CollectionReply> {
    const before = this.#running.get(docId)
    if (before)
      return new Promise((resolve, reject) => {
        before.waiting.push(() => {
          try {
            resolve(this.change(docId, change))
          } catch (error) {
            reject(error)
          }
        })
      })
    return this.#run(
      docId,
      change,
      this.#openAndDo(docId, (kept) => this.#writing.do(kept, change)),
    )
  }

  /**
   * What a host that died had begun, before anything comes from others: finished, and where it was
   * being taken back, given again. It is no step of undo.
   */
  finishBegun(): void {
    // A notebook that cannot be finished now keeps nobody from the library: the next start tries.
    for (const [docId, begun] of this.#begun.left())
      void this.#finishOne(docId, begun).catch((error: unknown) => {
        const details = { error: error instanceof Error ? error.name : 'unknown' }
        this.#library.report({ level: 'error', event: 'change-not-finished', details })
      })
  }

  async #finishOne(docId: DocId, begun: Begun): Promise<void> {
    // At once, however large: in turns others would be quicker.
    this.#library.open(docId)
    const again = this.#openAndDo(docId, (kept) => this.#writing.doAgain(kept, begun))
    await this.#run(docId, begun.change, this.#begun.finish(docId, again))
  }

  #run(
    docId: DocId,
    change: CollectionChange,
    begun: Turns<Done | Refusal>,
  ): CollectionReply | Promise<CollectionReply> {
    const turns = new RunningTurns(begun)
    if (turns.isEnded || this.#isClosed) return this.#reply(docId, change, turns.finish())
    this.#running.set(docId, { turns, waiting: [] })
    return turns
      .follow(this.#work)
      .then((done) => this.#reply(docId, change, done))
      .finally(() => this.#goOn(docId, turns))
  }

  undoable(docId: DocId): { readonly canUndo: boolean; readonly canRedo: boolean } {
    const steps = this.#kept.get(docId)?.steps
    return { canUndo: steps?.canUndo ?? false, canRedo: steps?.canRedo ?? false }
  }

  close(): void {
    for (const stop of this.#stop) stop()
    this.#isClosed = true
    for (const [docId, { turns }] of [...this.#running]) this.#finish(docId, turns)
    for (const docId of [...this.#kept.keys()]) this.#forget(docId)
  }

  #finish(docId: DocId, turns: RunningTurns<unknown>): void {
    try {
      turns.finish()
    } catch {
      // Whoever asked for it is told, and the rest of the library closes all the same.
    }
    this.#goOn(docId, turns)
  }

  /** Those that waited begin, in their order; behind the first that takes long the others wait again. */
  #goOn(docId: DocId, ended: RunningTurns<unknown>): void {
    const running = this.#running.get(docId)
    if (running?.turns !== ended) return
    this.#running.delete(docId)
    for (const begin of running.waiting) begin()
    if (!this.#isClosed) this.#forgetGone()
  }

  *#openAndDo(docId: DocId, begin: (kept: Kept) => Turns<Done | Refusal>): Turns<Done | Refusal> {
    const opened = yield* this.#open(docId)
    if (typeof opened === 'string') return opened
    return yield* this.#whileOpen(opened, begin(opened))
  }

  *#open(docId: DocId): Turns<Kept | Refusal> {
    const document = yield* openInTurns(this.#library, docId)
    const kind = document && readMeta(document.doc).kind
    if (!document || !isCollectionKind(kind)) return 'unknown'
    const reason = document.readOnly?.kind
    if (reason) return reason === 'trashed' ? 'unknown' : reason
    if (!this.#isOpen(this.#kept.get(docId))) this.#forget(docId)
    const kept = this.#kept.get(docId) ?? this.#keep(document, kind)
    this.#kept.delete(docId)
    this.#kept.set(docId, kept)
    for (const oldest of [...this.#kept.keys()].slice(0, -KEPT))
      if (!this.#running.has(oldest)) this.#forget(oldest)
    return kept
  }

  /** One that was purged left memory, and is another document if it is back. */
  #isOpen(kept: Kept | undefined): kept is Kept {
    return kept !== undefined && this.#library.documents.peek(kept.document.docId) === kept.document
  }

  #keep(document: OpenDocument, kind: CollectionKind): Kept {
    const { doc } = document
    this.#library.documents.pin(document.docId)
    const steps = new CollectionUndo(doc, CURATED, () => this.#nextStep++)
    const putIn = new PutInChanges(doc, CURATED, (member) =>
      wasPutIn(this.#library, document, member),
    )
    return { kind, document, notebook: new Notebook(doc), steps, putIn, large: new Map() }
  }

  #reply(docId: DocId, change: CollectionChange, done: Done | Refusal): CollectionReply {
    if (typeof done === 'string') return refuse(done)
    // What is not given by now is given after the next start.
    if (change.kind === 'integrate' && !this.#isClosed) this.#giver.give(docId, change.docIds)
    return this.#library.journal.flush() ? done : refuse('store-error')
  }

  *#whileOpen(kept: Kept, turns: Turns<Done | Refusal>): Turns<Done | Refusal> {
    for (;;) {
      if (!this.#isOpen(kept)) return 'unknown'
      const { done, value } = turns.next()
      if (done) return value
      yield
    }
  }

  #forgetGone(): void {
    const { holdings } = this.#library
    for (const [docId, kept] of [...this.#kept]) {
      if (this.#running.has(docId)) continue
      const held = holdings.present(docId)
      if (!held || held.trashedAt !== undefined || !this.#isOpen(kept)) this.#forget(docId)
    }
  }

  /** What a disk had refused to write down, at once. */
  #keepPutIn(kept: Kept): void {
    const { docId } = kept.document
    if (kept.putIn.isEmpty || this.#running.has(docId)) return
    new RunningTurns(this.#writing.keepPutIn(kept)).finish()
  }

  #forget(docId: DocId): void {
    const kept = this.#kept.get(docId)
    if (!kept) return
    this.#kept.delete(docId)
    this.#keepPutIn(kept)
    kept.steps.close()
    kept.putIn.close()
    kept.notebook.close()
    this.#library.documents.unpin(docId)
  }
}

function refuse(reason: Refusal): CollectionReply {
  return { kind: 'refused', reason }
}
