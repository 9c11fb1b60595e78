/**
 * Taking back what this host did to one notebook or base, a change at a time. What peers do in it is
 * never taken back: neither their own changes nor what rests on ours by now.
 */
import * as Y from 'yjs'

/** Roots that hold what a curator means. Keys and certificates only grow. */
const MAPS = ['meta', 'integrated', 'placed', 'order', 'remarks', 'categories'] as const

/** In a step: what everybody had written when it was made. */
const STATE = Symbol('state')

export class CollectionUndo {
  readonly #doc: Y.Doc
  readonly #steps: Y.UndoManager
  /** Notes that others have worked with here since the step that is being taken back. */
  #builtOn: ReadonlySet<string> = new Set()

  /** Of the transactions with this origin, each a step. */
  constructor(doc: Y.Doc, origin: symbol) {
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
    })
  }

  get canUndo(): boolean {
    return this.#steps.canUndo()
  }

  get canRedo(): boolean {
    return this.#steps.canRedo()
  }

  undo(): void {
    this.#builtOn = this.#workedWithSince(this.#steps.undoStack.at(-1))
    onlyLast(this.#steps.undoStack, () => this.#steps.undo())
  }

  redo(): void {
    this.#builtOn = this.#workedWithSince(this.#steps.redoStack.at(-1))
    onlyLast(this.#steps.redoStack, () => this.#steps.redo())
  }

  close(): void {
    this.#steps.destroy()
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
  #workedWithSince(
    step: { readonly meta: Map<unknown, unknown> } | undefined,
  ): ReadonlySet<string> {
    const state = step?.meta.get(STATE) as ReadonlyMap<number, number> | undefined
    const found = new Set<string>()
    for (const name of ['placed', 'order', 'remarks'])
      for (const [key, { deleted, id }] of this.#doc.getMap(name)._map) {
        const isNew = id.clock >= (state?.get(id.client) ?? 0)
        if (!deleted && isNew && id.client !== this.#doc.clientID)
          found.add(key.split(':')[0] ?? '')
      }
    return found
  }

  /** A category that somebody else renamed, classified into or merged something into meanwhile. */
  #isUsed(key: string): boolean {
    const [id] = key.split('/')
    const others = (map: Y.Map<unknown>) =>
      [...map._map].filter(([, item]) => !item.deleted && item.id.client !== this.#doc.clientID)
    const categories = this.#doc.getMap('categories')
    return (
      others(this.#doc.getMap('placed')).some(([placed]) => placed.endsWith(`:${id}`)) ||
      others(categories).some(
        ([name]) =>
          name.startsWith(`${id}/`) ||
          (name.endsWith('/mergedInto') && categories.get(name) === id),
      )
    )
  }
}

/** Yjs goes on to the step before where one has nothing left to take back: nobody asked for that. */
function onlyLast<Step>(steps: Step[], take: () => void): void {
  const before = steps.splice(0, steps.length - 1)
  take()
  steps.unshift(...before)
}

/**
 * Whether somebody wrote this key at the same time, and lost. Deleting ours would leave nothing of
 * either: both wanted the note in the notebook, or the category named.
 */
function isMet(item: Y.Item): boolean {
  if (item.left === null) return false
  return item.origin === null || !Y.compareIDs(item.origin, item.left.lastId)
}
