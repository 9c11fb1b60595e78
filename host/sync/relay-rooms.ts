/**
 * The rooms of one relay: what is known of each, which of them are read, sent or followed live, and
 * what is told about them. Asking in bulk which differ is in heads.ts, whose turn it is for a session
 * in session-queue.ts, the socket's life in relay-link.ts.
 */
import { CODES } from '../../shared/protocol/codes'
import type { Frame, MalformedFrame } from '../../shared/protocol/frames'
import type { RoomHead } from '../../shared/protocol/payloads'
import { equalBytes } from '../../shared/records/bytes'
import type { DocId, DocumentKeys, RoomId } from '../../shared/records/keys'
import { type Cursor, StoreFailure } from '../log/contract'
import type { TailLimits } from './checkpoint-post'
import type { SyncedRoom } from './contract'
import { createFollow, type Follow } from './follow'
import { Heads, PATIENCE_MS } from './heads'
import type { Line, SyncParts } from './line'
import type { RoomPresence } from './presence'
import { RoomSession, type SessionEnd } from './room-session'
import { SessionQueue } from './session-queue'

export interface RelayRoomsParts extends SyncParts {
  readonly tailLimits: TailLimits
  presence(room: SyncedRoom): RoomPresence
  changed(docIds: readonly DocId[]): void
  /** The relay proved useful: the next failure starts from a short wait again. */
  succeeded(): void
}

export class RelayRooms {
  readonly #parts: RelayRoomsParts
  readonly #follows = new Map<DocId, Follow>()
  readonly #docIds = new Map<RoomId, DocId>()
  readonly #heads: Heads
  readonly #queue: SessionQueue
  #line: Line | undefined

  constructor(parts: RelayRoomsParts) {
    const { library, clock } = parts
    this.#parts = parts
    this.#heads = new Heads({
      library,
      clock,
      room: (docId) => this.#follows.get(docId)?.room,
      docIdOf: (roomId) => this.#docIds.get(roomId),
      differs: (docId, head, cursor) => this.#differs(docId, head, cursor),
      same: (docIds) => this.#same(docIds),
      silent: (docId, why) => this.#silent(docId, why),
    })
    this.#queue = new SessionQueue({
      ...parts,
      follow: (docId) => this.#follows.get(docId),
      start: (line, docId, follow) => this.#startSession(line, docId, follow),
    })
  }

  get isEmpty(): boolean {
    return this.#follows.size === 0
  }

  docIds(): readonly DocId[] {
    return [...this.#follows.keys()]
  }

  /* ---------- what the library says ---------- */

  /** Begins to follow, or takes note that its keys or its cursor are others now. */
  follow(room: SyncedRoom, isOpen: boolean): void {
    const { docId, roomId } = room.keys
    const known = this.#follows.get(docId)
    if (known) this.#refresh(known, room)
    else {
      this.#docIds.set(roomId, docId)
      this.#follows.set(docId, createFollow(room, isOpen, this.#parts.clock))
      this.#heads.ask([docId])
    }
    // Imported notes owe their state without standing in the outbox yet.
    if (this.#line && this.#parts.library.waiting(docId).count > 0) this.noticeOutbox(docId)
  }

  unfollow(docId: DocId): void {
    const follow = this.#follows.get(docId)
    if (!follow) return
    this.#follows.delete(docId)
    follow.session?.fail('not followed any more')
    follow.backoff.cancel()
    this.#docIds.delete(follow.room.keys.roomId)
    this.#heads.unwatch(docId, follow.room)
  }

  setOpen(docId: DocId, isOpen: boolean): void {
    const follow = this.#follows.get(docId)
    if (!follow) return
    follow.isOpen = isOpen
    if (follow.session) follow.session.setOpen(isOpen)
    else if (isOpen) this.#queue.enqueue(docId, 'first')
  }

  noticeOutbox(docId: DocId): void {
    const follow = this.#follows.get(docId)
    if (!follow || follow.room.keys.rights !== 'edit') return
    if (follow.session) return follow.session.noticeOutbox()
    follow.hasOutbox = true
    this.#queue.enqueue(docId, 'in-turn')
  }

  #refresh(follow: Follow, room: SyncedRoom): void {
    const { docId } = room.keys
    const isOther = isOtherKey(follow.room.keys, room.keys)
    follow.room = room
    // What was refused to the one before says nothing of this one.
    if (isOther) follow.problem = undefined
    const { session } = follow
    if (!session) {
      if (isOther && follow.isOpen) this.#queue.enqueue(docId, 'first')
      return this.#heads.ask([docId])
    }
    // What it reads after a cursor that is gone would move the cursor past all that is missing.
    const isReset = session.hasCursor && this.#parts.library.cursor(docId) === undefined
    if (isOther || isReset) session.fail('begins again')
  }

  /* ---------- what the socket says ---------- */

  online(line: Line): void {
    this.#line = line
    this.#parts.library.viewKeys.connected((docId) => this.#follows.has(docId))
    this.#heads.online(line)
    this.#queue.online(line)
    this.#offerAgain()
    for (const docId of this.#parts.library.documentsWaiting()) {
      const follow = this.#follows.get(docId)
      if (follow?.room.keys.rights === 'edit') follow.hasOutbox = true
    }
    const asked: DocId[] = []
    for (const [docId, follow] of this.#follows) {
      if (follow.isOpen) this.#queue.enqueue(docId, 'first')
      else if (follow.hasOutbox) this.#queue.enqueue(docId, 'in-turn')
      else asked.push(docId)
    }
    this.#heads.ask(asked)
  }

  /** The relay may have more room than when it refused: one try on each socket. */
  #offerAgain(): void {
    const { library } = this.#parts
    const refused = library.documentsRefused().filter((docId) => this.#follows.has(docId))
    if (refused.length === 0) return
    try {
      library.offerAgain(refused)
    } catch (error) {
      if (!(error instanceof StoreFailure)) throw error
      library.reportStore(error.error)
    }
  }

  offline(): void {
    this.#parts.inbox.flush()
    this.#line = undefined
    this.#heads.offline()
    this.#queue.offline()
    for (const follow of this.#follows.values()) {
      follow.session?.drop()
      follow.session = undefined
      follow.isConfirmed = false
      follow.isUnwatched = false
      follow.problem = undefined
      follow.backoff.cancel()
    }
  }

  receive(frame: Frame | MalformedFrame): void {
    if (frame.channel !== 0) return this.#queue.receive(frame)
    if (frame.kind === 'differ') this.#parts.succeeded()
    if (frame.kind === 'differ' || frame.kind === 'push') this.#heads.receive(frame)
  }

  /** What open documents were sent is committed, and shown, at once. */
  endOfMessage(): void {
    this.#parts.inbox.endOfMessage()
  }

  /** Asks again where an answer is overdue; false when the socket itself seems deaf. */
  tick(): boolean {
    if (this.#heads.isOverdue) return false
    const overdue = this.#parts.clock.now() - PATIENCE_MS
    const live: DocId[] = []
    for (const [docId, { session, isOpen }] of this.#follows) {
      if (!session) continue
      if ((session.waitingSince ?? overdue) < overdue) session.fail('no answer')
      // A live channel whose relay lost a record without a word would never know.
      else if (isOpen && session.isCaughtUp) live.push(docId)
    }
    this.#heads.ask(live)
    return true
  }

  /** Whether something of it may be on its way to the disk. */
  isRead(docId: DocId): boolean {
    return this.#follows.get(docId)?.session !== undefined
  }

  isConfirmed(docId: DocId): boolean {
    const follow = this.#follows.get(docId)
    if (!follow) return false
    return follow.session ? follow.session.isCaughtUp : follow.isConfirmed
  }

  problem(docId: DocId): Follow['problem'] {
    return this.#follows.get(docId)?.problem
  }

  close(): void {
    for (const { isOpen, session } of this.#follows.values()) if (isOpen) session?.setOpen(false)
    this.offline()
  }

  /* ---------- heads ---------- */

  /** More rooms than the relay watches for us are read one by one, once a socket. */
  #silent(docId: DocId, why: 'refused' | 'not-watched'): void {
    const follow = this.#follows.get(docId)
    if (!follow) return
    if (why === 'refused') return this.#refused(docId, follow, CODES['proof-invalid'])
    if (follow.isUnwatched) return
    follow.isUnwatched = true
    this.#queue.enqueue(docId, 'in-turn')
  }

  #same(docIds: readonly DocId[]): void {
    for (const docId of docIds) this.#settleSame(docId)
    this.#parts.changed(docIds)
  }

  #settleSame(docId: DocId): void {
    const follow = this.#follows.get(docId)
    const cursor = this.#parts.library.cursor(docId)
    if (!follow) return
    if (cursor?.logId !== this.#line?.logId) {
      // Another store that happens to hold as much: only a reading can tell what it is.
      if (cursor && cursor.seq > 0) return this.#fallBehind(docId, follow)
      if (this.#mayOweState(follow))
        return follow.session ? undefined : this.#fallBehind(docId, follow)
    }
    follow.isConfirmed = true
    follow.backoff.succeed()
    this.#noticeNothing(follow, cursor)
  }

  /** Sent once and yet without a cursor: the loss was found, and a crash came before it was made good. */
  #mayOweState({ room }: Follow): boolean {
    return room.keys.rights === 'edit' && this.#parts.library.wasSynced(room.keys.docId)
  }

  #differs(docId: DocId, head: RoomHead, cursor: Cursor | undefined): void {
    const follow = this.#follows.get(docId)
    if (!follow) return
    // What is being read asks again at its end; a live channel brings it, or has lost it.
    if (!follow.session) this.#fallBehind(docId, follow)
    else if (head.seq > (cursor?.seq ?? 0)) this.#recheckLive(follow, head, docId)
    else if (follow.session.isCaughtUp) this.#fallBehind(docId, follow)
  }

  #recheckLive(follow: Follow, head: RoomHead, docId: DocId): void {
    const session = follow.session
    this.#parts.clock.after(PATIENCE_MS / 6, () => {
      const seq = this.#parts.library.cursor(docId)?.seq ?? 0
      if (follow.session === session && seq < head.seq) session?.fail('a record did not come')
    })
  }

  #fallBehind(docId: DocId, follow: Follow): void {
    follow.isBehind = true
    follow.isConfirmed = false
    if (follow.session) return follow.session.fail('another log')
    if (follow.isFruitless) follow.backoff.retry(() => this.#queue.enqueue(docId, 'in-turn'))
    else this.#queue.enqueue(docId, 'in-turn')
  }

  /* ---------- sessions ---------- */

  #startSession(line: Line, docId: DocId, follow: Follow): void {
    // Purged, and among thousands it is still to be left.
    if (!this.#parts.library.room(docId)) return
    const { hasOutbox, isOpen, isBehind, from, room } = follow
    const startedAt = this.#parts.library.cursor(docId)?.seq
    follow.hasOutbox = follow.isBehind = false
    follow.from = 'cursor'
    follow.session = new RoomSession({
      parts: this.#parts,
      line,
      room,
      presence: this.#parts.presence(room),
      tailLimits: this.#parts.tailLimits,
      from,
      isOpen,
      hasOutbox: hasOutbox || (isOpen && this.#parts.library.waiting(docId).count > 0),
      owner: {
        openChannel: (receive) => this.#queue.openChannel(receive),
        closeChannel: (channel) => this.#queue.closeChannel(channel),
        changed: () => {
          if (follow.session?.isCaughtUp) this.#noticeNothing(follow)
          this.#parts.changed([docId])
        },
        writeRefused: (code) => this.#markProblem(follow, code),
        ended: (end) => {
          const cursor = this.#parts.library.cursor(docId)
          follow.isFruitless = isBehind && cursor?.seq === startedAt
          this.#ended(docId, follow, end)
        },
      },
    })
  }

  #ended(docId: DocId, follow: Follow, end: SessionEnd): void {
    follow.session = undefined
    this.#parts.changed([docId])
    if (end.kind === 'done') {
      follow.isConfirmed = true
      this.#parts.succeeded()
      this.#noticeNothing(follow)
      // What came while the channel was closing is told by the answer; the room is watched again.
      this.#heads.ask([docId])
      if (follow.isOpen) this.#queue.enqueue(docId, 'first')
      return
    }
    follow.isConfirmed = false
    if (end.kind === 'refused') return this.#refused(docId, follow, end.code)
    const details = { reason: end.reason, ...(end.code === undefined ? {} : { code: end.code }) }
    this.#parts.log({ level: 'info', event: 'room-retry', details })
    if (end.reason === 'checkpoint-unreadable') follow.from = 'oldest'
    follow.hasOutbox = follow.room.keys.rights === 'edit'
    follow.backoff.retry(() => this.#queue.enqueue(docId, follow.isOpen ? 'first' : 'in-turn'))
  }

  #noticeNothing({ room }: Follow, cursor = this.#parts.library.cursor(room.keys.docId)): void {
    if ((cursor?.seq ?? 0) === 0) this.#parts.library.viewKeys.foundNothing(room.keys.docId)
  }

  #refused(docId: DocId, follow: Follow, code: number): void {
    this.#markProblem(follow, code)
    if (code === CODES['proof-invalid']) this.#parts.library.viewKeys.refuse(docId)
  }

  #markProblem(follow: Follow, code: number): void {
    const problem = code === CODES['room-full'] ? 'quota' : 'refused'
    follow.problem ??= { problem, since: this.#parts.clock.now() }
    this.#parts.changed([follow.room.keys.docId])
  }
}

/** A right to edit beside the one to view, or another key to view. */
function isOtherKey(a: DocumentKeys, b: DocumentKeys): boolean {
  return a.rights !== b.rights || !equalBytes(a.viewSecret, b.viewSecret)
}
