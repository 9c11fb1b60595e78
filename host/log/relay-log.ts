/**
 * The part of `library.db` that faces relays: records, outbox, cursors, what was put in quarantine,
 * and each writer's place in a room's log. A sealed record and its outbox row are committed in the
 * transaction that deletes the journal rows it was made of.
 */
import { equalBytes } from '../../shared/records/bytes'
import type { DocId } from '../../shared/records/keys'
import { MAX_RECORD_BYTES } from '../../shared/records/record'
import type { Cursor, OutboxRecord, WaitingCount } from './contract'
import type { LocalCipher } from './local-cipher'
import type { Sqlite } from './open-sqlite'
import { placeOf } from './sealed-document'

export interface SealedRecord {
  readonly docId: DocId
  readonly recordId: Uint8Array
  /** Sealed for the room. */
  readonly bytes: Uint8Array
  /** The Yjs update inside, stored under the local key; undefined when the journal or a snapshot holds it. */
  readonly update: Uint8Array | undefined
  /** The last journal row that it was made of; 0 when of none. */
  readonly upToJournal: number
  readonly at: number
}

export interface ReceivedRecord {
  readonly docId: DocId
  readonly recordId: Uint8Array
  /** Null while a relay has not numbered it. */
  readonly seq: number | null
  readonly size: number
  /** The Yjs update under the local key. */
  readonly sealed: Uint8Array
}

/** Where a writer stands in a room: the counter and hash that its next record carries. */
export interface NextPosition {
  readonly counter: number
  readonly previous: Uint8Array
}

export interface Tail {
  readonly records: number
  readonly bytes: number
  readonly checkpointSeq: number
}

/** Larger than any record may be stays refused: no peer would take it. */
const MAY_FIT_LATER = `refusal IN ('room-full', 'record-too-large') AND length(bytes) <= ${MAX_RECORD_BYTES}`

const START: NextPosition = Object.freeze({ counter: 0, previous: new Uint8Array(32) })

export class RelayLog {
  readonly #sqlite: Sqlite
  readonly #cipher: LocalCipher

  constructor(sqlite: Sqlite, cipher: LocalCipher) {
    this.#sqlite = sqlite
    this.#cipher = cipher
  }

  /* ---------- sending ---------- */

  addSealed(record: SealedRecord): void {
    const { docId, recordId, bytes, at } = record
    this.#sqlite.transaction(() => {
      this.#sqlite.run(
        'DELETE FROM journal WHERE docId = ? AND seq <= ?',
        docId,
        record.upToJournal,
      )
      this.#sqlite.run(
        'INSERT INTO records (docId, recordId, size, content) VALUES (?, ?, ?, ?)',
        docId,
        recordId,
        bytes.byteLength,
        record.update ? this.#cipher.seal(placeOf('records', docId), record.update) : null,
      )
      this.#sqlite.run(
        'INSERT INTO outbox (docId, recordId, bytes, queuedAt) VALUES (?, ?, ?, ?)',
        docId,
        recordId,
        bytes,
        at,
      )
    })
  }

  outbox(docId: DocId, limit: number): readonly OutboxRecord[] {
    return this.#sqlite.all<OutboxRecord & object>(
      'SELECT recordId, bytes, queuedAt FROM outbox WHERE docId = ? AND refusal IS NULL ORDER BY id LIMIT ?',
      docId,
      limit,
    )
  }

  outboxDocuments(): readonly DocId[] {
    return this.#sqlite
      .all<{ docId: DocId }>('SELECT DISTINCT docId FROM outbox WHERE refusal IS NULL')
      .map(({ docId }) => docId)
  }

  waiting(docId: DocId): WaitingCount {
    return (
      this.#sqlite.get<WaitingCount & object>(
        'SELECT count(*) AS count, min(queuedAt) AS since FROM outbox WHERE docId = ?',
        docId,
      ) ?? { count: 0, since: null }
    )
  }

  waitingInAll(): WaitingCount {
    return (
      this.#sqlite.get<WaitingCount & object>(
        'SELECT count(*) AS count, min(queuedAt) AS since FROM outbox',
      ) ?? { count: 0, since: null }
    )
  }

  /** The relay stored it under this number. Whether it was waiting. */
  acknowledge(docId: DocId, recordId: Uint8Array, seq: number, at: number): boolean {
    return this.#sqlite.transaction(() => {
      const found = this.#sqlite.run(
        'DELETE FROM outbox WHERE docId = ? AND recordId = ?',
        docId,
        recordId,
      )
      this.#sqlite.run(
        'UPDATE records SET seq = ? WHERE docId = ? AND recordId = ?',
        seq,
        docId,
        recordId,
      )
      if (found > 0)
        this.#sqlite.run(
          'UPDATE documents SET sentAt = ?, syncedAt = ? WHERE docId = ?',
          at,
          at,
          docId,
        )
      return found > 0
    })
  }

  reject(docId: DocId, recordId: Uint8Array, code: string): void {
    this.#sqlite.run(
      'UPDATE outbox SET refusal = ? WHERE docId = ? AND recordId = ?',
      code,
      docId,
      recordId,
    )
  }

  /** The code of the oldest record of this document that a relay does not take. */
  refusal(docId: DocId): string | undefined {
    const sql = 'SELECT refusal FROM outbox WHERE docId = ? AND refusal IS NOT NULL ORDER BY id'
    return this.#sqlite.get<{ refusal: string }>(sql, docId)?.refusal
  }

  /** Documents with a record that was refused for its size or the room's: a relay may allow more later. */
  documentsRefused(): readonly DocId[] {
    return this.#sqlite
      .all<{ docId: DocId }>(`SELECT DISTINCT docId FROM outbox WHERE ${MAY_FIT_LATER}`)
      .map(({ docId }) => docId)
  }

  /** These records stand in the outbox again, in their old place. */
  offerAgain(docId: DocId): void {
    this.#sqlite.run(`UPDATE outbox SET refusal = NULL WHERE docId = ? AND ${MAY_FIT_LATER}`, docId)
  }

  /** What waited for a relay that the document has left; its state is owed to the new one instead. */
  clearOutbox(docId: DocId): void {
    this.#sqlite.run('DELETE FROM outbox WHERE docId = ?', docId)
  }

  /* ---------- receiving ---------- */

  cursor(docId: DocId): Cursor | undefined {
    const row = this.#sqlite.get<{
      readonly cursorLog: string | null
      readonly cursorSeq: number
      readonly cursorHash: Uint8Array
    }>('SELECT cursorLog, cursorSeq, cursorHash FROM documents WHERE docId = ?', docId)
    if (!row || row.cursorLog === null) return undefined
    return { logId: row.cursorLog, seq: row.cursorSeq, hash: row.cursorHash }
  }

  moveCursor(docId: DocId, cursor: Cursor): void {
    this.#sqlite.run(
      'UPDATE documents SET cursorLog = ?, cursorSeq = ?, cursorHash = ? WHERE docId = ?',
      cursor.logId,
      cursor.seq,
      cursor.hash,
      docId,
    )
  }

  /** The log is another one: its numbers mean nothing any more, and what was refused is judged anew. */
  resetCursor(docId: DocId): void {
    this.#sqlite.transaction(() => {
      this.#sqlite.run(
        'UPDATE documents SET cursorLog = NULL, cursorSeq = NULL, cursorHash = NULL, checkpointSeq = 0 WHERE docId = ?',
        docId,
      )
      this.#sqlite.run('UPDATE records SET seq = NULL WHERE docId = ?', docId)
      this.#sqlite.run('DELETE FROM quarantine WHERE docId = ? AND seq >= 0', docId)
    })
  }

  knows(docId: DocId, recordId: Uint8Array): boolean {
    return (
      this.#sqlite.get(
        'SELECT 1 FROM records WHERE docId = ? AND recordId = ?',
        docId,
        recordId,
      ) !== undefined
    )
  }

  /** Records whose content a snapshot alone held are taken for new when they come again. */
  forgetContained(docId: DocId): void {
    this.#sqlite.run('DELETE FROM records WHERE docId = ? AND content IS NULL', docId)
  }

  /** Of those forgotten: what still waits to be sent, sealed as it is. */
  forgottenOutbox(docId: DocId): readonly OutboxRecord[] {
    return this.#sqlite.all<OutboxRecord & object>(
      `SELECT recordId, bytes, queuedAt FROM outbox WHERE docId = ?
       AND recordId NOT IN (SELECT recordId FROM records WHERE docId = ?) ORDER BY id`,
      docId,
      docId,
    )
  }

  addReceived(record: ReceivedRecord): void {
    this.#sqlite.run(
      'INSERT INTO records (docId, recordId, seq, size, content) VALUES (?, ?, ?, ?, ?)',
      record.docId,
      record.recordId,
      record.seq,
      record.size,
      record.sealed,
    )
  }

  /** Once for each batch of received records that changed the document. */
  markReceived(docId: DocId, at: number): void {
    this.#sqlite.run(
      'UPDATE documents SET changes = changes + 1, modifiedAt = ?, savedAt = ?, syncedAt = ? WHERE docId = ?',
      at,
      at,
      at,
      docId,
    )
  }

  wasSynced(docId: DocId): boolean {
    const sql = 'SELECT 1 FROM documents WHERE docId = ? AND syncedAt IS NOT NULL'
    return this.#sqlite.get(sql, docId) !== undefined
  }

  quarantine(docId: DocId, seq: number, reason: string, bytes: Uint8Array, at: number): void {
    this.#sqlite.run(
      'INSERT OR REPLACE INTO quarantine (docId, seq, reason, bytes, at) VALUES (?, ?, ?, ?, ?)',
      docId,
      seq,
      reason,
      bytes,
      at,
    )
  }

  quarantined(docId: DocId): number {
    return (
      this.#sqlite.get<{ n: number }>(
        'SELECT count(*) AS n FROM quarantine WHERE docId = ? AND seq >= 0',
        docId,
      )?.n ?? 0
    )
  }

  /* ---------- checkpoints ---------- */

  tail(docId: DocId): Tail {
    const checkpointSeq =
      this.#sqlite.get<{ checkpointSeq: number }>(
        'SELECT checkpointSeq FROM documents WHERE docId = ?',
        docId,
      )?.checkpointSeq ?? 0
    const sums = this.#sqlite.get<{ records: number; bytes: number | null }>(
      'SELECT count(*) AS records, sum(size) AS bytes FROM records WHERE docId = ? AND seq > ?',
      docId,
      checkpointSeq,
    )
    return { records: sums?.records ?? 0, bytes: sums?.bytes ?? 0, checkpointSeq }
  }

  checkpointStored(docId: DocId, upTo: number): void {
    this.#sqlite.transaction(() => {
      this.#sqlite.run(
        'UPDATE documents SET checkpointSeq = max(checkpointSeq, ?) WHERE docId = ?',
        upTo,
        docId,
      )
      this.#sqlite.run(
        'DELETE FROM records WHERE docId = ? AND seq <= ? AND content IS NULL',
        docId,
        upTo,
      )
    })
  }

  /* ---------- writers ---------- */

  nextPosition(docId: DocId, writerId: Uint8Array): NextPosition {
    const row = this.#sqlite.get<NextPosition & object>(
      'SELECT counter, previous FROM writers WHERE docId = ? AND writerId = ?',
      docId,
      writerId,
    )
    return row ?? START
  }

  /** What this writer's record does to its chain: a gap, repeat or fork is only told, never refused. */
  follow(
    docId: DocId,
    writerId: Uint8Array,
    record: NextPosition & { readonly recordId: Uint8Array },
  ): 'follows' | 'gap' | 'repeat-or-fork' {
    const expected = this.nextPosition(docId, writerId)
    const isNext =
      record.counter === expected.counter && equalBytes(record.previous, expected.previous)
    if (record.counter >= expected.counter && record.counter < Number.MAX_SAFE_INTEGER)
      this.#sqlite.run(
        'INSERT OR REPLACE INTO writers (docId, writerId, counter, previous) VALUES (?, ?, ?, ?)',
        docId,
        writerId,
        record.counter + 1,
        record.recordId,
      )
    if (isNext) return 'follows'
    return record.counter > expected.counter ? 'gap' : 'repeat-or-fork'
  }
}
