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
import { StoreFailure } from '../log/contract'
import type { OpenDocument } from '../rooms/open-document'
import { CollectionUndo } from './collection-undo'
import { createHeld } from './create-held'
import type { Library } from './library'
import { openInTurns } from './open-in-turns'
import type { KeyGiver } from './pass-on-keys'
import type { SlicedWork } from './sliced-work'
import { planChange, type Written } from './plan-collection-change'
import { PutInChanges } from './put-in'
import { RunningTurns, type Turns } from './turns'
import type { Plan } from './write-members'

const KEPT = 20
/** What a person does to a collection through a request: what undo takes back, and nothing else. */
const CURATED = Symbol('curated')

type Done = CollectionReply & { readonly kind: 'done' }
type Refusal = (CollectionReply & { readonly kind: 'refused' })['reason']

interface Kept {
  readonly kind: CollectionKind
  readonly document: OpenDocument
  readonly notebook: Notebook
  readonly steps: CollectionUndo
  readonly putIn: PutInChanges
}

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
  readonly #running = new Map<DocId, Running>()
  /** Changed longest ago first. */
  readonly #kept = new Map<DocId, Kept>()
  readonly #unsubscribe: Unsubscribe
  /** From the time on, so that no step of a host before is taken for one of this one. */
  #nextStep: number
  #isClosed = false

  constructor(library: Library, giver: KeyGiver, work: SlicedWork) {
    this.#library = library
    this.#giver = giver
    this.#work = work
    this.#nextStep = library.clock.now()
    this.#unsubscribe = library.held.add(() => this.#forgetGone())
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
    const turns = new RunningTurns(this.#openAndDo(docId, change))
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
    this.#unsubscribe()
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

  *#openAndDo(docId: DocId, change: CollectionChange): Turns<Done | Refusal> {
    const opened = yield* this.#open(docId)
    if (typeof opened === 'string') return opened
    return yield* this.#whileOpen(opened, this.#do(opened, change))
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
    const putIn = new PutInChanges(doc, CURATED)
    return { kind, document, notebook: new Notebook(doc), steps, putIn }
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

  *#do(kept: Kept, change: CollectionChange): Turns<Done | Refusal> {
    const done = yield* this.#make(kept, change)
    yield* this.#keepPutIn(kept)
    return done
  }

  /** Refused by the disk it is kept with the next change: until then no key is given for it. */
  *#keepPutIn({ document, putIn }: Kept): Turns<void> {
    const { log, journal } = this.#library
    try {
      yield* putIn.take((changed) => log.putIn.write(document.docId, changed))
    } catch (error) {
      if (!(error instanceof StoreFailure)) throw error
      journal.report(error.error)
    }
  }

  *#make(kept: Kept, change: CollectionChange): Turns<Done | Refusal> {
    const { steps } = kept
    switch (change.kind) {
      case 'undo':
        if (change.step !== undefined && change.step !== steps.last) return 'changed-since'
        return { kind: 'done', created: null, step: yield* steps.undo() }
      case 'redo':
        return { kind: 'done', created: null, step: yield* steps.redo() }
      default: {
        const plan = this.#plan(kept, change)
        if (!plan) return 'unknown'
        const { result, step } = yield* steps.stepOf(this.#write(kept, plan))
        return { kind: 'done', created: result, step }
      }
    }
  }

  /** A transaction for each turn. */
  *#write({ document }: Kept, plan: Plan): Plan {
    for (;;) {
      const { done, value } = document.write(() => plan.next(), CURATED)
      if (done) return value
      yield
    }
  }

  #plan({ kind, document, notebook }: Kept, change: Written): Plan | undefined {
    const { holdings, clock, device } = this.#library
    return planChange(
      {
        kind,
        notebook,
        doc: document.doc,
        docId: document.docId,
        by: holdings.home.profile.name,
        person: device.personId,
        now: clock.now(),
        mayIntegrate: (member) => this.#mayIntegrate(kind, member),
      },
      change,
    )
  }

  #mayIntegrate(kind: CollectionKind, member: DocId): boolean {
    const wanted = kind === 'notebook' ? 'note' : 'notebook'
    return this.#library.holdings.present(member)?.kind === wanted
  }

  #forgetGone(): void {
    const { holdings } = this.#library
    for (const [docId, kept] of [...this.#kept]) {
      if (this.#running.has(docId)) continue
      const held = holdings.present(docId)
      if (!held || held.trashedAt !== undefined || !this.#isOpen(kept)) this.#forget(docId)
    }
  }

  #forget(docId: DocId): void {
    const kept = this.#kept.get(docId)
    if (!kept) return
    this.#kept.delete(docId)
    kept.steps.close()
    kept.putIn.close()
    kept.notebook.close()
    this.#library.documents.unpin(docId)
  }
}

function refuse(reason: Refusal): CollectionReply {
  return { kind: 'refused', reason }
}
