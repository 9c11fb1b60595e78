/**
 * Takes records from a relay: verified, applied to what is open, and stored with the cursor at once.
 * What a worker has opened already is only stored, unless the document is in memory.
 */
import type { DocumentKeys } from '../../shared/records/keys'
import type { HostLogEntry } from '../contract'
import type { Cursor, DeliveredRecord } from '../log/contract'
import type { LibraryLog } from '../log/library-log'
import { openDelivered } from '../records/open-delivered'
import type { DeliveredRefusal, VerifiedRecord } from '../records/opened-delivery'
import type { OpenDocument } from '../rooms/open-document'
import type { Received } from '../sync/contract'

export interface ReceiveParts {
  readonly log: LibraryLog
  readonly keys: DocumentKeys
  /** The document, if it is in memory. */
  readonly open: OpenDocument | undefined
  readonly now: number
  readonly report: (entry: HostLogEntry) => void
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
  parts: ReceiveParts,
  records: readonly DeliveredRecord[],
  cursor: Cursor,
): readonly Received[] {
  const judged = records.map((delivered) => judge(parts, delivered))
  const isBaseRefused = judged.some(({ kind }, at) => kind === 'refused' && records[at]?.isBase)
  for (const one of judged)
    if (one.kind === 'applied' && one.record.update) parts.open?.applyReceived(one.record.update)
  parts.log.transaction(() => {
    for (const one of judged) store(parts, one)
    if (judged.some(({ kind }) => kind === 'applied'))
      parts.log.relay.markReceived(parts.keys.docId, parts.now)
    if (!isBaseRefused) parts.log.relay.moveCursor(parts.keys.docId, cursor)
  })
  return judged.map((one) =>
    one.kind === 'refused'
      ? { kind: 'refused', seq: one.seq, reason: one.reason }
      : { kind: one.kind, seq: one.seq },
  )
}

function judge(
  { log, keys, open }: ReceiveParts,
  { seq, bytes, recordId, opened }: DeliveredRecord,
): Judged {
  if (log.relay.knows(keys.docId, recordId)) return { kind: 'known', seq, recordId }
  const record = opened && !open ? opened : openDelivered(keys, bytes, log.cipher)
  if (record.kind === 'refused') return { kind: 'refused', seq, reason: record.reason, bytes }
  return { kind: 'applied', seq, recordId, size: bytes.byteLength, record }
}

function store({ log, keys, now, report }: ReceiveParts, one: Judged): void {
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
