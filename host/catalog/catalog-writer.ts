/**
 * How the catalog is written: each change in a transaction of its own that waits for the disk, or
 * many gathered in one that waits for nothing. The index of words is made in pieces, one for each
 * transaction or for so many bytes, which are merged later: many small ones cost a third more.
 */
import type { Sqlite } from '../log/open-sqlite'

const BUILDING = { hashsize: 8 * 1024 * 1024, automerge: 8 }
/** Pieces are merged by `tidy`, while nobody waits. */
const USUAL = { hashsize: 1024 * 1024, automerge: 0 }

/** Pages that are merged at once: some ten milliseconds. */
const MERGED = 32
/** Commits until the log is written back; SQLite itself does it after four times as long. */
const BETWEEN_CHECKPOINTS = 24
const PAGES_OF_LOG = 4000
/** Rows that asking for a merge changes by itself. */
const LEAST_MERGED = 1

export class CatalogWriter {
  readonly #sqlite: Sqlite
  readonly #onLost: () => void
  #pace: 'FULL' | 'OFF' = 'FULL'
  #isGathering = false
  #commits = 0

  /** `onLost` is called when what was gathered, and seen, is gone. */
  constructor(sqlite: Sqlite, onLost: () => void) {
    this.#sqlite = sqlite
    this.#onLost = onLost
    sqlite.exec(`PRAGMA wal_autocheckpoint=${PAGES_OF_LOG}`)
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
    this.#commits += 1
  }

  /**
   * A little of what can wait until nobody does: whether there is more. What is lost of it in a power
   * cut is done again.
   */
  tidy(): boolean {
    if (this.#isGathering || this.#pace === 'OFF') return false
    if (this.#commits >= BETWEEN_CHECKPOINTS) {
      this.#commits = 0
      this.#sqlite.exec('PRAGMA wal_checkpoint(PASSIVE)')
      return true
    }
    this.#commits += 1
    this.#sqlite.exec('PRAGMA synchronous=NORMAL')
    try {
      return this.#merge() > LEAST_MERGED
    } finally {
      this.#sqlite.exec('PRAGMA synchronous=FULL')
    }
  }

  #merge(): number {
    const before = this.#changes()
    this.#sqlite.exec(`INSERT INTO words(words, rank) VALUES ('merge', ${MERGED})`)
    return this.#changes() - before
  }

  #changes(): number {
    return this.#sqlite.get<{ n: number }>('SELECT total_changes() AS n')?.n ?? 0
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
