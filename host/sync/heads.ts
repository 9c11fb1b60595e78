/**
 * Asks one relay in bulk which rooms differ from what was read of them, and hears which change from
 * then on. Thousands are asked about at every connection, so questions are written in slices.
 */
import type { FrameOf } from '../../shared/protocol/frames'
import type { RoomHead, WatchedHead } from '../../shared/protocol/payloads'
import { createFetchProof, isShortHashOf, shortHash } from '../../shared/protocol/proofs'
import { toBase64url } from '../../shared/records/bytes'
import type { DocId, RoomId } from '../../shared/records/keys'
import { EMPTY_LOG_HASH } from '../../shared/records/record'
import type { Cursor } from '../log/contract'
import type { SyncClock, SyncedRoom, SyncLibrary } from './contract'
import type { Line } from './line'
import { Slices } from './slices'

/** Rooms in one HEADS frame, about 15 kB: as many as an answer may name without holding others up. */
const HEADS_BATCH = 250
/** A relay that owes an answer for this long has lost the question. */
export const PATIENCE_MS = 30_000

export interface HeadsParts {
  readonly library: SyncLibrary
  readonly clock: SyncClock
  /** Undefined once it is not followed any more. */
  room(docId: DocId): SyncedRoom | undefined
  docIdOf(roomId: RoomId): DocId | undefined
  /** The relay has something else than the cursor says, undefined where nothing was read. */
  differs(docId: DocId, head: RoomHead, cursor: Cursor | undefined): void
  /** The relay answered, and named none of these. */
  same(docIds: readonly DocId[]): void
  /** The relay does not tell of this one: it has too many, or the proof is wrong. */
  silent(docId: DocId, why: 'refused' | 'not-watched'): void
}

export class Heads {
  readonly #parts: HeadsParts
  readonly #due: Slices<DocId>
  readonly #watched = new Set<DocId>()
  #asking: { readonly docId: DocId; readonly head: WatchedHead }[] = []
  #asked: { readonly docIds: readonly DocId[]; readonly since: number }[] = []
  #line: Line | undefined
  #isTurnDue = false

  constructor(parts: HeadsParts) {
    this.#parts = parts
    this.#due = new Slices(parts.clock, {
      step: (docId) => this.#write(docId),
      done: () => this.#send(),
    })
  }

  online(line: Line): void {
    this.#line = line
  }

  offline(): void {
    this.#line = undefined
    this.#due.clear()
    this.#watched.clear()
    this.#asking = []
    this.#asked = []
  }

  /** Whether the relay owes an answer for too long. */
  get isOverdue(): boolean {
    const overdue = this.#parts.clock.now() - PATIENCE_MS
    return this.#asked.some(({ since }) => since < overdue)
  }

  /** Together with all that is asked in this turn of the event loop. */
  ask(docIds: readonly DocId[]): void {
    if (!this.#line) return
    this.#due.queue(docIds)
    if (this.#isTurnDue) return
    this.#isTurnDue = true
    queueMicrotask(() => {
      this.#isTurnDue = false
      if (this.#line) this.#due.start()
    })
  }

  unwatch(docId: DocId, room: SyncedRoom): void {
    this.#due.delete(docId)
    if (!this.#watched.delete(docId)) return
    this.#line?.send({ kind: 'unwatch', channel: 0, rooms: [room.keys.roomIdBytes] })
  }

  receive(frame: FrameOf<'differ'> | FrameOf<'push'>): void {
    const differing = new Set<DocId>()
    const asked = frame.kind === 'differ' ? this.#asked.shift() : undefined
    for (const head of frame.heads) {
      const docId = this.#compare(head)
      if (docId) differing.add(docId)
    }
    if (asked) this.#parts.same(asked.docIds.filter((docId) => !differing.has(docId)))
  }

  #write(docId: DocId): void {
    const line = this.#line
    const room = this.#parts.room(docId)
    if (!line || !room) return
    if (!this.#watched.has(docId) && this.#watched.size >= line.limits.rooms)
      return this.#parts.silent(docId, 'not-watched')
    this.#watched.add(docId)
    this.#asking.push({ docId, head: this.#headOf(line, room) })
    if (this.#asking.length >= HEADS_BATCH) this.#send()
  }

  #send(): void {
    const asking = this.#asking
    this.#asking = []
    if (asking.length === 0 || !this.#line) return
    const since = this.#parts.clock.now()
    this.#asked.push({ docIds: asking.map(({ docId }) => docId), since })
    this.#line.send({ kind: 'heads', channel: 0, heads: asking.map(({ head }) => head) })
  }

  #headOf(line: Line, { keys }: SyncedRoom): WatchedHead {
    const { docId, fetchToken, roomIdBytes } = keys
    const cursor = this.#usableCursor(docId)
    return {
      room: roomIdBytes,
      seq: cursor?.seq ?? 0,
      hash: shortHash(cursor?.hash ?? EMPTY_LOG_HASH),
      proof: createFetchProof(fetchToken, line.socket, roomIdBytes),
    }
  }

  /** Answers with the document if the relay has something else than we have. */
  #compare(head: RoomHead): DocId | undefined {
    const docId = this.#parts.docIdOf(toBase64url(head.room) as RoomId)
    if (!docId) return undefined
    if (head.status !== 'head') {
      this.#watched.delete(docId)
      this.#parts.silent(docId, head.status)
      return docId
    }
    const cursor = this.#usableCursor(docId)
    const isSame = cursor
      ? cursor.seq === head.seq && isShortHashOf(head.hash, cursor.hash)
      : head.seq === 0
    if (isSame) return undefined
    this.#parts.differs(docId, head, cursor)
    return docId
  }

  /** Undefined while nothing was read of this relay's present store. */
  #usableCursor(docId: DocId): Cursor | undefined {
    const cursor = this.#parts.library.cursor(docId)
    return cursor && cursor.seq > 0 ? cursor : undefined
  }
}
