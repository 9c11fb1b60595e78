/**
 * How a document comes from the disk into memory and is folded again on its way out. Rows that do
 * not open are set aside and asked of the relay; nothing is folded that they might complete yet.
 */
import * as Y from 'yjs'
import { createEmpty } from '../../shared/model/document'
import { STORED } from '../../shared/model/origin'
import type { DocId } from '../../shared/records/keys'
import { openRecord } from '../../shared/records/seal'
import type { HostLogEntry } from '../contract'
import { StoreFailure } from '../log/contract'
import type { LibraryLog } from '../log/library-log'
import { applyInPieces, applyStored, isLarge } from '../log/stored-content'
import { placeOf } from '../log/sealed-document'
import type { Journal } from '../rooms/journal'
import { type DocumentOwner, OpenDocument } from '../rooms/open-document'
import type { SyncClock } from '../sync/contract'
import { unpackKeys } from './document-keys'
import { inTurns, type Turns } from './turns'

export interface StoredDocumentsParts {
  readonly log: LibraryLog
  readonly journal: Journal
  readonly access: 'write' | 'read'
  readonly clock: SyncClock
  readonly owner: DocumentOwner
  readonly report: (entry: HostLogEntry) => void
  readonly trySeal: (docId: DocId) => void
  /** What a relay has of these is to be read again. */
  readonly roomsChanged: (docIds: readonly DocId[]) => void
}

/** Rows beside the snapshot from which a document is folded when it closes, and when it opens. */
const FOLD_ON_CLOSE = 48
const FOLD_ON_OPEN = 500

export class StoredDocuments {
  readonly #parts: StoredDocumentsParts
  /** Of these not every stored row could be read: folding them would drop what might be saved yet. */
  readonly #damaged = new Set<DocId>()

  constructor(parts: StoredDocumentsParts) {
    this.#parts = parts
  }

  isDamaged(docId: DocId): boolean {
    return this.#damaged.has(docId)
  }

  /** A large one in turns: what comes in from a relay meanwhile is in it as well. */
  *load(docId: DocId): Turns<OpenDocument | undefined> {
    const { log, owner, clock } = this.#parts
    if (!log.facts(docId)) return undefined
    const { updates, damaged, upTo } = log.readContent(docId)
    const doc = createEmpty()
    let left = damaged
    let rest: readonly Uint8Array[] = updates
    if (isLarge(updates)) {
      left += yield* inTurns(applyInPieces(doc, updates), clock)
      const since = log.readContent(docId, upTo)
      left += since.damaged
      rest = since.updates
    }
    left += applyStored(doc, rest)
    const document = new OpenDocument(docId, doc, owner)
    if (left > 0) this.#foundDamage(document, left)
    else if (updates.length > FOLD_ON_OPEN) this.#fold(document)
    return document
  }

  /** As one update; undefined when nothing is held. */
  readState(docId: DocId): Uint8Array | undefined {
    const { log } = this.#parts
    if (!log.facts(docId)) return undefined
    const { updates } = log.readContent(docId)
    // Imported, folded or received whole: nothing to merge, and a document costs a millisecond.
    if (updates.length === 1) return updates[0]
    const doc = createEmpty()
    applyStored(doc, updates)
    const state = Y.encodeStateAsUpdate(doc)
    doc.destroy()
    return state
  }

  /** False: it has to stay in memory, since the disk did not take all of it. */
  settle(document: OpenDocument): boolean {
    const { log, journal, access, trySeal } = this.#parts
    const { docId } = document
    if (access === 'read') return true
    if (!journal.flush()) return false
    trySeal(docId)
    if (log.contentLength(docId) >= FOLD_ON_CLOSE) this.#fold(document)
    return true
  }

  /**
   * What is left loads; a relay that has the rest is asked for all of it again. Until the next
   * start, by when it was read from nothing, no state of this may stand for the whole log.
   */
  #foundDamage(document: OpenDocument, rows: number): void {
    const { log, access, clock, report, roomsChanged } = this.#parts
    const { docId } = document
    report({ level: 'error', event: 'rows-damaged', details: { docId, rows } })
    this.#damaged.add(docId)
    if (access === 'read') return
    log.transaction(() => {
      log.setAsideDamaged(docId, clock.now())
      for (const update of this.#readOutbox(docId)) Y.applyUpdate(document.doc, update, STORED)
      log.relay.resetCursor(docId)
    })
    roomsChanged([docId])
  }

  /** A state that waits to be sent was stored in the snapshot alone: its sealed record has it too. */
  *#readOutbox(docId: DocId): Generator<Uint8Array> {
    const { log } = this.#parts
    const packed = log.readKeys(docId)
    const keys = packed && unpackKeys(docId, packed)?.keys
    if (!keys) return
    for (const { recordId, bytes } of log.relay.forgottenOutbox(docId)) {
      const record = openRecord(keys, bytes)
      if (typeof record === 'string') continue
      const { update } = record
      const sealed = log.cipher.seal(placeOf('records', docId), update)
      log.relay.addReceived({ docId, recordId, seq: null, size: bytes.byteLength, sealed })
      yield update
    }
  }

  #fold(document: OpenDocument): void {
    const { log, journal, access } = this.#parts
    if (access === 'read' || this.#damaged.has(document.docId)) return
    try {
      if (journal.flush()) log.fold(document.docId, document.state())
    } catch (error) {
      if (!(error instanceof StoreFailure)) throw error
      journal.report(error.error)
    }
  }
}
