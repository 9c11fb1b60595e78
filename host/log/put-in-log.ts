/**
 * What was put into a notebook or base on this machine, by its person. A collection says so itself,
 * but whoever may edit it can write that as anybody; where a key is at stake this decides.
 */
import type { DocId } from '../../shared/records/keys'
import type { Sqlite } from './open-sqlite'

export class PutInLog {
  readonly #sqlite: Sqlite

  constructor(sqlite: Sqlite) {
    this.#sqlite = sqlite
  }

  has(docId: DocId, member: DocId): boolean {
    const sql = 'SELECT 1 FROM putIn WHERE docId = ? AND member = ?'
    return this.#sqlite.get(sql, docId, member) !== undefined
  }

  /** False for what was taken out again. */
  write(docId: DocId, changed: ReadonlyMap<DocId, boolean>): void {
    if (changed.size === 0) return
    const put = 'INSERT OR IGNORE INTO putIn (docId, member) VALUES (?, ?)'
    const taken = 'DELETE FROM putIn WHERE docId = ? AND member = ?'
    this.#sqlite.transaction(() => {
      for (const [member, isIn] of changed) this.#sqlite.run(isIn ? put : taken, docId, member)
    })
  }
}
