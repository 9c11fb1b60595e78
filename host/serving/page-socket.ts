/** A page in a browser: frames over its loopback socket. */
import { WebSocket } from 'ws'
import type { PagePort } from '../contract'

const GOING_AWAY = 1001
const NOT_BINARY = 1003
/** A page that reads nothing is let go; its provider comes back and syncs. */
const MAX_WAITING_BYTES = 256 * 1024 * 1024

export function createSocketPage(socket: WebSocket): PagePort {
  return {
    send(bytes) {
      if (socket.readyState !== WebSocket.OPEN) return
      if (socket.bufferedAmount > MAX_WAITING_BYTES) socket.terminate()
      else socket.send(bytes)
    },
    onMessage(listener) {
      socket.on('message', (bytes: Buffer, isBinary) => {
        // A copy of exact size: small messages share one pool of the socket's.
        if (isBinary) listener(Uint8Array.from(bytes))
        else socket.close(NOT_BINARY)
      })
    },
    onClose(listener) {
      socket.on('close', () => listener())
    },
    close: () => socket.close(GOING_AWAY),
  }
}
