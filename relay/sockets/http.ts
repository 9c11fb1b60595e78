/** The relay's plain HTTP side: /healthz, /metrics, and time limits on every handshake. */
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { once } from 'node:events'
import type { Metrics } from '../figures/metrics'
import type { RelayStore } from '../store/contract'

export interface HttpOptions {
  readonly tls: { readonly cert: Buffer; readonly key: Buffer } | undefined
  readonly helloMs: number
  readonly maxConnections: number
  readonly store: RelayStore
  readonly metrics: Metrics
}

/** For requests that are no WebSocket, beside the sockets themselves. */
const SPARE_CONNECTIONS = 64
const MAX_HEADER_BYTES = 8 * 1024

export function createHttp(options: HttpOptions): Server {
  const settings = {
    maxHeaderSize: MAX_HEADER_BYTES,
    headersTimeout: options.helloMs,
    requestTimeout: options.helloMs,
    connectionsCheckingInterval: Math.min(options.helloMs, 5_000),
    keepAliveTimeout: 5_000,
  }
  const listener: RequestListener = (request, response) => void answer(request, response, options)
  const server = options.tls
    ? createTlsServer({ ...settings, ...options.tls, handshakeTimeout: options.helloMs }, listener)
    : createServer(settings, listener)
  server.maxConnections = options.maxConnections + SPARE_CONNECTIONS
  return server
}

/** Rejects with the system's error, such as EADDRINUSE. */
export async function listen(server: Server, host: string, port: number): Promise<void> {
  server.listen(port, host)
  await once(server, 'listening')
}

/** The peer's address; behind a proxy of one's own, the one that the proxy saw. */
export function addressOf(
  request: IncomingMessage,
  proxy: { readonly isTrusted: boolean },
): string {
  const forwarded = proxy.isTrusted ? request.headers['x-forwarded-for'] : undefined
  const last = [forwarded].flat().at(-1)?.split(',').at(-1)?.trim()
  return last || (request.socket.remoteAddress ?? 'unknown')
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { store, metrics }: HttpOptions,
): Promise<void> {
  const isRead = request.method === 'GET' || request.method === 'HEAD'
  if (!isRead) return reply(response, 405, 'method not allowed\n')
  if (request.url === '/healthz') {
    const isWell = await canRead(store)
    return reply(response, isWell ? 200 : 503, isWell ? 'ok\n' : 'the store cannot be read\n')
  }
  if (request.url === '/metrics')
    return reply(response, 200, await metrics.text(), metrics.contentType)
  return reply(response, 404, 'a Carnet relay: nothing to see here\n')
}

async function canRead(store: RelayStore): Promise<boolean> {
  try {
    await store.readRooms([new Uint8Array(32)])
    return true
  } catch {
    // Told to who asked; the commit or read that met it first has logged it.
    return false
  }
}

function reply(response: ServerResponse, status: number, text: string, type = 'text/plain'): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' })
  response.end(text)
}
