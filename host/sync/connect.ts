/**
 * Connects to relays. The client and all of Node's HTTP and TLS behind it are loaded with the first
 * connection: a start without a relay does not wait for them.
 */
import { problemOfClose } from './relay-problem'
import type { Connect, RelaySocket, SocketOptions } from './socket'

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
