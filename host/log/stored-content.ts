/** What is stored of one document: snapshot, records and journal, as Yjs updates. */
import * as Y from 'yjs'
import { STORED } from '../../shared/model/origin'
import type { DocId } from '../../shared/records/keys'
import { cutUpdate } from './cut-update'
import type { LocalCipher } from './local-cipher'
import type { Sqlite } from './open-sqlite'
import { placeOf } from './sealed-document'

/** The last row of each table; rows are only ever added behind it. */
export interface StoredPlaces {
  readonly snapshots: number
  readonly records: number
  readonly journal: number
}

export interface StoredContent {
  /** Yjs V1 updates in the order they were stored. */
  readonly updates: readonly Uint8Array[]
  /** Rows that do not open: damaged on disk. */
  readonly damaged: number
  readonly upTo: StoredPlaces
}

const BEGINNING: StoredPlaces = { snapshots: 0, records: 0, journal: 0 }

/** Every update that is stored of it, or that was stored since, and how many rows did not open. */
export function readContent(
  sqlite: Sqlite,
  cipher: LocalCipher,
  docId: DocId,
  after: StoredPlaces = BEGINNING,
): StoredContent {
  const updates: Uint8Array[] = []
  const upTo = { ...after }
  let damaged = 0
  const take = (table: keyof StoredPlaces) => {
    const id = table === 'journal' ? 'seq' : 'id'
    // Without the sign the planner may walk the whole table in the order of its rows.
    const rows = sqlite.all<{ id: number; content: Uint8Array }>(
      `SELECT ${id} AS id, content FROM ${table}
        WHERE docId = ? AND +${id} > ? AND content IS NOT NULL ORDER BY ${id}`,
      docId,
      after[table],
    )
    for (const { id: place, content } of rows) {
      const update = cipher.open(placeOf(table, docId), content)
      if (update) updates.push(update)
      else damaged += 1
      upTo[table] = place
    }
  }
  // One read transaction: a fold between two of these would hide what it moved.
  sqlite.exec('SAVEPOINT content')
  try {
    take('snapshots')
    take('records')
    take('journal')
  } finally {
    sqlite.exec('RELEASE content')
  }
  return { updates, damaged, upTo }
}

/** In one transaction, leaving out what Yjs refuses. The number left out. */
export function applyStored(doc: Y.Doc, updates: readonly Uint8Array[]): number {
  return apply(doc, updates, 'whole')
}

/**
 * After a part Yjs would look for marks that hold no text, as it does behind each change of others,
 * and take out those whose text is in a later part: not behind what it takes for this doc's own.
 */
function apply(doc: Y.Doc, updates: readonly Uint8Array[], extent: 'whole' | 'part'): number {
  let broken = 0
  doc.transact((transaction) => {
    for (const update of updates) {
      try {
        Y.applyUpdate(doc, update, STORED)
      } catch {
        // Checked before it was stored, so a bug of another build; the rest must load all the same.
        broken += 1
      }
    }
    if (extent === 'part') transaction.local = true
  }, STORED)
  return broken
}

/** Bytes of stored updates from which a document is built a piece at a time. */
export const LARGE_CONTENT = 128 * 1024
/** Updates applied in one transaction: one by one they take several times as long. */
const TOGETHER = 64

export function isLarge(updates: readonly Uint8Array[]): boolean {
  return updates.reduce((sum, { byteLength }) => sum + byteLength, 0) >= LARGE_CONTENT
}

/** As `applyStored`, stopping wherever somebody else may have a turn. */
export function* applyInPieces(
  doc: Y.Doc,
  updates: readonly Uint8Array[],
): Generator<undefined, number> {
  let broken = 0
  let small: Uint8Array[] = []
  for (const update of updates) {
    if (update.byteLength < LARGE_CONTENT) small.push(update)
    if (update.byteLength < LARGE_CONTENT && small.length < TOGETHER) continue
    broken += applyStored(doc, small)
    small = []
    yield
    if (update.byteLength >= LARGE_CONTENT) broken += yield* applyCut(doc, update)
  }
  return broken + applyStored(doc, small)
}

function* applyCut(doc: Y.Doc, update: Uint8Array): Generator<undefined, number> {
  for (const piece of cutUpdate(update)) {
    if (piece && apply(doc, [piece], 'part') > 0) return 1
    // Something is missing that all that follows may rest on: Yjs puts that aside in one go.
    if (piece && doc.store.pendingStructs !== null) return applyStored(doc, [update])
    yield
  }
  return 0
}
