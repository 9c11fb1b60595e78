/**
 * The page's one link to the host. It owns the wire of the moment, numbers channels and calls, and
 * hands frames to whom they are for. When the host is restarted a new wire replaces the old one:
 * channels are told that they closed, reads in flight are asked again, all else answers LOST.
 */
import type { HostNoticeName, HostNotices } from '../../shared/contract/host'
import {
  CHANNEL_CLOSED,
  encodePageFrame,
  PAGE_OPS,
  type PageFrame,
  parsePageFrame,
} from '../../shared/protocol/page-frames'
import { type Readable, Store } from './store'
import type { OpenWire, Wire } from './wire'

export type LinkState = 'connecting' | 'connected' | 'lost'

/** The host was not there, or went away before it answered: whether the change was made is not known. */
export interface Lost {
  readonly kind: 'lost'
}
export const LOST: Lost = Object.freeze({ kind: 'lost' })

/** A bug on the host's side, or a request that it refused to read. */
class HostFailure extends Error {
  override readonly name = 'HostFailure'
}

export interface ChannelListener {
  opened(): void
  message(bytes: Uint8Array): void
  /** Every message up to this number is on the disk. */
  saved(number: number): void
  closed(code: number): void
}

export interface Channel {
  send(message: Uint8Array): void
  close(): void
}

interface Call {
  readonly name: string
  readonly payload: unknown
  readonly isRead: boolean
  readonly settle: (reply: unknown) => void
  readonly fail: (error: Error) => void
}

type NoticeListener = (name: HostNoticeName, notice: HostNotices[HostNoticeName]) => void

/** The host is there, its library is not open yet. */
const NOT_READY = 'not-ready'

const encoder = new TextEncoder()
const decoder = new TextDecoder()

export class HostLink {
  readonly #state = new Store<LinkState>('connecting')
  readonly #calls = new Map<number, Call>()
  readonly #channels = new Map<number, ChannelListener>()
  readonly #notices = new Set<NoticeListener>()
  #unsent: Call[] = []
  /** Reads that came while the library was opening: asked again when it is open. */
  #early: Call[] = []
  #wire: Wire | undefined
  #nextCall = 1
  #nextChannel = 1

  get state(): Readable<LinkState> {
    return this.#state
  }

  get isConnected(): boolean {
    return this.#wire !== undefined
  }

  attach(open: OpenWire): void {
    this.#drop()
    let isCurrent = true
    const wire = open({
      message: (bytes) => {
        if (isCurrent) this.#receive(bytes)
      },
      closed: () => {
        if (!isCurrent) return
        isCurrent = false
        if (this.#wire === wire) this.#drop()
      },
    })
    if (!isCurrent) return
    this.#wire = wire
    this.#nextChannel = 1
    const unsent = [...this.#unsent, ...this.#early]
    this.#unsent = []
    this.#early = []
    for (const call of unsent) this.#send(call)
    this.#state.set('connected')
  }

  close(): void {
    this.#drop()
  }

  /** Waits for a wire when there is none. LOST only for what is no read. */
  request(name: string, payload: unknown, options: { readonly isRead: boolean }): Promise<unknown> {
    return new Promise((settle, fail) => {
      const call = { name, payload, isRead: options.isRead, settle, fail }
      if (this.#wire) this.#send(call)
      else this.#unsent.push(call)
    })
  }

  readonly onNotice = (listener: NoticeListener): (() => void) => {
    this.#notices.add(listener)
    return () => void this.#notices.delete(listener)
  }

  /** Undefined while there is no wire. */
  openChannel(docId: string, listener: ChannelListener): Channel | undefined {
    const wire = this.#wire
    if (!wire) return undefined
    const channel = this.#nextChannel++
    this.#channels.set(channel, listener)
    const isOpen = () => this.#wire === wire && this.#channels.get(channel) === listener
    wire.send(frame({ channel, op: PAGE_OPS.open, payload: encoder.encode(docId) }))
    return {
      send(message) {
        if (isOpen()) wire.send(frame({ channel, op: PAGE_OPS.sync, payload: message }))
      },
      close: () => {
        if (!isOpen()) return
        this.#channels.delete(channel)
        wire.send(frame({ channel, op: PAGE_OPS.close, number: CHANNEL_CLOSED.normal }))
      },
    }
  }

  #send(call: Call): void {
    const number = this.#nextCall++
    this.#calls.set(number, call)
    const payload = encoder.encode(JSON.stringify({ name: call.name, payload: call.payload }))
    this.#wire?.send(frame({ channel: 0, op: PAGE_OPS.request, number, payload }))
  }

  #drop(): void {
    const wire = this.#wire
    if (!wire) return
    this.#wire = undefined
    wire.close()
    this.#state.set('lost')
    const calls = [...this.#calls.values()]
    this.#calls.clear()
    for (const call of calls) {
      if (call.isRead) this.#unsent.push(call)
      else call.settle(LOST)
    }
    const channels = [...this.#channels.values()]
    this.#channels.clear()
    for (const channel of channels) channel.closed(CHANNEL_CLOSED.retry)
  }

  #receive(bytes: unknown): void {
    const received = parsePageFrame(bytes)
    if (!received) return
    if (received.channel === 0) this.#receiveCall(received)
    else this.#receiveChannel(received)
  }

  #receiveChannel({ channel, op, number, payload }: PageFrame): void {
    const listener = this.#channels.get(channel)
    if (!listener) return
    if (op === PAGE_OPS.opened) listener.opened()
    else if (op === PAGE_OPS.sync) listener.message(payload)
    else if (op === PAGE_OPS.saved) listener.saved(number)
    else if (op === PAGE_OPS.close) {
      this.#channels.delete(channel)
      listener.closed(number || CHANNEL_CLOSED.retry)
    }
  }

  #receiveCall({ op, number, payload }: PageFrame): void {
    const value: unknown = JSON.parse(decoder.decode(payload))
    if (op === PAGE_OPS.notice) {
      const { name, notice } = value as {
        readonly name: HostNoticeName
        readonly notice: HostNotices[HostNoticeName]
      }
      for (const listener of [...this.#notices]) listener(name, notice)
      if (name === 'phase') this.#askEarly(notice as HostNotices['phase'])
      return
    }
    const call = this.#calls.get(number)
    if (!call) return
    this.#calls.delete(number)
    if (op === PAGE_OPS.reply) {
      call.settle(value)
      return
    }
    const { reason } = value as { readonly reason?: string }
    if (reason !== NOT_READY) call.fail(new HostFailure(`${call.name}: ${reason}`))
    else if (call.isRead) this.#early.push(call)
    else call.settle(LOST)
  }

  #askEarly(phase: HostNotices['phase']): void {
    if (phase.kind !== 'ready') return
    const early = this.#early
    this.#early = []
    for (const call of early) this.#send(call)
  }
}

function frame(parts: Parameters<typeof encodePageFrame>[0]): Uint8Array<ArrayBuffer> {
  // lib0 hands out a fresh buffer of exact size; its types do not say so.
  return encodePageFrame(parts) as Uint8Array<ArrayBuffer>
}
