/**
 * One document on one channel, from OPEN to CLOSE: reads it up to its end, compares where the relay
 * may have lost something, sends what waits, and stays while a page has it open. What keeps the
 * room's log short is in checkpoints.ts.
 */
import type { Frame, FrameOf, MalformedFrame } from '../../shared/protocol/frames'
import { isWorthRetrying } from '../../shared/protocol/codes'
import type { OpenFrom } from '../../shared/protocol/payloads'
import type { DocId } from '../../shared/records/keys'
import { type Cursor, type DeliveredRecord, StoreFailure } from '../log/contract'
import { lacksOwnState } from './checkpoint-check'
import type { TailLimits } from './checkpoint-post'
import { Checkpoints } from './checkpoints'
import type { SyncedRoom } from './contract'
import { Credit } from './credit'
import { HeldState } from './held-state'
import type { AcknowledgedRecord, Outcome } from './inbox'
import type { Line, SyncParts } from './line'
import { startOfLog } from './log-position'
import type { RoomPresence } from './presence'
import { Reading } from './reading'
import { type WriteRefusal, Writing } from './writing'

export type SessionEnd =
  | { readonly kind: 'done' }
  /** Worth another try after a while; a code where the relay gave one. */
  | { readonly kind: 'later'; readonly reason: string; readonly code?: number }
  /** The same again would fail again. */
  | { readonly kind: 'refused'; readonly code: number }

export interface SessionOwner {
  /** A fresh channel that delivers to this receiver. */
  openChannel(receive: (frame: Frame | MalformedFrame) => void): number
  closeChannel(channel: number): void
  /** It stands at the relay's end, or a step was made: what is told about the document may differ. */
  changed(docId: DocId): void
  /** The relay will not take some or all of what is written, for good; reading goes on. */
  writeRefused(code: number): void
  ended(end: SessionEnd): void
}

export interface SessionStart {
  readonly parts: SyncParts
  readonly line: Line
  readonly room: SyncedRoom
  readonly presence: RoomPresence
  readonly owner: SessionOwner
  readonly tailLimits: TailLimits
  readonly from: OpenFrom
  readonly isOpen: boolean
  readonly hasOutbox: boolean
}

export class RoomSession {
  readonly #start: SessionStart
  readonly #docId: DocId
  readonly #channel: number
  /** What it goes on from; none once another log was found. */
  #cursor: Cursor | undefined
  readonly #reading: Reading
  readonly #writing: Writing | undefined
  readonly #credit: Credit
  readonly #checkpoints: Checkpoints
  #isOpen: boolean
  #held: HeldState | undefined
  #isCaughtUp = false
  #isEnded = false
  #hasApplied = false
  #hasWritten = false
  #hasStored = false
  #hasAnnounced = false
  #isFirstRecord = true
  #progressAt: number

  constructor(start: SessionStart) {
    const { parts, line, room } = start
    this.#start = start
    this.#docId = room.keys.docId
    this.#isOpen = start.isOpen
    this.#credit = new Credit(line.limits.windowBytes)
    this.#progressAt = parts.clock.now()
    this.#channel = start.owner.openChannel((frame) => this.#receive(frame))
    this.#cursor = parts.library.cursor(this.#docId)
    const channel = this.#channel
    const { keys } = room
    this.#reading = new Reading({ line, channel, keys, from: start.from, cursor: this.#cursor })
    this.#writing = this.#createWriting()
    this.#checkpoints = this.#createCheckpoints()
    this.#reading.open()
    if (start.hasOutbox) this.noticeOutbox()
  }

  /** Everything that the relay has is read and on our disk. */
  get isCaughtUp(): boolean {
    return this.#isCaughtUp && !this.#held && !this.#start.parts.inbox.isPending(this.#docId)
  }

  /** A cursor stands for what it goes on from, or for what it has read: its loss begins all again. */
  get hasCursor(): boolean {
    return this.#cursor !== undefined || this.#hasStored
  }

  /** Since when the relay owes an answer, in the clock's milliseconds; undefined when it owes none. */
  get waitingSince(): number | undefined {
    const isWaiting = !this.#isCaughtUp || this.#writing?.isAwaitingRelay
    return isWaiting || this.#checkpoints.isChecking ? this.#progressAt : undefined
  }

  setOpen(isOpen: boolean): void {
    this.#isOpen = isOpen
    if (!isOpen) this.#start.presence.leave()
    this.#guard(() => this.#proceed())
  }

  noticeOutbox(): void {
    if (!this.#writing) return
    this.#writing.noticeOutbox()
    this.#writing.prove(this.#cursor ? 'header-known' : 'with-header')
    this.#guard(() => this.#proceed())
  }

  /** The socket is gone or the document is no longer ours to follow. */
  drop(): void {
    if (this.#isEnded) return
    this.#isEnded = true
    this.#checkpoints.drop()
    this.#start.presence.detach()
    this.#start.parts.inbox.forget(this.#docId)
  }

  /** Ends it for a while: the relay does not answer, or answers what cannot be. */
  fail(reason: string): void {
    this.#end({ kind: 'later', reason })
  }

  #createWriting(): Writing | undefined {
    const { line, room, parts } = this.#start
    const { writerSecret } = room.keys
    if (room.keys.rights !== 'edit' || !writerSecret) return undefined
    const keys = { ...room.keys, writerSecret }
    const { library } = parts
    return new Writing({ line, channel: this.#channel, keys, library, credit: this.#credit })
  }

  #createCheckpoints(): Checkpoints {
    const { parts, line, room, tailLimits, owner } = this.#start
    return new Checkpoints({
      sync: parts,
      line,
      room,
      tailLimits,
      reading: this.#reading,
      writing: this.#writing,
      credit: this.#credit,
      owner: {
        openChannel: (receive) => owner.openChannel(receive),
        closeChannel: (channel) => owner.closeChannel(channel),
        isEnded: () => this.#isEnded,
        isPlaceToPost: () => (this.#isOpen || this.#hasWritten) && this.isCaughtUp,
        progressed: () => {
          this.#progressAt = parts.clock.now()
        },
        proceed: () => this.#proceed(),
        fail: (reason) => this.fail(reason),
        store: (write) => this.#store(write),
        guard: (step) => this.#guard(step),
      },
    })
  }

  #receive(frame: Frame | MalformedFrame): void {
    if (this.#isEnded) return
    this.#progressAt = this.#start.parts.clock.now()
    this.#guard(() => {
      this.#serve(frame)
      this.#proceed()
    })
  }

  #serve(frame: Frame | MalformedFrame): void {
    switch (frame.kind) {
      case 'state':
        return this.#begin(frame)
      case 'record':
        return this.#take(frame)
      case 'eose':
        if (!this.#reading.isComplete(frame)) return this.fail('records were left out')
        return this.#catchUp()
      case 'grant':
        return this.#writing?.granted()
      case 'deny':
        return this.#refuse(this.#writing?.denied(frame))
      case 'ack':
        return this.#acknowledge(frame)
      case 'nak':
        return this.#refuse(this.#writing?.refused(frame))
      case 'conflict':
        return this.#checkpoints.conflicted(frame)
      case 'checkpointed':
        return this.#checkpoints.notice(frame.upTo)
      case 'eph':
        this.#reading.takePresence(frame.bytes.byteLength)
        return this.#start.presence.receive(frame.bytes)
      case 'window':
        return this.#credit.add(frame.bytes)
      case 'close':
        return this.#closed(frame.code)
      default:
        return this.fail(`unexpected ${frame.kind}`)
    }
  }

  /* ---------- reading ---------- */

  #begin(state: FrameOf<'state'>): void {
    const { library, log } = this.#start.parts
    const hasBegun = this.#reading.position !== undefined
    const begin = this.#reading.begin(state)
    if (begin === 'broken') return this.fail('a state that cannot be')
    this.#checkpoints.notice(state.checkpointUpTo)
    if (hasBegun) return
    const isUnread = !this.#cursor || this.#cursor.seq === 0
    const mayLack = begin === 'lost' || begin === 'jumped' || (begin === 'fresh' && isUnread)
    const mayBeOurs = mayLack || this.#start.from !== 'cursor'
    if (this.#writing && mayBeOurs && library.wasSynced(this.#docId))
      this.#held = new HeldState(this.#start.room.keys)
    const known = library.tail(this.#docId).checkpointSeq
    this.#checkpoints.beginAt(Math.max(begin === 'lost' ? 0 : known, this.#reading.checkpointBase))
    if (begin !== 'lost') return
    log({ level: 'warning', event: 'relay-lost-records', details: { head: state.headSeq } })
    library.resetCursor(this.#docId)
    this.#cursor = undefined
  }

  #take(frame: FrameOf<'record'>): void {
    const taken = this.#reading.take(frame)
    if (taken === 'broken') return this.fail('records that do not follow')
    if (taken === 'known') return
    this.#held?.add(taken.bytes)
    this.#deliver({ records: [taken], acknowledged: [] })
  }

  /** While states are compared the cursor stays: a crash in between must begin it all again. */
  #deliver(delivery: {
    readonly records: readonly DeliveredRecord[]
    readonly acknowledged: readonly AcknowledgedRecord[]
  }): void {
    const { inbox, library } = this.#start.parts
    const reached = this.#reading.position?.cursor
    if (!reached) return this.fail('an answer before STATE')
    const cursor = this.#held
      ? (library.cursor(this.#docId) ?? startOfLog(this.#start.line.logId))
      : reached
    inbox.add(this.#docId, {
      ...delivery,
      cursor,
      goesOn: () => this.hasCursor,
      committed: (outcome) => this.#guard(() => this.#committed(outcome)),
    })
    if (this.#isOpen) inbox.hurry(this.#docId)
  }

  #committed(outcome: Outcome): void {
    if (this.#isEnded) return
    if (outcome instanceof StoreFailure) throw outcome
    if (outcome === 'cut-off') return this.fail('begins again')
    this.#hasStored = true
    this.#hasApplied ||= outcome.length > 0
    this.#checkpoints.noticeRecords()
    const isUnreadable = this.#isFirstRecord && outcome[0]?.kind === 'refused'
    this.#isFirstRecord &&= outcome.length === 0
    if (isUnreadable && this.#reading.checkpointBase > 0 && this.#start.from !== 'oldest')
      return this.#end({ kind: 'later', reason: 'checkpoint-unreadable' })
    this.#start.owner.changed(this.#docId)
    this.#proceed()
  }

  #catchUp(): void {
    if (this.#isCaughtUp) return
    this.#isCaughtUp = true
    const { line, presence } = this.#start
    presence.attach({ logId: line.logId, send: (bytes) => this.#sendPresence(bytes) })
  }

  /** The relay's whole log is read and stored: is all of ours in it? */
  #compare(held: HeldState): void {
    const { library, log } = this.#start.parts
    const cursor = this.#reading.position?.cursor
    if (!cursor) return
    if (this.hasCursor && !library.cursor(this.#docId)) return this.fail('begins again')
    const isLacking = lacksOwnState(library, this.#docId, held)
    this.#held = undefined
    if (isLacking) log({ level: 'warning', event: 'relay-lacked-state' })
    this.#store(() => {
      if (isLacking) library.enqueueState(this.#docId)
      library.moveCursor(this.#docId, cursor)
    })
    if (isLacking) this.#writing?.noticeOutbox()
    this.#writing?.prove('with-header')
  }

  /* ---------- writing ---------- */

  #acknowledge(ack: FrameOf<'ack'>): void {
    const { presence, line } = this.#start
    const answered = this.#writing?.acknowledged(ack)
    if (answered === 'checkpoint') return this.#checkpoints.posted(ack.seq)
    if (answered !== 'record') return
    const recordId = ack.recordId.slice()
    const own = { recordId, shortHash: ack.hash.slice() }
    const step = this.#reading.position?.acknowledge(ack.seq, own)
    if (step === undefined || step === 'mismatch') return this.fail('an ACK of another log')
    this.#hasWritten = true
    presence.acknowledged({ logId: line.logId, seq: ack.seq })
    this.#deliver({ records: [], acknowledged: [{ recordId, seq: ack.seq }] })
  }

  #refuse(refusal: WriteRefusal | undefined): void {
    if (!refusal || refusal.kind === 'handled') return
    if (refusal.kind === 'later')
      return this.#end({ kind: 'later', reason: 'write-refused', code: refusal.code })
    const { code } = refusal
    this.#start.parts.log({ level: 'warning', event: 'write-refused', details: { code } })
    this.#start.owner.writeRefused(code)
  }

  #sendPresence(bytes: Uint8Array): void {
    if (!this.#credit.isLeft || this.#isEnded) return
    this.#credit.spend(bytes.byteLength)
    this.#start.line.send({ kind: 'eph', channel: this.#channel, bytes })
  }

  /* ---------- what comes next ---------- */

  #proceed(): void {
    if (this.#isEnded || !this.#isCaughtUp) return
    const { inbox } = this.#start.parts
    if (inbox.isPending(this.#docId)) return
    if (this.#held) this.#compare(this.#held)
    if (this.#isEnded) return
    this.#writing?.pump()
    this.#checkpoints.conclude()
    if (this.#isEnded) return
    this.#confirm()
    if (this.#checkpoints.checkOthers()) return
    this.#checkpoints.postWhenDue()
    const isIdle = (this.#writing?.isIdle ?? true) && this.#checkpoints.isIdle
    if (isIdle && !this.#isOpen) this.#end({ kind: 'done' })
  }

  #confirm(): void {
    const { presence, line, owner } = this.#start
    const seq = this.#reading.position?.seq ?? 0
    const isNews = this.#hasApplied || (this.#isOpen && !this.#hasAnnounced)
    if (isNews) presence.applied({ logId: line.logId, seq })
    this.#hasApplied = false
    this.#hasAnnounced ||= isNews
    this.#checkpoints.storeBase()
    owner.changed(this.#docId)
  }

  #store(write: () => void): void {
    this.#guard(() => this.#start.parts.library.transact(write))
  }

  /** A disk that refuses ends the session for a while, wherever that is found, and nothing else. */
  #guard(step: () => void): void {
    try {
      step()
    } catch (error) {
      if (!(error instanceof StoreFailure)) throw error
      this.#start.parts.library.reportStore(error.error)
      this.fail(`store: ${error.error}`)
    }
  }

  #closed(code: number): void {
    const kind = isWorthRetrying(code) ? 'later' : 'refused'
    this.#end(kind === 'later' ? { kind, reason: 'closed', code } : { kind, code })
  }

  #end(end: SessionEnd): void {
    if (this.#isEnded) return
    const { owner, presence } = this.#start
    if (end.kind === 'done') presence.sendDueReceipt()
    this.drop()
    this.#checkpoints.closeChannel()
    owner.closeChannel(this.#channel)
    owner.ended(end)
  }
}
