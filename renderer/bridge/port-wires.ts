/**
 * The desktop's wires: the preload script answers PAGE_READY with a MessagePort to the host, and
 * sends another one each time the host was restarted.
 */
import { HOST_PORT, PAGE_READY } from '../../shared/contract/desktop'
import type { OpenWire, WireSource } from './wire'

export function portWires(window: Window): WireSource {
  return {
    open(attach) {
      const listen = (event: MessageEvent<unknown>) => {
        const port = event.ports[0]
        if (event.source !== window || !port || !isHostPort(event.data)) return
        attach(openPort(port))
      }
      window.addEventListener('message', listen)
      window.postMessage({ carnet: PAGE_READY }, window.origin)
      return () => window.removeEventListener('message', listen)
    },
  }
}

export function openPort(port: MessagePort): OpenWire {
  return (listener) => {
    let isOpen = true
    const end = () => {
      if (!isOpen) return
      isOpen = false
      port.onmessage = null
      listener.closed()
    }
    port.onmessage = (event) => listener.message(event.data)
    port.addEventListener('close', end)
    port.start()
    return {
      send(bytes) {
        if (isOpen) port.postMessage(bytes)
      },
      close() {
        port.close()
        end()
      },
    }
  }
}

function isHostPort(value: unknown): boolean {
  return (
    typeof value === 'object' && value !== null && 'carnet' in value && value.carnet === HOST_PORT
  )
}
