/**
 * What the unmodified y-websocket provider takes for a WebSocket: one channel of the link. It stays
 * CONNECTING until the host is there, and hands out fresh buffers of exact size. A channel is open as
 * soon as it was asked for, since frames keep their order: what the provider says first is there
 * with the asking, and the host's answer to it is the first that comes back. The provider lets go of
 * a socket that is silent for 30 seconds: the host speaks every 20.
 */
import type { Channel, HostLink } from './host-link'

export interface SocketWatcher {
  opened(): void
  /** Before the provider gets it; false keeps it away. */
  received(message: Uint8Array): boolean
  sent(number: number, message: Uint8Array): void
  saved(number: number): void
}

/** A class, because the provider calls `new` on it. */
export function portSocketFor(link: HostLink, watcher: SocketWatcher): typeof WebSocket {
  class BoundSocket extends PortSocket {
    constructor(url: string) {
      super({ link, watcher, url })
    }
  }
  // The provider uses what PortSocket has and nothing else of a WebSocket.
  return BoundSocket as unknown as typeof WebSocket
}

interface SocketParts {
  readonly link: HostLink
  readonly watcher: SocketWatcher
  readonly url: string
}

class PortSocket {
  static readonly CONNECTING = 0
  static readonly OPEN = 1
  static readonly CLOSING = 2
  static readonly CLOSED = 3
  readonly CONNECTING = 0
  readonly OPEN = 1
  readonly CLOSING = 2
  readonly CLOSED = 3

  onopen: ((event: unknown) => void) | null = null
  onmessage: ((event: { readonly data: ArrayBuffer }) => void) | null = null
  onclose: ((event: { readonly code: number; readonly reason: string }) => void) | null = null
  onerror: ((event: unknown) => void) | null = null
  binaryType = 'arraybuffer'

  readonly #parts: SocketParts
  #state = 0
  #channel: Channel | undefined
  #sent = 0
  readonly #stopWaiting: () => void

  constructor(parts: SocketParts) {
    this.#parts = parts
    this.#stopWaiting = parts.link.state.subscribe(() => this.#start())
    // Later, as a real socket: the provider sets its handlers after the constructor.
    queueMicrotask(() => this.#start())
  }

  get readyState(): number {
    return this.#state
  }

  send(message: Uint8Array): void {
    if (this.#state !== this.OPEN) return
    this.#sent += 1
    this.#parts.watcher.sent(this.#sent, message)
    this.#channel?.send(message)
  }

  close(code = 1000): void {
    if (this.#state >= this.CLOSING) return
    this.#state = this.CLOSING
    this.#channel?.close()
    this.#channel = undefined
    queueMicrotask(() => this.#end(code))
  }

  #start(): void {
    if (this.#state !== this.CONNECTING || this.#channel) return
    const { link, url, watcher } = this.#parts
    const docId = decodeURIComponent(url.slice(url.lastIndexOf('/') + 1))
    this.#channel = link.openChannel(docId, {
      opened: () => {},
      message: (bytes) => this.#deliver(bytes),
      saved: (number) => {
        if (this.#state === this.OPEN) watcher.saved(number)
      },
      closed: (code) => this.#end(code),
    })
    if (this.#channel) this.#open()
  }

  #open(): void {
    if (this.#state !== this.CONNECTING) return
    this.#state = this.OPEN
    this.#stopWaiting()
    this.#parts.watcher.opened()
    this.onopen?.({ type: 'open', target: this })
  }

  #deliver(bytes: Uint8Array): void {
    if (this.#state !== this.OPEN || !this.#parts.watcher.received(bytes)) return
    this.onmessage?.({ data: bytes.slice().buffer })
  }

  #end(code: number): void {
    if (this.#state === this.CLOSED) return
    this.#state = this.CLOSED
    this.#stopWaiting()
    this.#channel = undefined
    this.onclose?.({ code, reason: '' })
  }
}
