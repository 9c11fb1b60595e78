/**
 * A relay's socket as the engine sees it, over the `ws` client. Why a connection failed is told in
 * the words of `RelayProblem`, read from Node's error codes and the HTTP status of the handshake.
 */
import { rootCertificates } from 'node:tls'
import { WebSocket } from 'ws'
import type { RelayProblem } from '../../shared/contract'
import { CODES } from '../../shared/protocol/codes'

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

/** A relay's longest message by default is a mebibyte; more than this is no relay of ours. */
const MAX_MESSAGE_BYTES = 16 * 1024 * 1024

export function createConnect(options: SocketOptions = {}): Connect {
  return (address, listener) => {
    let problem: RelayProblem | undefined
    let relayTime: number | undefined
    let hasOpened = false
    const socket = new WebSocket(address, {
      perMessageDeflate: false,
      followRedirects: false,
      maxPayload: MAX_MESSAGE_BYTES,
      ...(options.certificates ? { ca: [...rootCertificates, ...options.certificates] } : {}),
    })
    socket.binaryType = 'nodebuffer'
    socket.on('upgrade', ({ headers }) => (relayTime = parseTime(headers.date)))
    socket.on('open', () => {
      hasOpened = true
      listener.onOpen(relayTime)
    })
    socket.on('message', (message, isBinary) => {
      if (isBinary && message instanceof Uint8Array) listener.onMessage(message)
      else {
        problem = 'not-a-relay'
        socket.terminate()
      }
    })
    socket.on('pong', () => listener.onAlive())
    socket.on('ping', () => listener.onAlive())
    socket.on('unexpected-response', (request, response) => {
      problem = problemOfStatus(response.statusCode ?? 0)
      request.destroy()
      socket.terminate()
    })
    socket.on('error', (error) => (problem ??= problemOfError(error)))
    socket.on('close', (code) =>
      listener.onClose({
        problem: problem ?? problemOfClose(code),
        code: hasOpened ? code : 0,
      }),
    )
    return {
      get bufferedBytes() {
        return socket.bufferedAmount
      },
      send: (message) => socket.readyState === WebSocket.OPEN && socket.send(message),
      ping: () => socket.readyState === WebSocket.OPEN && socket.ping(),
      end: () => socket.close(1000),
      close: () => socket.terminate(),
    }
  }
}

const OFFLINE = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'ENETDOWN',
  'EADDRNOTAVAIL',
])
const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER|ERR_TLS_/u

/** The codes of Node's `net`, `dns` and `tls` (OpenSSL's X509 names). */
export function problemOfError(error: Error): RelayProblem {
  // An AggregateError of several addresses carries the code of the first.
  const code = String((error as NodeJS.ErrnoException).code ?? '')
  if (OFFLINE.has(code)) return 'offline'
  if (code === 'ETIMEDOUT') return 'timeout'
  if (CERTIFICATE.test(code)) return 'certificate'
  if (code === 'ECONNREFUSED' || code === 'ECONNRESET' || code === 'EPIPE') return 'refused'
  // A server that speaks something else: no HTTP, no TLS, a wrong WebSocket answer.
  return 'not-a-relay'
}

function problemOfStatus(status: number): RelayProblem {
  return status === 429 || status === 503 ? 'quota' : 'not-a-relay'
}

/** Why an open socket ended, by its close code (docs/protocol.md, "Codes"). */
export function problemOfClose(code: number): RelayProblem {
  if (code === CODES['version-unknown']) return 'version'
  if (code === CODES['too-many-connections'] || code === CODES['rate-exceeded']) return 'quota'
  if (code === CODES.idle || code === CODES['slow-reader']) return 'timeout'
  if (code >= 4400 && code < 4500) return 'not-a-relay'
  return 'refused'
}

function parseTime(text: string | undefined): number | undefined {
  const time = text === undefined ? Number.NaN : Date.parse(text)
  return Number.isNaN(time) ? undefined : time
}
