/** Puts a WebSocket under a session: what `ws` reports, counted and cut off where the session says. */
import type { Duplex } from 'node:stream'
import { WebSocket } from 'ws'
import { Session } from '../session/session'
import type { RelayParts } from '../session/session-parts'

export interface AttachedSocket {
  readonly session: Session
  /** At once, without goodbye. */
  terminate(): void
}

/** After a goodbye a peer has so long to answer it. */
const GOODBYE_MS = 1_000
const TEXT_REFUSED = 1003

export function attachSocket(
  socket: WebSocket,
  stream: Duplex,
  parts: RelayParts,
  ended: () => void,
): AttachedSocket {
  const session = new Session(
    {
      get bufferedBytes() {
        return socket.bufferedAmount
      },
      send(message) {
        // Past ws's own sender, which would write head and message as two pieces.
        if (socket.readyState === WebSocket.OPEN) stream.write(message)
      },
      close: (code, reason) => closeSoon(socket, code, reason),
      ping: () => socket.ping(),
      pause: () => socket.pause(),
      resume: () => socket.resume(),
    },
    parts,
  )
  boundUntilGreeted(stream, session, parts.limits.maxHelloBytes)
  socket.on('message', (message, isBinary) => {
    session.heard()
    if (isBinary) session.receive(message as Buffer)
    else {
      closeSoon(socket, TEXT_REFUSED, 'binary messages only')
      session.ended()
    }
  })
  socket.on('pong', () => session.heard())
  socket.on('ping', () => session.heard())
  stream.on('drain', () => session.drained())
  // Such as a message over the limit: ws closes with the right code itself, 'close' follows.
  socket.on('error', (error) => parts.log.info({ reason: error.message }, 'socket failed'))
  socket.on('close', () => {
    session.ended()
    ended()
  })
  return { session, terminate: () => socket.terminate() }
}

/** R-HELLO-4, counted as the bytes come in: ws itself would wait for a whole message. */
function boundUntilGreeted(stream: Duplex, session: Session, maxBytes: number): void {
  let received = 0
  const count = (bytes: Buffer) => {
    received += bytes.byteLength
    if (session.hasGreeted) stream.off('data', count)
    else if (received > maxBytes) {
      stream.off('data', count)
      session.close('hello-too-long')
    }
  }
  // Before ws sees them, so that too much is never parsed.
  stream.prependListener('data', count)
}

function closeSoon(socket: WebSocket, code: number, reason: string): void {
  socket.close(code, reason)
  // A paused socket would never see the other side's answer.
  socket.resume()
  setTimeout(() => socket.terminate(), GOODBYE_MS).unref()
}
