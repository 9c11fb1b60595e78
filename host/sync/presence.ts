/**
 * Presence and receipts of one document towards all other devices in it: seals what our pages show,
 * opens what others send, and knows which devices have confirmed what the relay acknowledged of
 * ours. Nothing of it is stored; receipts are kept in memory so that "received by" outlives a socket.
 */
import { equalBytes, toBase64url } from '../../shared/records/bytes'
import type { DocumentKeys } from '../../shared/records/keys'
import {
  MAX_PRESENCE_BYTES,
  openPresence,
  type Presence,
  sealPresence,
} from '../../shared/records/presence'
import { sodium } from '../../shared/records/sodium'
import type { NoteStatus } from '../../shared/contract/notes'
import type { SyncClock, SyncLibrary } from './contract'
import {
  encodePresence,
  LocalCarets,
  type PresencePayload,
  parsePresence,
} from './presence-payload'

/** A device that says nothing for this long is gone; pages repeat their carets every 15 s. */
const SILENCE_MS = 30_000
const CARET_INTERVAL_MS = 50
const RECEIPT_DELAY_MS = 150
/** Bounds what a flood of invented devices can make us keep. */
const MAX_DEVICES = 512
const MAX_SESSIONS = 16

export interface PresenceWire {
  readonly logId: string
  send(bytes: Uint8Array): void
}

export interface PresenceParts {
  readonly keys: DocumentKeys
  readonly library: SyncLibrary
  readonly clock: SyncClock
  /** What `received` answers has changed. */
  readonly changed: () => void
}

interface LogPlace {
  readonly logId: string
  readonly seq: number
}

interface Peer {
  readonly key: Uint8Array
  readonly counters: Map<string, number>
  heardAt: number
  receipt: LogPlace | undefined
  hasCarets: boolean
}

export class RoomPresence {
  readonly #parts: PresenceParts
  readonly #peers = new Map<string, Peer>()
  readonly #carets = new LocalCarets()
  #wire: PresenceWire | undefined
  #session: Uint8Array = new Uint8Array()
  #counter = 0
  #isCaretDue = false
  #lastCaretAt = 0
  #applied: LogPlace | undefined
  #isReceiptDue = false
  #ownLast: LogPlace | undefined
  #cancelCaret: (() => void) | undefined
  #cancelReceipt: (() => void) | undefined
  #cancelSweep: (() => void) | undefined

  constructor(parts: PresenceParts) {
    this.#parts = parts
  }

  /** The room is read up to its end on this wire: whoever else is there hears of us. */
  attach(wire: PresenceWire): void {
    this.#wire = wire
    this.#session = sodium.randombytes_buf(16)
    this.#counter = 0
    if (!this.#carets.isEmpty) this.#dueCaret()
  }

  /** The socket died or the channel closed: nobody's caret can be trusted any more. */
  detach(): void {
    this.#wire = undefined
    this.#cancelCaret?.()
    this.#cancelReceipt?.()
    this.#cancelSweep?.()
    this.#cancelCaret = this.#cancelReceipt = this.#cancelSweep = undefined
    for (const peer of this.#peers.values()) this.#dropCarets(peer)
  }

  /** No page has it open any more. */
  leave(): void {
    if (this.#carets.isEmpty) return
    this.#carets.clear()
    this.#send({ kind: 'goodbye' })
  }

  show(update: Uint8Array): void {
    this.#carets.add(update)
    this.#dueCaret()
  }

  /** This device has everything of the relay's log up to here on its disk. */
  applied(place: LogPlace): void {
    this.#applied = place
    this.#dueReceipt()
  }

  /** Before a channel closes: what is due goes out at once. */
  sendDueReceipt(): void {
    this.#cancelReceipt?.()
    this.#cancelReceipt = undefined
    if (!this.#isReceiptDue || !this.#applied || !this.#wire) return
    this.#isReceiptDue = false
    const { logId, seq } = this.#applied
    this.#send({ kind: 'receipt', logId: sodium.from_hex(logId), seq })
  }

  /** The relay acknowledged a record of ours under this number. */
  acknowledged(place: LogPlace): void {
    const isOfSameLog = this.#ownLast?.logId === place.logId
    const seq = isOfSameLog ? Math.max(this.#ownLast?.seq ?? 0, place.seq) : place.seq
    this.#ownLast = { logId: place.logId, seq }
  }

  received(): Pick<NoteStatus, 'receivedBy' | 'heardAt'> {
    // What was acknowledged before this start cannot be told apart from others' records: all counts.
    const target = this.#ownLast ?? this.#parts.library.cursor(this.#parts.keys.docId)
    const own = toBase64url(this.#parts.library.device.keys.publicKey)
    const confirmed = [...this.#peers].filter(
      ([key, { receipt }]) =>
        key !== own &&
        target !== undefined &&
        receipt?.logId === target.logId &&
        receipt.seq >= target.seq,
    )
    if (confirmed.length === 0) return { receivedBy: 0, heardAt: null }
    const heardAt = Math.max(...confirmed.map(([, peer]) => peer.heardAt))
    return { receivedBy: confirmed.length, heardAt }
  }

  receive(bytes: Uint8Array): void {
    const presence = openPresence(this.#parts.keys, bytes)
    const payload = presence && parsePresence(presence.payload)
    if (!presence || !payload) return
    if (toBase64url(presence.session) === toBase64url(this.#session)) return
    const peer = this.#peerOf(presence)
    if (!peer) return
    peer.heardAt = this.#parts.clock.now()
    this.#serve(peer, payload)
  }

  isOf({ presenceKey }: DocumentKeys): boolean {
    return equalBytes(presenceKey, this.#parts.keys.presenceKey)
  }

  close(): void {
    this.detach()
  }

  #serve(peer: Peer, payload: PresencePayload): void {
    const { library, keys, changed } = this.#parts
    if (payload.kind === 'goodbye') return this.#dropCarets(peer)
    if (payload.kind === 'awareness') {
      peer.hasCarets = true
      this.#watchSilence()
      return library.receivePresence(keys.docId, peer.key, payload.update)
    }
    peer.receipt = { logId: sodium.to_hex(payload.logId), seq: payload.seq }
    changed()
  }

  /** Undefined for a frame played again, and beyond the bounds. */
  #peerOf({ deviceKey, session, counter }: Presence): Peer | undefined {
    const key = toBase64url(deviceKey)
    const known = this.#peers.get(key)
    if (!known && this.#peers.size >= MAX_DEVICES) return undefined
    const peer = known ?? {
      key: deviceKey,
      counters: new Map(),
      heardAt: 0,
      receipt: undefined,
      hasCarets: false,
    }
    const name = toBase64url(session)
    const last = peer.counters.get(name)
    if (last !== undefined && counter <= last) return undefined
    this.#peers.set(key, peer)
    peer.counters.delete(name)
    peer.counters.set(name, counter)
    const [oldest] = peer.counters.keys()
    if (peer.counters.size > MAX_SESSIONS && oldest !== undefined) peer.counters.delete(oldest)
    if (last === undefined) this.#greet()
    return peer
  }

  /** Somebody new: tells them who is here and how far we are. */
  #greet(): void {
    if (!this.#carets.isEmpty) this.#dueCaret()
    if (this.#applied) this.#dueReceipt()
  }

  #dueCaret(): void {
    this.#isCaretDue = true
    if (!this.#wire || this.#cancelCaret) return
    const { clock } = this.#parts
    const wait = this.#lastCaretAt + CARET_INTERVAL_MS - clock.now()
    if (wait <= 0 || wait > CARET_INTERVAL_MS) return this.#sendCarets()
    this.#cancelCaret = clock.after(wait, () => {
      this.#cancelCaret = undefined
      this.#sendCarets()
    })
  }

  #sendCarets(): void {
    if (!this.#isCaretDue || !this.#wire) return
    this.#isCaretDue = false
    this.#lastCaretAt = this.#parts.clock.now()
    this.#send({ kind: 'awareness', update: this.#carets.encode() })
    this.#carets.forgetGone()
  }

  #dueReceipt(): void {
    this.#isReceiptDue = true
    if (!this.#wire) return
    this.#cancelReceipt ??= this.#parts.clock.after(RECEIPT_DELAY_MS, () => {
      this.#cancelReceipt = undefined
      this.sendDueReceipt()
    })
  }

  #send(payload: PresencePayload): void {
    const { keys, library } = this.#parts
    if (!this.#wire) return
    const turn = { session: this.#session, counter: this.#counter++ }
    const sealed = sealPresence(keys, library.device, turn, encodePresence(payload))
    if (sealed.byteLength <= MAX_PRESENCE_BYTES) this.#wire.send(sealed)
  }

  #watchSilence(): void {
    this.#cancelSweep ??= this.#parts.clock.after(SILENCE_MS / 3, () => {
      this.#cancelSweep = undefined
      const since = this.#parts.clock.now() - SILENCE_MS
      const shown = [...this.#peers.values()].filter(({ hasCarets }) => hasCarets)
      for (const peer of shown) if (peer.heardAt < since) this.#dropCarets(peer)
      if (shown.some(({ hasCarets }) => hasCarets)) this.#watchSilence()
    })
  }

  #dropCarets(peer: Peer): void {
    if (!peer.hasCarets) return
    peer.hasCarets = false
    this.#parts.library.dropPresence(this.#parts.keys.docId, peer.key)
  }
}
