/**
 * Presence as the caret plugin meets it. It is told of others alone, since hearing of its own caret
 * costs it a second transaction a key; and its caret is passed on a moment later, where it has got
 * to by then: nobody's next letter waits for that.
 */
import type { Awareness } from 'y-protocols/awareness'
import type { PageClock } from '../bridge/page-clock'

const PASS_ON_AFTER = 40

interface Change {
  readonly added: readonly number[]
  readonly updated: readonly number[]
  readonly removed: readonly number[]
}
type Listener = (change: Change, origin: unknown) => void

export class CaretPresence {
  readonly #awareness: Awareness
  readonly #clock: Pick<PageClock, 'after'>
  readonly #told = new Map<Listener, Listener>()
  #caret: { readonly value: unknown } | undefined

  constructor(awareness: Awareness, clock: Pick<PageClock, 'after'>) {
    this.#awareness = awareness
    this.#clock = clock
  }

  get clientID(): number {
    return this.#awareness.clientID
  }

  get states() {
    return this.#awareness.states
  }

  getStates() {
    return this.#awareness.getStates()
  }

  /** With the caret that is still to be passed on. */
  getLocalState() {
    const state = this.#awareness.getLocalState()
    return state && this.#caret ? { ...state, cursor: this.#caret.value } : state
  }

  setLocalStateField(field: string, value: unknown): void {
    if (field !== 'cursor') {
      this.#awareness.setLocalStateField(field, value)
      return
    }
    if (!this.#caret) this.#clock.after(PASS_ON_AFTER, () => this.#passOn())
    this.#caret = { value }
  }

  on(event: 'change' | 'update', listener: Listener): void {
    const ofOthers: Listener = (change, origin) => {
      const clientIds = [...change.added, ...change.updated, ...change.removed]
      if (clientIds.some((clientId) => clientId !== this.clientID)) listener(change, origin)
    }
    this.#told.set(listener, ofOthers)
    this.#awareness.on(event, ofOthers)
  }

  off(event: 'change' | 'update', listener: Listener): void {
    const ofOthers = this.#told.get(listener)
    if (ofOthers) this.#awareness.off(event, ofOthers)
    this.#told.delete(listener)
  }

  #passOn(): void {
    const caret = this.#caret
    this.#caret = undefined
    const state = this.#awareness.getLocalState()
    if (!caret || !state) return
    const isSame = JSON.stringify(state['cursor'] ?? null) === JSON.stringify(caret.value)
    if (!isSame) this.#awareness.setLocalStateField('cursor', caret.value)
  }
}
