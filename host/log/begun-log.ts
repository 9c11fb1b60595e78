/** Changes to thousands of notes that were begun and are not all on disk: one a notebook or base. */
import { utf8 } from '../../shared/records/bytes'
import type { DocId } from '../../shared/records/keys'
import type { LocalCipher } from './local-cipher'
import type { Sqlite } from './open-sqlite'
import { placeOf } from './sealed-document'

export class BegunLog {
  readonly #sqlite: Sqlite
  readonly #cipher: LocalCipher

  constructor(sqlite: Sqlite, cipher: LocalCipher) {
    this.#sqlite = sqlite
    this.#cipher = cipher
  }

  /** In the place of one that was begun there before. */
  write(docId: DocId, change: string): void {
    const sealed = this.#cipher.seal(placeOf('begun', docId), utf8(change))
    this.#sqlite.run('INSERT OR REPLACE INTO begun (docId, change) VALUES (?, ?)', docId, sealed)
  }

  /** Those that do not open are left out. */
  all(): ReadonlyMap<DocId, string> {
    const sql = 'SELECT docId, change FROM begun'
    const rows = this.#sqlite.all<{ docId: DocId; change: Uint8Array }>(sql)
    const opened = rows.flatMap(({ docId, change }) => {
      const text = this.#cipher.open(placeOf('begun', docId), change)
      return text ? [[docId, new TextDecoder().decode(text)] as const] : []
    })
    return new Map(opened)
  }

  remove(docId: DocId): void {
    this.#sqlite.run('DELETE FROM begun WHERE docId = ?', docId)
  }
}
