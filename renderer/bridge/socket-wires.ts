/**
 * Served mode's wires: a WebSocket to the server that the page came from. The one-time token leaves
 * the address bar before anything else happens, and buys the cookie that the socket needs.
 */
import { PAGE_PATH, parseTokenFragment, SESSION_PATH } from '../../shared/protocol/served'
import type { PageClock } from './page-clock'
import { type Readable, Store } from './store'
import type { OpenWire, WireSource } from './wire'

const FIRST_WAIT = 250
const LONGEST_WAIT = 4000

export interface SocketWires extends WireSource {
  /** True when this browser needs the address that the terminal prints, token and all. */
  readonly needsAddress: Readable<boolean>
}

export function socketWires(window: Window, clock: PageClock): SocketWires {
  const needsAddress = new Store(false)
  const takeToken = () => {
    const token = parseTokenFragment(window.location.hash)
    if (token !== undefined) window.history.replaceState(null, '', window.location.pathname)
    return token
  }
  const first = takeToken()
  const address = `${window.location.origin.replace(/^http/u, 'ws')}${PAGE_PATH}`

  return {
    needsAddress,
    open(attach) {
      let isClosed = false
      let isWaiting = false
      let stopWaiting = () => {}
      let wait = FIRST_WAIT
      const connect = async (): Promise<void> => {
        isWaiting = false
        const session = await readSession()
        if (isClosed) return
        needsAddress.set(session === 'refused')
        if (session !== 'valid') return tryLater()
        const socket = new WebSocket(address)
        socket.binaryType = 'arraybuffer'
        socket.onclose = tryLater
        socket.onopen = () => {
          if (isClosed) return socket.close()
          wait = FIRST_WAIT
          attach(openSocket(socket, tryLater))
        }
      }
      const tryLater = () => {
        if (isClosed) return
        isWaiting = true
        stopWaiting = clock.after(wait, () => void connect())
        wait = Math.min(wait * 2, LONGEST_WAIT)
      }
      // A new address that is opened in this very tab loads no page: only its fragment changes.
      const takeAddress = async () => {
        await exchange(takeToken())
        if (isClosed || !isWaiting) return
        stopWaiting()
        await connect()
      }
      const onAddress = () => void takeAddress()
      window.addEventListener('hashchange', onAddress)
      void exchange(first).then(connect)
      return () => {
        isClosed = true
        window.removeEventListener('hashchange', onAddress)
        stopWaiting()
      }
    },
  }
}

function openSocket(socket: WebSocket, closed: () => void): OpenWire {
  return (listener) => {
    socket.onmessage = ({ data }) => {
      if (data instanceof ArrayBuffer) listener.message(new Uint8Array(data))
    }
    socket.onclose = () => {
      listener.closed()
      closed()
    }
    return {
      send(bytes) {
        if (socket.readyState === WebSocket.OPEN) socket.send(bytes)
      },
      close: () => socket.close(),
    }
  }
}

async function exchange(token: string | undefined): Promise<void> {
  if (token === undefined) return
  const headers = { 'content-type': 'application/json' }
  // A token that is wrong or used leaves the cookie of before, if any: readSession tells.
  await ask({ method: 'POST', headers, body: JSON.stringify({ token }) })
}

async function readSession(): Promise<'valid' | 'refused' | 'unreachable'> {
  const status = await ask({ method: 'GET' })
  if (status === 204) return 'valid'
  return status === undefined ? 'unreachable' : 'refused'
}

/** Undefined when the server is not there. */
async function ask(request: RequestInit): Promise<number | undefined> {
  try {
    return (await fetch(SESSION_PATH, { ...request, credentials: 'same-origin' })).status
  } catch {
    // The network error says no more than that: the caller tries again.
    return undefined
  }
}
