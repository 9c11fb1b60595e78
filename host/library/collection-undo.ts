/**
 * Taking back what this host did to one notebook or base, a change at a time. What peers do in it is
 * never taken back: neither their own changes nor what rests on ours by now. A change to thousands of
 * notes is written in turns, each a step for Yjs; those of one number are one step for people.
 */
import * as Y from 'yjs'
import type { Turns } from './turns'

/** Roots that hold what a curator means. Keys and certificates only grow. */
const MAPS = ['meta', 'integrated', 'placed', 'order', 'remarks', 'categories', 'roles'] as const

/** In a step: what everybody had written when it was made. */
const STATE = Symbol('state')
/** In a step: what it is called by, also while it is taken back and given again. */
const NUMBER = Symbol('number')

type Step = Y.UndoManager['undoStack'][number]

export class CollectionUndo {
  readonly #doc: Y.Doc
  readonly #steps: Y.UndoManager
  /** What everybody had written when the step was made that is being taken back. */
  #before: ReadonlyMap<number, number> = new Map()
  /** Notes that others have worked with here since then. */
  #builtOn: ReadonlySet<string> = new Set()
  /** Of the step that is being made, taken back or given again. */
  #number: number | null = null

  /** Of the transactions with this origin, each a step with a number of its own. */
  constructor(doc: Y.Doc, origin: symbol, mintNumber: () => number) {
    this.#doc = doc
    this.#steps = new Y.UndoManager(
      [doc.getText('title'), ...MAPS.map((name) => doc.getMap(name))],
      {
        captureTimeout: 0,
        trackedOrigins: new Set([origin]),
        deleteFilter: (item) => !this.#isOthersToo(item),
      },
    )
    this.#steps.on('stack-item-added', ({ stackItem }) => {
      stackItem.meta.set(STATE, Y.decodeStateVector(Y.encodeStateVector(doc)))
      this.#number ??= mintNumber()
      stackItem.meta.set(NUMBER, this.#number)
    })
  }

  get canUndo(): boolean {
    return this.#steps.canUndo()
  }

  get canRedo(): boolean {
    return this.#steps.canRedo()
  }

  /** Of the step that undo would take back; null where there is none. */
  get last(): number | null {
    return numberOf(this.#steps.undoStack.at(-1))
  }

  /** Of the step that redo would give again; null where there is none. */
  get next(): number | null {
    return numberOf(this.#steps.redoStack.at(-1))
  }

  /** What this change of our own made a step of; null where it made nothing to take back. */
  *stepOf<Result>(
    turns: Turns<Result>,
  ): Turns<{ readonly result: Result; readonly step: number | null }> {
    let number: number | null = null
    for (;;) {
      // A clock that was set back would have Yjs put it to the step before.
      this.#steps.stopCapturing()
      this.#number = number
      let turn: IteratorResult<undefined, Result>
      try {
        turn = turns.next()
        number = this.#number
      } finally {
        this.#number = null
      }
      if (turn.done) return { result: turn.value, step: number }
      yield
    }
  }

  /** The step that was taken back; null where nothing of it was left to take back. */
  undo(): Turns<number | null> {
    return this.#move(this.#steps.undoStack, () => this.#steps.undo())
  }

  /** The step that was given again; null where nothing of it could be. */
  redo(): Turns<number | null> {
    return this.#move(this.#steps.redoStack, () => this.#steps.redo())
  }

  close(): void {
    this.#steps.destroy()
  }

  *#move(from: Step[], take: () => Step | null): Turns<number | null> {
    const step = numberOf(from.at(-1))
    if (step === null) return null
    // As it was before any of its turns was written.
    this.#before = stateOf(from.find((part) => numberOf(part) === step))
    let isTaken = false
    for (;;) {
      this.#builtOn = this.#workedWith()
      this.#number = step
      try {
        if (onlyLast(from, take)) isTaken = true
      } finally {
        this.#number = null
      }
      if (numberOf(from.at(-1)) !== step) return isTaken ? step : null
      yield
    }
  }

  #isOthersToo(item: Y.Item): boolean {
    if (item.parentSub === null) return false
    return (
      isMet(item) ||
      (item.parent === this.#doc.getMap('integrated') && this.#builtOn.has(item.parentSub)) ||
      (item.parent === this.#doc.getMap('categories') && this.#isUsed(item.parentSub))
    )
  }

  /** Classified, moved or remarked upon by somebody else: by id, looked up once for thousands. */
  #workedWith(): ReadonlySet<string> {
    const found = new Set<string>()
    if (!this.#isWrittenByOthers()) return found
    for (const name of ['placed', 'order', 'remarks'] as const)
      for (const [key] of this.#othersSince(name)) found.add(key.split(':')[0] ?? '')
    return found
  }

  /** Whether anybody else wrote anything since the step: what thousands of keys need not be asked for. */
  #isWrittenByOthers(): boolean {
    for (const client of this.#doc.store.clients.keys()) {
      const isOurs = client === this.#doc.clientID
      if (!isOurs && Y.getState(this.#doc.store, client) > (this.#before.get(client) ?? 0))
        return true
    }
    return false
  }

  /** What stands in this map by somebody else's hand, written since the step. */
  #othersSince(name: (typeof MAPS)[number]): readonly (readonly [string, Y.Item])[] {
    return [...this.#doc.getMap(name)._map].filter(
      ([, { deleted, id }]) =>
        !deleted &&
        id.client !== this.#doc.clientID &&
        id.clock >= (this.#before.get(id.client) ?? 0),
    )
  }

  /** A category that somebody else renamed, classified into or merged something into meanwhile. */
  #isUsed(key: string): boolean {
    const [id] = key.split('/')
    const categories = this.#doc.getMap('categories')
    return (
      this.#othersSince('placed').some(([placed]) => placed.endsWith(`:${id}`)) ||
      this.#othersSince('categories').some(
        ([name]) =>
          name.startsWith(`${id}/`) ||
          (name.endsWith('/mergedInto') && categories.get(name) === id),
      )
    )
  }
}

function stateOf(step: Step | undefined): ReadonlyMap<number, number> {
  return (step?.meta.get(STATE) as ReadonlyMap<number, number> | undefined) ?? new Map()
}

function numberOf(step: Step | undefined): number | null {
  return (step?.meta.get(NUMBER) as number | undefined) ?? null
}

/** Yjs goes on to the step before where one has nothing left to take back: nobody asked for that. */
function onlyLast(steps: Step[], take: () => Step | null): Step | null {
  const before = steps.splice(0, steps.length - 1)
  const taken = take()
  steps.unshift(...before)
  return taken
}

/**
 * Whether somebody wrote this key at the same time, and lost. Deleting ours would leave nothing of
 * either: both wanted the note in the notebook, or the category named.
 */
function isMet(item: Y.Item): boolean {
  if (item.left === null) return false
  return item.origin === null || !Y.compareIDs(item.origin, item.left.lastId)
}
