/**
 * The checkpoints of one room, beside its session: which is the relay's latest, whether it was
 * looked at for something of ours that it lacks, and when the log is long enough to post another.
 */
import type { Frame, FrameOf, MalformedFrame } from '../../shared/protocol/frames'
import { shortHash } from '../../shared/protocol/proofs'
import { recordIdOf } from '../../shared/records/record'
import { CheckpointCheck, type CheckOutcome } from './checkpoint-check'
import { CheckpointTimer, isLong, type TailLimits } from './checkpoint-post'
import type { SyncedRoom } from './contract'
import type { Credit } from './credit'
import type { Line, SyncParts } from './line'
import type { Reading } from './reading'
import type { Writing } from './writing'

/** The session, as far as its checkpoints need it. */
export interface CheckpointsOwner {
  openChannel(receive: (frame: Frame | MalformedFrame) => void): number
  closeChannel(channel: number): void
  isEnded(): boolean
  /** The room is read and stored, and this device has it open or wrote in it. */
  isPlaceToPost(): boolean
  /** The relay has answered something. */
  progressed(): void
  proceed(): void
  fail(reason: string): void
  /** One transaction; a disk that refuses ends the session for a while. */
  store(write: () => void): void
  /** Runs it; a disk that refuses ends the session for a while. */
  guard(step: () => void): void
}

export interface CheckpointsParts {
  readonly sync: SyncParts
  readonly line: Line
  readonly room: SyncedRoom
  readonly tailLimits: TailLimits
  readonly reading: Reading
  /** None for a viewer. */
  readonly writing: Writing | undefined
  readonly credit: Credit
  readonly owner: CheckpointsOwner
}

export class Checkpoints {
  readonly #parts: CheckpointsParts
  readonly #timer: CheckpointTimer
  #check: CheckpointCheck | undefined
  /** `upTo` of the relay's latest checkpoint, and of the latest that was looked at. */
  #upTo = 0
  #checkedUpTo = 0
  /** False after a try until something more was read or acknowledged. */
  #mayPost = true
  #isBaseStored = false

  constructor(parts: CheckpointsParts) {
    this.#parts = parts
    this.#timer = new CheckpointTimer(parts.sync.clock)
  }

  get isChecking(): boolean {
    return this.#check !== undefined
  }

  /** Nothing is being looked at and nothing is about to be posted. */
  get isIdle(): boolean {
    return !this.#check && !this.#timer.isWaiting
  }

  /** The relay's latest goes up to there, at least. */
  notice(upTo: number): void {
    this.#upTo = Math.max(this.#upTo, upTo)
  }

  /** What our own log knows of needs no second look. */
  beginAt(checkedUpTo: number): void {
    this.#checkedUpTo = checkedUpTo
  }

  /** Something more was read or acknowledged, so that another try may go better. */
  noticeRecords(): void {
    this.#mayPost = true
  }

  /** Ours stands at the relay. */
  posted(seq: number): void {
    const { sync, owner } = this.#parts
    this.#checkedUpTo = this.#upTo = Math.max(this.#upTo, seq)
    owner.store(() => sync.library.checkpointStored(this.#docId, { seq, upTo: seq }))
  }

  conflicted({ upTo }: FrameOf<'conflict'>): void {
    this.#parts.writing?.conflicted()
    this.notice(upTo)
  }

  /** Once: the checkpoint that the reading began with is behind our own tail too. */
  storeBase(): void {
    const { sync, owner, reading } = this.#parts
    const upTo = reading.checkpointBase
    if (upTo === 0 || this.#isBaseStored) return
    this.#isBaseStored = true
    owner.store(() => sync.library.checkpointStored(this.#docId, { seq: upTo, upTo }))
  }

  /** The room itself was read on. */
  conclude(): void {
    this.#check?.conclude()
  }

  /** Begins to look at another editor's; true when that is what comes next. */
  checkOthers(): boolean {
    const { sync, line, room, writing, reading, owner } = this.#parts
    if (!writing || this.#upTo <= this.#checkedUpTo || this.#check) return false
    const channel = owner.openChannel((frame) => {
      owner.progressed()
      owner.guard(() => this.#check?.receive(frame))
    })
    this.#check = new CheckpointCheck({
      line,
      channel,
      room,
      library: sync.library,
      readTo: () => reading.position?.seq ?? 0,
      ended: (outcome) => this.#checked(channel, outcome),
    })
    return true
  }

  /** Posts one in a moment, where it is time for that. */
  postWhenDue(): void {
    if (this.#timer.isWaiting || !this.#isPostDue()) return
    this.#timer.start(() => this.#parts.owner.guard(() => this.#post()))
  }

  drop(): void {
    this.#timer.cancel()
  }

  closeChannel(): void {
    if (this.#check) this.#parts.owner.closeChannel(this.#check.channel)
  }

  get #docId() {
    return this.#parts.room.keys.docId
  }

  #checked(channel: number, outcome: CheckOutcome): void {
    const { owner } = this.#parts
    owner.closeChannel(channel)
    this.#check = undefined
    if (owner.isEnded()) return
    if (outcome.kind === 'broken') return owner.fail('a checkpoint that cannot be read')
    this.#checkedUpTo = this.#upTo
    if (outcome.kind === 'checked') this.#takeChecked(outcome)
    owner.proceed()
  }

  #takeChecked({ checkpoint, isLacking }: CheckOutcome & { kind: 'checked' }): void {
    const { sync, writing, owner } = this.#parts
    const { library, log, inbox } = sync
    inbox.flush()
    const cursor = library.cursor(this.#docId)
    if (owner.isEnded() || !cursor) return
    this.#checkedUpTo = Math.max(this.#checkedUpTo, checkpoint.seq)
    if (isLacking) log({ level: 'warning', event: 'checkpoint-lacked-state' })
    owner.store(() => {
      const [received] = library.receive(this.#docId, [checkpoint], cursor)
      if (isLacking) library.enqueueState(this.#docId)
      if (received?.kind === 'refused') return
      library.checkpointStored(this.#docId, { seq: checkpoint.seq, upTo: checkpoint.seq })
    })
    if (isLacking) writing?.noticeOutbox()
  }

  #isPostDue(): boolean {
    const { sync, reading, writing, tailLimits, owner } = this.#parts
    const isQuiet = writing?.isIdle && !writing.isAwaitingRelay && !this.#check
    if (!this.#mayPost || !isQuiet || !owner.isPlaceToPost()) return false
    if (reading.position?.isWaiting) return false
    return isLong(sync.library.tail(this.#docId), tailLimits)
  }

  #post(): void {
    const { sync, line, reading, writing, credit, owner } = this.#parts
    const cursor = reading.position?.cursor
    if (owner.isEnded() || !this.#isPostDue() || !cursor || !credit.isLeft) return owner.proceed()
    this.#mayPost = false
    const { seq: upTo, hash } = cursor
    const expected = this.#upTo
    const record = expected < upTo ? sync.library.sealCheckpoint(this.#docId) : undefined
    if (!record || record.byteLength > line.limits.recordBytes) return owner.proceed()
    const claim = { expected, upTo, hash: shortHash(hash), record }
    writing?.post(claim, recordIdOf(record))
  }
}
