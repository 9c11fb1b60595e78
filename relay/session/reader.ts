/**
 * How far one channel has read its room. While it keeps up, records are handed to it as they are
 * stored; a reader without credit, or whose socket is full, simply falls behind and later reads on
 * from the store, so that slowness costs no memory.
 */
import type { Outbox } from './outbox'
import type { ReadingPlan } from './reading-plan'
import type { Delivery, Room } from '../rooms/room'
import type { RelayStore } from '../store/contract'
import type { Turns } from './turns'

/** Read from the store at once for one channel. */
const BATCH_BYTES = 256 * 1024

export interface ReaderOptions {
  readonly channel: number
  readonly room: Room
  readonly store: RelayStore
  readonly outbox: Outbox
  readonly turns: Turns
  readonly credit: number
  /** The store failed, or dropped what was being read. */
  readonly failed: (error: unknown) => void
  readonly delivered: () => void
}

export class Reader {
  readonly #options: ReaderOptions
  #credit: number
  #sent = 0
  #dueCheckpoint = 0
  #isStarted = false
  #isReading = false
  #isClosed = false
  #hasCaughtUp = false

  constructor(options: ReaderOptions) {
    this.#options = options
    this.#credit = options.credit
  }

  /** Says where reading begins, then reads until it has caught up, and from then on follows. */
  start(plan: ReadingPlan): void {
    const { channel, room, outbox } = this.#options
    outbox.send({
      kind: 'state',
      channel,
      hasHeader: room.header !== undefined,
      isResumed: plan.isResumed,
      headSeq: room.headSeq,
      headHash: room.headHash,
      baseSeq: plan.base.seq,
      baseHash: plan.base.hash,
      checkpointUpTo: room.checkpointUpTo,
      startsWithCheckpoint: plan.startsWithCheckpoint,
    })
    this.#sent = plan.base.seq
    this.#dueCheckpoint = plan.startsWithCheckpoint ? plan.base.seq : 0
    this.#isStarted = true
    this.resume()
  }

  deliver(delivery: Delivery): void {
    const isNext = this.#isStarted && !this.#isReading && delivery.seq === this.#sent + 1
    if (isNext && this.#maySend()) this.#send(delivery.seq, delivery.record)
    else this.resume()
  }

  /** The channel's own record got this place. Counts as read when nothing is missing before it. */
  acknowledged(seq: number): void {
    if (this.#isStarted && !this.#isReading && seq === this.#sent + 1) this.#sent = seq
  }

  /** Presence: dropped when the reader is slow, since the next one says more. */
  present(body: Uint8Array): void {
    if (!this.#isStarted || !this.#maySend()) return
    this.#credit -= body.byteLength
    this.#options.outbox.sendBody(this.#options.channel, body)
    this.#options.delivered()
  }

  fetchCheckpoint(upTo: number): void {
    this.#dueCheckpoint = upTo
    this.resume()
  }

  addCredit(bytes: number): void {
    this.#credit = Math.min(this.#credit + bytes, Number.MAX_SAFE_INTEGER)
    this.resume()
  }

  /** Reads on if there is something to read and the reader can take it. */
  resume(): void {
    if (!this.#isStarted || this.#isReading || this.#isClosed) return
    if (this.#hasMore() && this.#maySend()) void this.#read()
    else this.#tellCaughtUp()
  }

  close(): void {
    this.#isClosed = true
  }

  async #read(): Promise<void> {
    this.#isReading = true
    try {
      while (!this.#isClosed && this.#hasMore() && this.#maySend()) {
        await this.#options.turns.take(() => this.#readBatch())
      }
    } catch (error) {
      this.#options.failed(error)
    } finally {
      // No pause between the last look at the head and this: what comes next is handed over.
      this.#isReading = false
    }
    this.#tellCaughtUp()
  }

  async #readBatch(): Promise<void> {
    const { store, room } = this.#options
    if (this.#isClosed || !this.#maySend()) return
    if (this.#dueCheckpoint > 0) return this.#readCheckpoint(this.#dueCheckpoint)
    const maxBytes = Math.min(this.#credit, BATCH_BYTES)
    const records = await store.readRecords(room.id, { after: this.#sent, maxBytes })
    if (this.#isClosed) return
    if (records[0]?.seq !== this.#sent + 1) throw new Error('the log no longer begins there')
    for (const { seq, record } of records) {
      if (!this.#maySend()) return
      this.#send(seq, record)
    }
  }

  async #readCheckpoint(upTo: number): Promise<void> {
    const { store, room } = this.#options
    const checkpoint = await store.readCheckpoint(room.id, upTo)
    if (this.#isClosed) return
    if (!checkpoint) throw new Error('that checkpoint is no longer kept')
    this.#dueCheckpoint = 0
    const { record } = checkpoint
    this.#pass(upTo, record)
  }

  #send(seq: number, record: Uint8Array): void {
    this.#sent = seq
    this.#pass(seq, record)
  }

  #pass(seq: number, record: Uint8Array): void {
    this.#credit -= record.byteLength
    this.#options.outbox.sendRecord(this.#options.channel, seq, record)
    this.#options.delivered()
  }

  #hasMore(): boolean {
    return this.#dueCheckpoint > 0 || this.#sent < this.#options.room.headSeq
  }

  #maySend(): boolean {
    return this.#credit > 0 && !this.#options.outbox.isCongested
  }

  #tellCaughtUp(): void {
    if (this.#hasCaughtUp || this.#isClosed || this.#hasMore()) return
    this.#hasCaughtUp = true
    const { channel, outbox } = this.#options
    outbox.send({ kind: 'eose', channel, seq: this.#sent })
  }
}
