/**
 * Takes records from a relay: verified, applied to what is open, and stored with the cursor at once.
 * What a worker has opened already is only stored, unless the document is in memory.
 */
import type { DocId, DocumentKeys } from '../../shared/records/keys'
import type { HostLogEntry } from '../contract'
import type { Cursor, DeliveredRecord } from '../log/contract'
import type { LibraryLog } from '../log/library-log'
import { openDelivered } from '../records/open-delivered'
import type { DeliveredRefusal, VerifiedRecord } from '../records/opened-delivery'
import type { Journal } from '../rooms/journal'
import type { OpenDocument } from '../rooms/open-document'
import type { OpenDocuments } from '../rooms/open-documents'
import type { Received, SyncClock } from '../sync/contract'
import type { Holdings } from './holdings'

/** The part of a library that takes them. */
export interface ReceivingLibrary {
  readonly log: LibraryLog
  readonly holdings: Pick<Holdings, 'homeId' | 'keys'>
  readonly documents: OpenDocuments
  readonly journal: Journal
  readonly clock: SyncClock
  readonly report: (entry: HostLogEntry) => void
}

interface Receiving extends ReceivingLibrary {
  readonly keys: DocumentKeys
  /** The document, if it is in memory. */
  readonly open: OpenDocument | undefined
  readonly now: number
}

type Judged =
  | { readonly kind: 'known'; readonly seq: number; readonly recordId: Uint8Array }
  | {
      readonly kind: 'applied'
      readonly seq: number
      readonly recordId: Uint8Array
      readonly size: number
      readonly record: VerifiedRecord
    }
  | {
      readonly kind: 'refused'
      readonly seq: number
      readonly reason: DeliveredRefusal
      readonly bytes: Uint8Array
    }

/**
 * Throws StoreFailure: nothing is stored then, and the cursor has not moved. It stays as well where
 * what came begins with a checkpoint that is refused: what that stands for is still to be read.
 */
export function receiveRecords(
  library: ReceivingLibrary,
  docId: DocId,
  records: readonly DeliveredRecord[],
  cursor: Cursor,
): readonly Received[] {
  const { log, holdings, documents, journal, clock, report } = library
  const keys = holdings.keys(docId)?.keys
  if (!keys) throw new Error('records for a document that is not held')
  const open = documents.peekSound(docId)
  const now = clock.now()
  const parts = { log, holdings, documents, journal, clock, report, keys, open, now }
  const judged = applyAll(
    parts,
    records,
    records.map((delivered) => judge(parts, delivered)),
  )
  const isBaseRefused = judged.some(({ kind }, at) => kind === 'refused' && records[at]?.isBase)
  log.transaction(() => {
    for (const one of judged) store(parts, one)
    if (judged.some(({ kind }) => kind === 'applied')) log.relay.markReceived(docId, now)
    if (!isBaseRefused) log.relay.moveCursor(docId, cursor)
  })
  return judged.map((one) =>
    one.kind === 'refused'
      ? { kind: 'refused', seq: one.seq, reason: one.reason }
      : { kind: one.kind, seq: one.seq },
  )
}

/** What Yjs takes nothing of is refused; what comes after it is read with all that is stored. */
function applyAll(
  parts: Receiving,
  records: readonly DeliveredRecord[],
  judged: readonly Judged[],
): readonly Judged[] {
  const { open } = parts
  let isSound = true
  return judged.map((one, at): Judged => {
    const update = one.kind === 'applied' ? one.record.update : undefined
    const bytes = records[at]?.bytes
    if (!update || !bytes || !isSound || !open || open.applyReceived(update)) return one
    isSound = false
    readAgain(parts)
    return { kind: 'refused', seq: one.seq, reason: 'update-malformed', bytes }
  })
}

/** From the disk, by whoever asks next. All rests on the home document: that is at the next start. */
function readAgain({ documents, journal, holdings, keys: { docId } }: Receiving): void {
  if (docId === holdings.homeId) return
  documents.distrust(docId)
  if (journal.isPending(docId)) journal.whenCommitted(() => documents.drop(docId))
  else documents.drop(docId)
}

function judge(
  { log, keys, open }: Receiving,
  { seq, bytes, recordId, opened }: DeliveredRecord,
): Judged {
  if (log.relay.knows(keys.docId, recordId)) return { kind: 'known', seq, recordId }
  const record = opened && !open ? opened : openDelivered(keys, bytes, log.cipher)
  if (record.kind === 'refused') return { kind: 'refused', seq, reason: record.reason, bytes }
  return { kind: 'applied', seq, recordId, size: bytes.byteLength, record }
}

function store({ log, keys, now, report }: Receiving, one: Judged): void {
  const { docId } = keys
  switch (one.kind) {
    case 'known':
      log.relay.acknowledge(docId, one.recordId, one.seq, now)
      return
    case 'refused':
      log.relay.quarantine(docId, one.seq, one.reason, one.bytes, now)
      report({
        level: 'warning',
        event: 'record-refused',
        details: { docId, seq: one.seq, reason: one.reason },
      })
      return
    case 'applied': {
      const { recordId, seq, size, record } = one
      // The same record twice in one batch: it is known the second time.
      if (log.relay.knows(docId, recordId)) return
      log.relay.addReceived({ docId, recordId, seq, size, sealed: record.sealed })
      if (record.recordKind === 'checkpoint') log.relay.checkpointStored(docId, seq)
      const { writerId, counter, previous } = record.place
      const place = log.relay.follow(docId, writerId, { counter, previous, recordId })
      if (place !== 'follows' && record.recordKind !== 'checkpoint')
        report({ level: 'info', event: 'writer-chain', details: { docId, seq, place } })
      return
    }
  }
}
