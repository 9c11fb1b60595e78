/**
 * How the catalog is written: each change in a transaction of its own that waits for the disk, or
 * many gathered in one that waits for nothing. The index of words is made in pieces, one for each
 * transaction or for so many bytes, which are merged later: many small ones cost a third more.
 */
import type { Sqlite } from '../log/open-sqlite'

const BUILDING = { hashsize: 8 * 1024 * 1024, automerge: 8 }
const USUAL = { hashsize: 1024 * 1024, automerge: 4 }

export class CatalogWriter {
  readonly #sqlite: Sqlite
  readonly #onLost: () => void
  #pace: 'FULL' | 'OFF' = 'FULL'
  #isGathering = false

  /** `onLost` is called when what was gathered, and seen, is gone. */
  constructor(sqlite: Sqlite, onLost: () => void) {
    this.#sqlite = sqlite
    this.#onLost = onLost
  }

  setPace(pace: 'durable' | 'building'): void {
    this.#finish()
    this.#pace = pace === 'durable' ? 'FULL' : 'OFF'
    this.#sqlite.exec(`PRAGMA synchronous=${this.#pace}`)
  }

  /** Alone, or as the last of what was gathered. On disk when it returns. */
  write(work: () => void): void {
    this.#finish()
    this.#sqlite.transaction(work)
  }

  /** Seen by whoever asks from now on, and lost with all that was gathered when this or a later one fails. */
  gather(work: () => void): void {
    try {
      if (!this.#isGathering) this.#begin()
      work()
    } catch (error) {
      this.#giveUp()
      throw error
    }
  }

  /** Leaves out what was gathered: nobody has been told that it is on disk. */
  close(): void {
    if (this.#isGathering) this.#giveUp()
  }

  #begin(): void {
    if (this.#pace === 'FULL') this.#sqlite.exec('PRAGMA synchronous=NORMAL')
    this.#configure(BUILDING)
    this.#sqlite.exec('BEGIN IMMEDIATE')
    this.#isGathering = true
  }

  #finish(): void {
    if (!this.#isGathering) return
    try {
      this.#sqlite.exec('COMMIT')
      this.#isGathering = false
    } catch (error) {
      this.#giveUp()
      throw error
    }
    this.#configure(USUAL)
    this.#sqlite.exec(`PRAGMA synchronous=${this.#pace}`)
  }

  #giveUp(): void {
    this.#isGathering = false
    try {
      this.#sqlite.exec('ROLLBACK')
    } catch {
      // It was never begun, or a full disk has rolled it back: why is told by whoever called.
    }
    this.#sqlite.exec(`PRAGMA synchronous=${this.#pace}`)
    this.#onLost()
  }

  #configure({ hashsize, automerge }: typeof BUILDING): void {
    // A bound number would be a real one, which the index refuses.
    this.#sqlite.exec(`INSERT INTO words(words, rank) VALUES ('hashsize', ${hashsize});
      INSERT INTO words(words, rank) VALUES ('automerge', ${automerge})`)
  }
}
