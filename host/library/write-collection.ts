/**
 * How what a person asks of one notebook or base is written, taken back and given again, a turn at a
 * time where it concerns thousands.
 */
import type { CollectionChange, CollectionReply } from '../../shared/contract/collections'
import type { CollectionKind } from '../../shared/model/document'
import type { Notebook } from '../../shared/model/notebook'
import type { DocId } from '../../shared/records/keys'
import { StoreFailure } from '../log/contract'
import type { OpenDocument } from '../rooms/open-document'
import { type Begun, type BegunChanges, restOf } from './begun-changes'
import type { CollectionUndo } from './collection-undo'
import type { Library } from './library'
import { planChange, type Written } from './plan-collection-change'
import { type PutInChanges, writePutIn } from './put-in'
import { MEMBERS_A_TURN, type Turns } from './turns'
import type { Plan } from './write-members'

/** What a person does to a collection through a request: what undo takes back, and nothing else. */
export const CURATED = Symbol('curated')
/** The rest of what a host before this one had begun. */
const FINISHED = Symbol('finished')

export type Done = CollectionReply & { readonly kind: 'done' }
export type Refusal = (CollectionReply & { readonly kind: 'refused' })['reason']

/** One that stays in memory for its undo. */
export interface Kept {
  readonly kind: CollectionKind
  readonly document: OpenDocument
  readonly notebook: Notebook
  readonly steps: CollectionUndo
  readonly putIn: PutInChanges
  /** By their step, those that took turns. */
  readonly large: Map<number, Begun>
}

export class CollectionWriting {
  readonly #library: Library
  readonly #begun: BegunChanges

  constructor(library: Library, begun: BegunChanges) {
    this.#library = library
    this.#begun = begun
  }

  *do(kept: Kept, change: CollectionChange): Turns<Done | Refusal> {
    const { steps, document, large } = kept
    switch (change.kind) {
      case 'undo':
        if (change.step !== undefined && change.step !== steps.last) return 'changed-since'
        return yield* this.#move(kept, steps.last, steps.undo())
      case 'redo':
        return yield* this.#move(kept, steps.next, steps.redo())
      default: {
        const begun = this.#beginning(kept, change)
        const plan = this.#plan(kept, begun)
        if (!plan) return 'unknown'
        const turns = this.#andPutIn(kept, steps.stepOf(this.#write(kept, plan, CURATED)))
        const { result, step } = yield* this.#begun.remember(document.docId, begun, turns)
        if (step !== null && isLarge(change)) large.set(step, begun)
        return { kind: 'done', created: result, step }
      }
    }
  }

  *#move(kept: Kept, number: number | null, move: Turns<number | null>): Turns<Done> {
    const begun = number === null ? undefined : kept.large.get(number)
    const turns = this.#andPutIn(kept, move)
    // A host that dies meanwhile has not taken it back, nor given it again: it stands whole then.
    const step = begun
      ? yield* this.#begun.remember(kept.document.docId, { ...begun }, turns)
      : yield* turns
    return { kind: 'done', created: null, step }
  }

  *#andPutIn<Result>(kept: Kept, turns: Turns<Result>): Turns<Result> {
    const result = yield* turns
    yield* this.keepPutIn(kept)
    return result
  }

  /** Refused by the disk it is kept once that takes it again: until then no key is given for it. */
  *keepPutIn({ document, putIn }: Kept): Turns<void> {
    const { journal } = this.#library
    try {
      yield* putIn.take((changed) => writePutIn(this.#library, document.docId, changed))
    } catch (error) {
      if (!(error instanceof StoreFailure)) throw error
      journal.report(error.error)
    }
  }

  *doAgain(kept: Kept, begun: Begun): Turns<Done | Refusal> {
    const change = this.#withHeld(kept, restOf(begun, kept.notebook.notes))
    const plan = this.#plan(kept, { ...begun, change })
    if (plan) yield* this.#write(kept, plan, FINISHED)
    if (plan && (change.kind === 'integrate' || change.kind === 'takeOut'))
      kept.putIn.add(change.docIds, change.kind === 'integrate')
    yield* this.keepPutIn(kept)
    return { kind: 'done', created: null, step: null }
  }

  /** Without what was purged since. */
  #withHeld({ kind }: Kept, change: Written): Written {
    if (change.kind !== 'integrate') return change
    return { ...change, docIds: change.docIds.filter((docId) => this.#mayIntegrate(kind, docId)) }
  }

  #beginning({ notebook }: Kept, change: Written): Begun {
    const { holdings, clock } = this.#library
    const created = notebook.categories.mint()
    return { change, created, by: holdings.home.profile.name, at: clock.now() }
  }

  /** A transaction for each turn. */
  *#write({ document }: Kept, plan: Plan, origin: symbol): Plan {
    for (;;) {
      const { done, value } = document.write(() => plan.next(), origin)
      if (done) return value
      yield
    }
  }

  #plan({ kind, document, notebook }: Kept, { change, created, by, at }: Begun): Plan | undefined {
    return planChange(
      {
        kind,
        notebook,
        doc: document.doc,
        docId: document.docId,
        by,
        person: this.#library.device.personId,
        now: at,
        created,
        mayIntegrate: (member) => this.#mayIntegrate(kind, member),
      },
      change,
    )
  }

  #mayIntegrate(kind: CollectionKind, member: DocId): boolean {
    const wanted = kind === 'notebook' ? 'note' : 'notebook'
    return this.#library.holdings.present(member)?.kind === wanted
  }
}

function isLarge(change: Written): boolean {
  return 'docIds' in change && change.docIds.length > MEMBERS_A_TURN
}
