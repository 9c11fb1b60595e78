/** A relay, opened and closed: it puts the store, the rooms, the sockets and the figures together. */
import { randomBytes, X509Certificate } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { RelayAddress } from '../shared/protocol/address'
import { NONCE_BYTES } from '../shared/protocol/proofs'
import { isOwnAddress } from './sockets/addresses'
import type { Bus } from './bus/contract'
import { Commits } from './rooms/commits'
import { Counts } from './figures/counts'
import { addressOf, createHttp, listen } from './sockets/http'
import type { Limits } from './limits'
import { createMetrics } from './figures/metrics'
import { Rooms } from './rooms/rooms'
import type { RelayLog } from './session/session-parts'
import { Sockets } from './sockets/sockets'
import type { RelayStore } from './store/contract'

export interface RelayOptions {
  /** Closed with the relay. */
  readonly store: RelayStore
  readonly bus: Bus
  readonly limits: Limits
  readonly log: RelayLog
  readonly host: string
  /** 0 for any free one. */
  readonly port: number
  readonly tls?: { readonly cert: Buffer; readonly key: Buffer } | undefined
  /** Addresses by which hosts dial it, beside those it listens on. */
  readonly addresses: readonly RelayAddress[]
  /** Names and numbers of this machine under which it can be dialled. */
  readonly hosts: readonly string[]
  /** Whether the last X-Forwarded-For entry is the peer: only behind a proxy of one's own. */
  readonly isProxyTrusted: boolean
  readonly now: () => number
}

export interface Relay {
  readonly port: number
  readonly counts: Counts
  /** Bytes that all sockets make it hold now. */
  heldBytes(): number
  roomsInMemory(): number
  /** Looks for sockets that are late, silent or stalled; runs by itself every second. */
  sweep(): void
  /** Commits and acknowledges what was accepted, says goodbye, closes the store. */
  close(): Promise<void>
}

const SWEEP_MS = 1_000
const EXPIRE_MS = 60 * 60 * 1_000

/** Rejects when it cannot listen; the store is then still open. */
export async function openRelay(options: RelayOptions): Promise<Relay> {
  const { store, bus, limits, log, now } = options
  const counts = new Counts()
  const rooms = new Rooms(store, bus)
  const commits = new Commits(store, bus, {
    committed: (batch) => metrics.committed(batch),
    failed: (error) => log.error({ err: error }, 'a commit failed'),
  })
  const sockets = new Sockets({
    store,
    rooms,
    commits,
    counts,
    limits,
    log,
    now,
    isOwnAddress: (address) => isOwnAddress(address, own),
    newNonce: () => new Uint8Array(randomBytes(NONCE_BYTES)),
  })
  const metrics = createMetrics({
    counts,
    rooms: () => rooms.count,
    pendingBytes: () => commits.pendingBytes,
    heldBytes: () => sockets.heldBytes,
  })
  const server = createHttp({
    tls: options.tls,
    helloMs: limits.helloMs,
    maxConnections: limits.maxConnections,
    store,
    metrics,
  })
  server.on('upgrade', (request, stream, head) => {
    const address = addressOf(request, { isTrusted: options.isProxyTrusted })
    void sockets.admit(request, { stream, head, address })
  })
  await listen(server, options.host, options.port)
  const { port } = server.address() as AddressInfo
  const own = {
    given: options.addresses,
    hosts: options.hosts,
    port,
    certificate: options.tls && new X509Certificate(options.tls.cert),
  }
  const sweeping = setInterval(() => sockets.sweep(), SWEEP_MS).unref()
  const shorten = () => void shortenLogs(store, log)
  const shortening = setInterval(shorten, EXPIRE_MS).unref()
  shorten()

  return {
    port,
    counts,
    heldBytes: () => sockets.heldBytes,
    roomsInMemory: () => rooms.count,
    sweep: () => sockets.sweep(),
    async close() {
      clearInterval(sweeping)
      clearInterval(shortening)
      server.close()
      await commits.drain()
      await sockets.close()
      await commits.drain()
      server.closeAllConnections()
      rooms.close()
      await bus.close()
      await store.close()
    },
  }
}

async function shortenLogs(store: RelayStore, log: RelayLog): Promise<void> {
  try {
    while ((await store.expire()) > 0) await nextTurn()
  } catch (error) {
    log.error({ err: error }, 'old logs could not be shortened')
  }
}
