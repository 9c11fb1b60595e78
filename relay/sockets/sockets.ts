/** All sockets of a relay: let in one by one, swept together, said goodbye to in the end. */
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import { WebSocketServer } from 'ws'
import { Door } from './door'
import type { RelayParts } from '../session/session-parts'
import { type AttachedSocket, attachSocket } from './socket'

const GOODBYE_MS = 2_000

export class Sockets {
  readonly #parts: RelayParts
  readonly #door: Door
  readonly #server: WebSocketServer
  readonly #open = new Set<AttachedSocket>()
  #isClosing = false
  #whenEmpty = () => {}

  constructor(parts: RelayParts) {
    this.#parts = parts
    this.#door = new Door(parts.limits)
    this.#server = new WebSocketServer({
      noServer: true,
      // A few bytes that inflate to gigabytes; and sealed records do not shrink.
      perMessageDeflate: false,
      maxPayload: parts.limits.maxMessageBytes,
      clientTracking: false,
    })
    // R-SOCKET-5
    this.#server.on('headers', (headers) => {
      headers.push(`Date: ${new Date(parts.now()).toUTCString()}`)
    })
  }

  get heldBytes(): number {
    let sum = 0
    for (const { session } of this.#open) sum += session.heldBytes
    return sum
  }

  async admit(
    request: IncomingMessage,
    upgrade: { readonly stream: Duplex; readonly head: Buffer; readonly address: string },
  ): Promise<void> {
    const { stream, head, address } = upgrade
    const { counts, log } = this.#parts
    // A peer that vanishes during the handshake is no fault of the relay.
    stream.on('error', (error) => log.info({ reason: error.message }, 'socket failed'))
    const admission = await this.#door.enter(address)
    if (admission.kind === 'refused') {
      counts.refused('too-many-connections')
      return refuseUpgrade(stream, admission.status)
    }
    if (stream.destroyed || this.#isClosing) {
      this.#door.leave(address)
      return refuseUpgrade(stream, 503)
    }
    stream.once('close', () => this.#door.leave(address))
    this.#server.handleUpgrade(request, stream, head, (socket) => {
      const attached = attachSocket(socket, stream, this.#parts, () => {
        this.#open.delete(attached)
        counts.sockets -= 1
        if (this.#open.size === 0) this.#whenEmpty()
      })
      this.#open.add(attached)
      counts.sockets += 1
    })
  }

  sweep(): void {
    for (const { session } of this.#open) session.sweep()
  }

  /** R-SOCKET-2. Those that do not answer the goodbye are cut off. */
  async close(): Promise<void> {
    this.#isClosing = true
    for (const { session } of this.#open) session.close('relay-stopping')
    if (this.#open.size > 0) {
      const empty = new Promise<void>((settle) => {
        this.#whenEmpty = settle
      })
      await Promise.race([empty, wait(GOODBYE_MS, undefined, { ref: false })])
    }
    for (const socket of this.#open) socket.terminate()
  }
}

function refuseUpgrade(stream: Duplex, status: 429 | 503): void {
  const reason = status === 429 ? 'Too Many Requests' : 'Service Unavailable'
  stream.end(`HTTP/1.1 ${status} ${reason}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}
