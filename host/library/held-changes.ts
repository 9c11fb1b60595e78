/**
 * What has changed of all that is held, told once for many changes: they come in rows, and nobody waits
 * for what follows from them. All is told of after a start: the last run may have ended before that.
 */
import type { Unsubscribe } from '../../shared/model/origin'
import type { DocId } from '../../shared/records/keys'
import type { Library } from './library'

const WAIT = 500
const AFTER_START = 5_000

export interface HeldChangesParts {
  readonly library: Library
  readonly isOfUse: (docId: DocId) => boolean
  /** They are kept no longer than the call. */
  readonly tell: (docIds: ReadonlySet<DocId>) => void
}

export class HeldChanges {
  readonly #parts: HeldChangesParts
  readonly #stop: readonly Unsubscribe[]
  readonly #changed = new Set<DocId>()
  #cancel: (() => void) | undefined

  constructor(parts: HeldChangesParts) {
    const { library } = parts
    this.#parts = parts
    this.#stop = [
      library.changed.add((docIds) => this.add(docIds)),
      library.held.add(({ docIds }) => this.add(docIds)),
      library.clock.after(AFTER_START, () => this.addAll()),
    ]
  }

  close(): void {
    for (const stop of this.#stop) stop()
    this.#cancel?.()
  }

  addAll(): void {
    this.add(Array.from(this.#parts.library.holdings.all, ({ docId }) => docId))
  }

  add(docIds: readonly DocId[]): void {
    const { library, isOfUse, tell } = this.#parts
    for (const docId of docIds) if (isOfUse(docId)) this.#changed.add(docId)
    if (this.#changed.size === 0) return
    this.#cancel ??= library.clock.after(WAIT, () => {
      this.#cancel = undefined
      tell(this.#changed)
      this.#changed.clear()
    })
  }
}
