/**
 * A relay's socket as the engine sees it. The client and all of Node's HTTP and TLS behind it are
 * loaded with the first connection: a start without a relay does not wait for them.
 */
import type { RelayProblem } from '../../shared/contract'
import { problemOfClose } from './relay-problem'

export interface RelaySocket {
  /** Written and not yet taken by the network. */
  readonly bufferedBytes: number
  send(message: Uint8Array): void
  ping(): void
  /** Ends it once what was written has left. */
  end(): void
  /** Ends it at once; `onClose` follows. */
  close(): void
}

export interface SocketEnd {
  readonly problem: RelayProblem
  /** The WebSocket's close code, 0 when it never opened. */
  readonly code: number
}

export interface SocketListener {
  /** With the relay's time in milliseconds, where its HTTP answer says it. */
  onOpen(relayTime: number | undefined): void
  onMessage(message: Uint8Array): void
  /** The other side answered a ping. */
  onAlive(): void
  /** Once, and nothing after it. */
  onClose(end: SocketEnd): void
}

/** Called with a canonical address; everything else comes as events, never before it returns. */
export type Connect = (address: string, listener: SocketListener) => RelaySocket

export interface SocketOptions {
  /** PEM certificates trusted besides the system's; NODE_EXTRA_CA_CERTS works without. */
  readonly certificates?: readonly string[]
}

export function createConnect(options: SocketOptions = {}): Connect {
  return (address, listener) => {
    let socket: RelaySocket | undefined
    let isEnded = false
    const open = async () => {
      const { openSocket } = await import('./ws-socket')
      if (isEnded) listener.onClose({ problem: problemOfClose(1000), code: 0 })
      else socket = openSocket(address, listener, options)
    }
    void open()
    return {
      get bufferedBytes() {
        return socket?.bufferedBytes ?? 0
      },
      send: (message) => socket?.send(message),
      ping: () => socket?.ping(),
      end() {
        isEnded = true
        socket?.end()
      },
      close() {
        isEnded = true
        socket?.close()
      },
    }
  }
}
