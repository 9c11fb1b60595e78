/** A relay's socket as the engine sees it. */
import type { RelayProblem } from '../../shared/contract/relay'

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
