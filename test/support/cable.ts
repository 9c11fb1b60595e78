import { createConnect } from '../../host/sync/connect'
import type { Connect, RelaySocket } from '../../host/sync/socket'

/** The network cable of one machine. */
export class Cable {
  readonly #connect: Connect
  readonly #sockets = new Set<RelaySocket>()
  #isCut = false

  constructor(certificates: readonly string[] = []) {
    this.#connect = createConnect({ certificates })
  }

  readonly connect: Connect = (address, listener) => {
    if (this.#isCut) {
      setImmediate(() => listener.onClose({ problem: 'offline', code: 0 }))
      return { bufferedBytes: 0, send() {}, ping() {}, end() {}, close() {} }
    }
    const socket = this.#connect(address, {
      ...listener,
      onClose: (end) => {
        this.#sockets.delete(socket)
        listener.onClose(end)
      },
    })
    this.#sockets.add(socket)
    return socket
  }

  cut(): void {
    this.#isCut = true
    for (const socket of this.#sockets) socket.close()
  }

  mend(): void {
    this.#isCut = false
  }
}
