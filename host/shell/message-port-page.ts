/** A page of the desktop: frames over its message port. */
import type { PagePort } from '../contract'

/** The part of Electron's MessagePortMain that is used here. */
export interface MessagePortLike {
  postMessage(message: unknown): void
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown
  on(event: 'close', listener: () => void): unknown
  start(): void
  close(): void
}

export function createPortPage(port: MessagePortLike): PagePort {
  let isClosed = false
  port.on('close', () => {
    isClosed = true
  })
  return {
    send(bytes) {
      if (!isClosed) port.postMessage(exact(bytes))
    },
    onMessage(listener) {
      port.on('message', (event) => listener(event.data))
      port.start()
    },
    onClose: (listener) => void port.on('close', listener),
    close: () => port.close(),
  }
}

/** A view of a larger buffer would cross with all of it. */
export function exact(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const { buffer } = bytes
  const isWhole = buffer instanceof ArrayBuffer && buffer.byteLength === bytes.byteLength
  return isWhole ? new Uint8Array(buffer) : Uint8Array.from(bytes)
}
