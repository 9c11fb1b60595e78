/**
 * Writes what an import staged from the write-ahead log back into `library.db`, on a connection and
 * a thread of its own: the host's would otherwise stop for each few megabytes.
 */
import { openSqlite, type Sqlite } from '../../log/open-sqlite'

const EVERY_BYTES = 16 * 1024 * 1024

export class WalBehind {
  readonly #file: string
  #sqlite: Sqlite | undefined
  #bytes = 0

  constructor(file: string) {
    this.#file = file
  }

  /** So many bytes are on their way into the log. Throws StoreFailure when the disk refuses. */
  grown(bytes: number): void {
    this.#bytes += bytes
    if (this.#bytes < EVERY_BYTES) return
    this.#bytes = 0
    this.#sqlite ??= openSqlite(this.#file)
    // Passive: neither readers nor the host's next commit wait for it.
    this.#sqlite.get('PRAGMA wal_checkpoint(PASSIVE)')
  }

  close(): void {
    this.#sqlite?.close()
  }
}
