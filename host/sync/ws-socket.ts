/**
 * A relay's socket over the `ws` client. Why a connection failed is read from Node's error codes and
 * the HTTP status of the handshake.
 */
import { rootCertificates } from 'node:tls'
import { WebSocket } from 'ws'
import type { RelayProblem } from '../../shared/contract/relay'
import { problemOfClose, problemOfError, problemOfStatus } from './relay-problem'
import type { RelaySocket, SocketListener, SocketOptions } from './socket'

/** A relay's longest message by default is a mebibyte; more than this is no relay of ours. */
const MAX_MESSAGE_BYTES = 16 * 1024 * 1024

export function openSocket(
  address: string,
  listener: SocketListener,
  options: SocketOptions,
): RelaySocket {
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

function parseTime(text: string | undefined): number | undefined {
  const time = text === undefined ? Number.NaN : Date.parse(text)
  return Number.isNaN(time) ? undefined : time
}
