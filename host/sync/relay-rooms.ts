/**
 * The rooms of one relay: asks in bulk which differ, keeps a channel for each open document, and
 * works off the others that differ or have something to send, several at a time. Knows frames and
 * sessions; the socket's life is relay-link.ts.
 */
import type { RelayProblem } from '../../shared/contract'
import { CODES } from '../../shared/protocol/codes'
import type { Frame, FrameOf, MalformedFrame } from '../../shared/protocol/frames'
import type { OpenFrom, RoomHead, WatchedHead } from '../../shared/protocol/payloads'
import { createFetchProof, isShortHashOf, shortHash } from '../../shared/protocol/proofs'
import { toBase64url } from '../../shared/records/bytes'
import type { DocId, RoomId } from '../../shared/records/keys'
import { EMPTY_LOG_HASH } from '../../shared/records/record'
import { type Cursor, StoreFailure } from '../log/contract'
import { Backoff } from './backoff'
import type { TailLimits } from './checkpoint-post'
import type { SyncedRoom } from './contract'
import type { Line, SyncParts } from './line'
import type { RoomPresence } from './presence'
import { RoomSession, type SessionEnd } from './room-session'

/** Background documents that are read or sent at the same time. */
const MAX_BACKGROUND = 192
/** Started in one turn of the event loop, so that it stays short. */
const STARTS_AT_ONCE = 24
/** Rooms in one HEADS frame: about 60 kB. */
const HEADS_BATCH = 1_000
const ROOM_BACKOFF = { first: 500, most: 60_000 } as const
/** A relay that owes an answer for this long has lost the question. */
const PATIENCE_MS = 30_000

/** WebSocket's code for an ordinary end. */
const NORMAL = 1000

export interface RelayRoomsParts extends SyncParts {
  readonly tailLimits: TailLimits
  presence(docId: DocId): RoomPresence
  changed(docIds: readonly DocId[]): void
  /** The relay proved useful: the next failure starts from a short wait again. */
  succeeded(): void
}

interface Follow {
  room: SyncedRoom
  isOpen: boolean
  hasOutbox: boolean
  isBehind: boolean
  /** The relay does not tell of changes: what was read on this socket is all that is known. */
  isUnwatched: boolean
  /** The last session was told of something new and found nothing: the next one waits. */
  isFruitless: boolean
  /** On this socket the relay said that nothing is missing, or it was read. */
  isConfirmed: boolean
  from: OpenFrom
  session: RoomSession | undefined
  readonly backoff: Backoff
  problem: { readonly problem: RelayProblem; readonly since: number } | undefined
}

type Receiver = (frame: Frame | MalformedFrame) => void

export class RelayRooms {
  readonly #parts: RelayRoomsParts
  readonly #follows = new Map<DocId, Follow>()
  readonly #docIds = new Map<RoomId, DocId>()
  readonly #channels = new Map<number, Receiver>()
  readonly #headsDue = new Set<DocId>()
  #differsDue: { readonly docIds: readonly DocId[]; readonly since: number }[] = []
  readonly #first = new Set<DocId>()
  readonly #inTurn = new Set<DocId>()
  #watched = new Set<DocId>()
  #line: Line | undefined
  #nextChannel = 1
  #isTurnDue = false

  constructor(parts: RelayRoomsParts) {
    this.#parts = parts
  }

  get isEmpty(): boolean {
    return this.#follows.size === 0
  }

  docIds(): readonly DocId[] {
    return [...this.#follows.keys()]
  }

  /* ---------- what the library says ---------- */

  follow(room: SyncedRoom, isOpen: boolean): void {
    const { docId, roomId } = room.keys
    const known = this.#follows.get(docId)
    if (known) {
      const isStronger = known.room.keys.rights !== room.keys.rights
      known.room = room
      const isReset = this.#parts.library.cursor(docId) === undefined
      if (!known.session) return this.#ask(docId)
      if (isStronger || (isReset && known.session.isCaughtUp)) known.session.fail('begins again')
      return
    }
    const backoff = new Backoff(this.#parts.clock, ROOM_BACKOFF)
    this.#docIds.set(roomId, docId)
    this.#follows.set(docId, {
      room,
      isOpen,
      hasOutbox: false,
      isBehind: false,
      isUnwatched: false,
      isFruitless: false,
      isConfirmed: false,
      from: 'cursor',
      session: undefined,
      backoff,
      problem: undefined,
    })
    this.#ask(docId)
  }

  unfollow(docId: DocId): void {
    const follow = this.#follows.get(docId)
    if (!follow) return
    this.#follows.delete(docId)
    follow.session?.fail('not followed any more')
    follow.backoff.cancel()
    this.#docIds.delete(follow.room.keys.roomId)
    this.#headsDue.delete(docId)
    if (!this.#watched.delete(docId)) return
    this.#line?.send({ kind: 'unwatch', channel: 0, rooms: [follow.room.keys.roomIdBytes] })
  }

  setOpen(docId: DocId, isOpen: boolean): void {
    const follow = this.#follows.get(docId)
    if (!follow) return
    follow.isOpen = isOpen
    if (follow.session) follow.session.setOpen(isOpen)
    else if (isOpen) this.#enqueue(docId, 'first')
  }

  noticeOutbox(docId: DocId): void {
    const follow = this.#follows.get(docId)
    if (!follow || follow.room.keys.rights !== 'edit') return
    if (follow.session) return follow.session.noticeOutbox()
    follow.hasOutbox = true
    this.#enqueue(docId, 'in-turn')
  }

  /* ---------- what the socket says ---------- */

  online(line: Line): void {
    this.#line = line
    this.#offerAgain()
    for (const docId of this.#parts.library.documentsWaiting()) {
      const follow = this.#follows.get(docId)
      if (follow?.room.keys.rights === 'edit') follow.hasOutbox = true
    }
    for (const [docId, follow] of this.#follows) {
      if (follow.isOpen) this.#enqueue(docId, 'first')
      else if (follow.hasOutbox) this.#enqueue(docId, 'in-turn')
      else this.#ask(docId)
    }
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
    this.#channels.clear()
    this.#headsDue.clear()
    this.#watched.clear()
    this.#differsDue = []
    this.#first.clear()
    this.#inTurn.clear()
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
    if (frame.channel !== 0) return this.#channels.get(frame.channel)?.(frame)
    if (frame.kind === 'differ') this.#differ(frame)
    else if (frame.kind === 'push') for (const head of frame.heads) this.#compare(head)
  }

  /** Asks again where an answer is overdue; false when the socket itself seems deaf. */
  tick(): boolean {
    const overdue = this.#parts.clock.now() - PATIENCE_MS
    if (this.#differsDue.some(({ since }) => since < overdue)) return false
    for (const [docId, { session, isOpen }] of this.#follows) {
      if (!session) continue
      if ((session.waitingSince ?? overdue) < overdue) session.fail('no answer')
      // A live channel whose relay lost a record without a word would never know.
      else if (isOpen && session.isCaughtUp) this.#ask(docId)
    }
    return true
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

  #ask(docId: DocId): void {
    if (!this.#line) return
    this.#headsDue.add(docId)
    this.#takeTurn()
  }

  #sendHeads(line: Line): void {
    const due = [...this.#headsDue].filter((docId) => this.#follows.has(docId))
    this.#headsDue.clear()
    const heads: { readonly docId: DocId; readonly head: WatchedHead }[] = []
    for (const docId of due) {
      const isWithin = this.#watched.has(docId) || this.#watched.size < line.limits.rooms
      if (isWithin) {
        heads.push({ docId, head: this.#headOf(line, docId) })
        this.#watched.add(docId)
      } else this.#readUnwatched(docId, this.#follows.get(docId))
    }
    const since = this.#parts.clock.now()
    for (let at = 0; at < heads.length; at += HEADS_BATCH) {
      const batch = heads.slice(at, at + HEADS_BATCH)
      this.#differsDue.push({ docIds: batch.map(({ docId }) => docId), since })
      line.send({ kind: 'heads', channel: 0, heads: batch.map(({ head }) => head) })
    }
  }

  /** More rooms than the relay watches for us: these are read one by one, once a socket. */
  #readUnwatched(docId: DocId, follow: Follow | undefined): void {
    if (!follow || follow.isUnwatched) return
    follow.isUnwatched = true
    this.#enqueue(docId, 'in-turn')
  }

  #headOf(line: Line, docId: DocId): WatchedHead {
    const { fetchToken, roomIdBytes } = this.#roomOf(docId).keys
    const cursor = this.#usableCursor(docId)
    return {
      room: roomIdBytes,
      seq: cursor?.seq ?? 0,
      hash: shortHash(cursor?.hash ?? EMPTY_LOG_HASH),
      proof: createFetchProof(fetchToken, line.socket, roomIdBytes),
    }
  }

  #differ({ heads }: FrameOf<'differ'>): void {
    const asked = this.#differsDue.shift()
    this.#parts.succeeded()
    const differing = new Set<DocId>()
    for (const head of heads) {
      const docId = this.#compare(head)
      if (docId) differing.add(docId)
    }
    const same = (asked?.docIds ?? []).filter((docId) => !differing.has(docId))
    for (const docId of same) this.#settleSame(docId)
    this.#parts.changed(same)
  }

  #settleSame(docId: DocId): void {
    const follow = this.#follows.get(docId)
    const cursor = this.#parts.library.cursor(docId)
    if (!follow) return
    if (cursor?.logId !== this.#line?.logId) {
      // Another store that happens to hold as much: only a reading can tell what it is.
      if (cursor && cursor.seq > 0) return this.#fallBehind(docId)
      if (this.#mayOweState(follow)) return follow.session ? undefined : this.#fallBehind(docId)
    }
    follow.isConfirmed = true
    follow.backoff.succeed()
  }

  /** Sent once and yet without a cursor: the loss was found, and a crash came before it was made good. */
  #mayOweState({ room }: Follow): boolean {
    return room.keys.rights === 'edit' && this.#parts.library.wasSynced(room.keys.docId)
  }

  /** Answers with the document if the relay has something else than we have. */
  #compare(head: RoomHead): DocId | undefined {
    const docId = this.#docIds.get(toBase64url(head.room) as RoomId)
    const follow = docId && this.#follows.get(docId)
    if (!docId || !follow) return undefined
    if (head.status !== 'head') {
      this.#watched.delete(docId)
      if (head.status === 'refused') this.#markProblem(follow, CODES['proof-invalid'])
      else this.#readUnwatched(docId, follow)
      return docId
    }
    const cursor = this.#usableCursor(docId)
    const isSame = cursor
      ? cursor.seq === head.seq && isShortHashOf(head.hash, cursor.hash)
      : head.seq === 0
    if (isSame) return undefined
    // What is being read asks again at its end; a live channel brings it, or has lost it.
    if (!follow.session) this.#fallBehind(docId)
    else if (head.seq > (cursor?.seq ?? 0)) this.#recheckLive(follow, head, docId)
    else if (follow.session.isCaughtUp) this.#fallBehind(docId)
    return docId
  }

  #recheckLive(follow: Follow, head: RoomHead, docId: DocId): void {
    const session = follow.session
    this.#parts.clock.after(PATIENCE_MS / 6, () => {
      const seq = this.#parts.library.cursor(docId)?.seq ?? 0
      if (follow.session === session && seq < head.seq) session?.fail('a record did not come')
    })
  }

  #fallBehind(docId: DocId): void {
    const follow = this.#follows.get(docId)
    if (!follow) return
    follow.isBehind = true
    follow.isConfirmed = false
    if (follow.session) return follow.session.fail('another log')
    if (follow.isFruitless) follow.backoff.retry(() => this.#enqueue(docId, 'in-turn'))
    else this.#enqueue(docId, 'in-turn')
  }

  /** Undefined while nothing was read of this relay's present store. */
  #usableCursor(docId: DocId): Cursor | undefined {
    const cursor = this.#parts.library.cursor(docId)
    return cursor && cursor.seq > 0 ? cursor : undefined
  }

  /* ---------- sessions ---------- */

  #enqueue(docId: DocId, place: 'first' | 'in-turn'): void {
    const follow = this.#follows.get(docId)
    if (!follow || !this.#line || follow.session || follow.backoff.isWaiting) return
    if (place === 'first') this.#first.add(docId)
    else this.#inTurn.add(docId)
    this.#takeTurn()
  }

  /** Once for all that happens in one turn of the event loop. */
  #takeTurn(): void {
    if (this.#isTurnDue) return
    this.#isTurnDue = true
    queueMicrotask(() => {
      this.#isTurnDue = false
      if (!this.#line) return
      if (this.#headsDue.size > 0) this.#sendHeads(this.#line)
      this.#startSessions(this.#line)
    })
  }

  #startSessions(line: Line): void {
    // Each session may need a second channel, to look at a checkpoint.
    const most = Math.floor(line.limits.channels / 2)
    this.#startFrom(this.#first, line, most)
    this.#startFrom(this.#inTurn, line, Math.min(MAX_BACKGROUND, most))
  }

  #startFrom(queue: Set<DocId>, line: Line, most: number): void {
    const starting: { readonly docId: DocId; readonly follow: Follow }[] = []
    for (const docId of queue) {
      const isFull = this.#channels.size + starting.length >= most
      if (isFull || starting.length >= STARTS_AT_ONCE) break
      queue.delete(docId)
      const follow = this.#follows.get(docId)
      if (follow && !follow.session) starting.push({ docId, follow })
    }
    this.#sealTogether(starting.filter(({ follow }) => follow.hasOutbox))
    for (const { docId, follow } of starting) this.#startSession(line, docId, follow)
    // The rest after what else is waiting: a person may be typing.
    if (starting.length >= STARTS_AT_ONCE) this.#parts.clock.after(0, () => this.#takeTurn())
  }

  /** One wait for the disk instead of one for each document. */
  #sealTogether(starting: readonly { readonly docId: DocId }[]): void {
    const { library, log } = this.#parts
    if (starting.length < 2) return
    try {
      library.transact(() => {
        for (const { docId } of starting) library.outbox(docId, 1)
      })
    } catch (error) {
      if (!(error instanceof StoreFailure)) throw error
      log({ level: 'warning', event: 'not-sealed', details: { error: error.error } })
    }
  }

  #startSession(line: Line, docId: DocId, follow: Follow): void {
    const { hasOutbox, isOpen, isBehind, from, room } = follow
    const startedAt = this.#parts.library.cursor(docId)?.seq
    follow.hasOutbox = follow.isBehind = false
    follow.from = 'cursor'
    follow.session = new RoomSession({
      parts: this.#parts,
      line,
      room,
      presence: this.#parts.presence(docId),
      tailLimits: this.#parts.tailLimits,
      from,
      isOpen,
      hasOutbox: hasOutbox || (isOpen && this.#parts.library.waiting(docId).count > 0),
      owner: {
        openChannel: (receive) => this.#openChannel(receive),
        closeChannel: (channel) => this.#closeChannel(channel),
        changed: () => this.#parts.changed([docId]),
        writeRefused: (code) => this.#markProblem(follow, code),
        ended: (end) => {
          const cursor = this.#parts.library.cursor(docId)
          follow.isFruitless = isBehind && cursor?.seq === startedAt
          this.#ended(docId, follow, end)
        },
      },
    })
  }

  #openChannel(receive: Receiver): number {
    const channel = this.#nextChannel++
    this.#channels.set(channel, receive)
    return channel
  }

  #closeChannel(channel: number): void {
    if (!this.#channels.delete(channel)) return
    // The relay pushes nothing of a room that a channel of ours is open on.
    this.#line?.send({ kind: 'close', channel, code: NORMAL, reason: '' })
    this.#takeTurn()
  }

  #ended(docId: DocId, follow: Follow, end: SessionEnd): void {
    follow.session = undefined
    this.#parts.changed([docId])
    if (end.kind === 'done') {
      follow.isConfirmed = true
      this.#parts.succeeded()
      // What came while the channel was closing is told by the answer; the room is watched again.
      this.#ask(docId)
      if (follow.isOpen) this.#enqueue(docId, 'first')
      return
    }
    follow.isConfirmed = false
    if (end.kind === 'refused') return this.#markProblem(follow, end.code)
    const details = { reason: end.reason, ...(end.code === undefined ? {} : { code: end.code }) }
    this.#parts.log({ level: 'info', event: 'room-retry', details })
    if (end.reason === 'checkpoint-unreadable') follow.from = 'oldest'
    follow.hasOutbox = follow.room.keys.rights === 'edit'
    follow.backoff.retry(() => this.#enqueue(docId, follow.isOpen ? 'first' : 'in-turn'))
  }

  #markProblem(follow: Follow, code: number): void {
    const problem = code === CODES['room-full'] ? 'quota' : 'refused'
    follow.problem ??= { problem, since: this.#parts.clock.now() }
    this.#parts.changed([follow.room.keys.docId])
  }

  #roomOf(docId: DocId): SyncedRoom {
    const follow = this.#follows.get(docId)
    if (!follow) throw new Error('a room that is not followed')
    return follow.room
  }
}
