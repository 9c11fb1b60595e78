// One client socket of the bench.
import { once } from 'node:events'
import { WebSocket } from 'ws'

export interface Line {
  send(message: Uint8Array): void
  /** Gives every message to this listener from now on, those not heard yet first. */
  listen(listener: (message: Uint8Array) => void): void
}

export async function openLine(url: string): Promise<{ socket: WebSocket; line: Line }> {
  const socket = new WebSocket(url, { perMessageDeflate: false })
  // Some servers speak first, before anybody can have asked to hear.
  const early: Uint8Array[] = []
  let receive: ((message: Uint8Array) => void) | undefined
  const line: Line = {
    send: (message) => socket.send(message),
    listen(listener) {
      receive = listener
      for (const message of early.splice(0)) listener(message)
    },
  }
  socket.on('message', (message: Buffer) => {
    if (receive) receive(message)
    else early.push(message)
  })
  await once(socket, 'open')
  return { socket, line }
}
