/** Every note that this window holds open: those on screen, and a few warm ones behind them. */
import type { Unsubscribe } from '../../shared/model/origin'
import type { DocId } from '../../shared/records/keys'
import { CalmClaim } from './calm-claim'
import type { NoteSession } from './note-session'
import { type NoteStores, type NoteSurroundings, OpenNote } from './open-note'
import type { OpenNoteState } from './open-note-state'
import type { Appearance, Person } from './presence'
import { type Readable, Store } from './store'

const WARM_NOTES = 6
/** Milliseconds from the press of a button to its release. */
const PREPARED_FOR = 2000
const COOL_AFTER = 500

interface Held {
  readonly note: OpenNote
  users: number
  usedAt: number
}

export class OpenNotes {
  readonly #surroundings: NoteSurroundings
  readonly #ready: () => Promise<void>
  readonly #stores = new Map<DocId, NoteStores>()
  readonly #held = new Map<DocId, Held>()

  /** `ready` settles when every dirty copy was handed over: nothing is opened before. */
  constructor(surroundings: NoteSurroundings, ready: () => Promise<void>) {
    this.#surroundings = surroundings
    this.#ready = ready
  }

  state(docId: DocId): Readable<OpenNoteState> {
    return this.#storesOf(docId).state
  }

  session(docId: DocId): Readable<NoteSession | undefined> {
    return this.#storesOf(docId).session
  }

  /** Edits of this window that the library has not confirmed on its disk. */
  unsavedIn(docId: DocId): Readable<number> {
    return this.#storesOf(docId).unsaved
  }

  /** Whether there are any, as it is shown: for a moment longer, so that it does not flicker. */
  isUnsaved(docId: DocId): Readable<boolean> {
    return this.#storesOf(docId).isUnsaved
  }

  people(docId: DocId): Readable<readonly Person[]> {
    return this.#storesOf(docId).people
  }

  /** Opens it, or keeps it open, until the returned function is called. */
  retain(docId: DocId): Unsubscribe {
    const held = this.#held.get(docId) ?? this.#hold(docId)
    held.users += 1
    let isRetained = true
    return () => {
      if (!isRetained) return
      isRetained = false
      held.users -= 1
      held.usedAt = this.#surroundings.clock.now()
      // What takes its place on screen is drawn first.
      this.#surroundings.clock.after(COOL_AFTER, () => this.#coolDown())
    }
  }

  /** It is about to be shown: opened now, and kept for a moment only if nobody retains it. */
  prepare(docId: DocId): void {
    if (this.#held.has(docId)) return
    this.#surroundings.clock.after(PREPARED_FOR, this.retain(docId))
  }

  /** Something about these changed, or about any when null: rights, trash. */
  refresh(docIds: readonly DocId[] | null): void {
    for (const [docId, { note }] of this.#held) {
      if (docIds === null || docIds.includes(docId)) void note.refresh()
    }
  }

  leaveEditing(docId: DocId, unknown: readonly string[]): void {
    this.#held.get(docId)?.note.leaveEditing(unknown)
  }

  setAppearance(appearance: Appearance): void {
    for (const { note } of this.#held.values()) note.setAppearance(appearance)
  }

  /** Edits of all notes of this window that the library has not confirmed. */
  get unsaved(): number {
    let sum = 0
    for (const { note } of this.#held.values()) sum += note.unsaved
    return sum
  }

  async close(docIds: readonly DocId[] = [...this.#held.keys()]): Promise<void> {
    const closing = docIds.map((docId) => {
      const held = this.#held.get(docId)
      this.#held.delete(docId)
      return held?.note.close()
    })
    await Promise.all(closing)
  }

  /**
   * After a restore: whatever is on screen is opened anew from the other generation. What is done
   * `between` finds every edit of before in its working copy.
   */
  async reopen(between: () => Promise<void>): Promise<void> {
    const users = Array.from(this.#held, ([docId, held]) => ({ docId, held }))
    await Promise.all(users.map(({ held }) => held.note.close()))
    await between()
    for (const { docId, held } of users) {
      // Purged or taken up anew meanwhile.
      if (this.#held.get(docId) !== held) continue
      if (held.users === 0) this.#held.delete(docId)
      else Object.assign(this.#hold(docId), { users: held.users })
    }
  }

  #hold(docId: DocId): Held {
    const note = new OpenNote(docId, this.#surroundings, this.#storesOf(docId))
    const held: Held = { note, users: 0, usedAt: this.#surroundings.clock.now() }
    this.#held.set(docId, held)
    this.#storesOf(docId).state.set({ kind: 'opening' })
    void this.#ready().then(() => note.open())
    return held
  }

  #coolDown(): void {
    const idle = Array.from(this.#held, ([docId, held]) => ({ docId, held }))
      .filter(({ held }) => held.users === 0 && held.note.unsaved === 0)
      .sort((a, b) => b.held.usedAt - a.held.usedAt)
    void this.close(idle.slice(WARM_NOTES).map(({ docId }) => docId))
  }

  #storesOf(docId: DocId): NoteStores {
    const known = this.#stores.get(docId)
    if (known) return known
    const unsaved = new Store(0)
    const stores: NoteStores = {
      state: new Store<OpenNoteState>({ kind: 'closed' }),
      session: new Store<NoteSession | undefined>(undefined),
      unsaved,
      isUnsaved: new CalmClaim(unsaved, this.#surroundings.clock),
      people: new Store<readonly Person[]>([]),
    }
    this.#stores.set(docId, stores)
    return stores
  }
}
