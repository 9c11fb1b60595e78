/**
 * Served mode's HTTP side: the page's files for whoever asks from this machine, the session that a
 * token buys, and a socket for each page that holds one. Addresses: shared/protocol/served.ts.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { object, pipe, regex, safeParse, string } from 'valibot'
import { WebSocketServer } from 'ws'
import { MAX_PAGE_MESSAGE, PAGE_PATH, SESSION_PATH } from '../../shared/protocol/served'
import type { Host } from '../contract'
import { answerAsset } from './answer-asset'
import { describeError, type WriteLog } from '../process/log-file'
import { createSocketPage } from './page-socket'
import { guardRequest, ownOrigin, readCookie } from './request-guard'
import { securityHeaders } from './security-headers'
import type { Sessions } from './sessions'

const MAX_PAGES = 64
const MAX_TOKEN_BODY = 1024
const TOKEN_BODY = object({ token: pipe(string(), regex(/^[\w-]{43}$/u)) })

export interface PageServerOptions {
  readonly host: Pick<Host, 'connectPage'>
  readonly sessions: Sessions
  /** Where the built page is. */
  readonly folder: string
  readonly random: (length: number) => Uint8Array
  readonly log: WriteLog
}

export interface PageServer {
  readonly http: Server
  /** Every socket is told that the host is going away. */
  close(): Promise<void>
}

export function createPageServer(options: PageServerOptions): PageServer {
  const sockets = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: MAX_PAGE_MESSAGE,
  })
  const http = createServer({ headersTimeout: 10_000, requestTimeout: 10_000 })
  http.on('request', (request, response) => {
    answer(options, request, response).catch((error: unknown) => {
      options.log({ level: 'error', event: 'request-failed', details: describeError(error) })
      if (response.headersSent) response.destroy()
      else refuse(response, 500)
    })
  })
  http.on('upgrade', (request, socket, head) => {
    const status = refuseUpgrade(options, request, sockets.clients.size)
    if (status !== undefined) return refuseSocket(socket, status)
    sockets.handleUpgrade(request, socket, head, (page) => {
      // Without a listener a frame over the limit would end the process; ws closes with 1009.
      page.on('error', (error) => {
        options.log({ level: 'warning', event: 'page-socket', details: describeError(error) })
      })
      options.host.connectPage(createSocketPage(page))
    })
  })
  return {
    http,
    close: () =>
      new Promise((settle) => {
        http.close(() => settle())
        for (const socket of sockets.clients) {
          socket.close(1001)
          // A browser that does not answer in order is cut off.
          setTimeout(() => socket.terminate(), 1000).unref()
        }
        http.closeIdleConnections()
      }),
  }
}

async function answer(
  options: PageServerOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { method = '' } = request
  if (guard(request) !== undefined) return refuse(response, 403)
  if (request.url === SESSION_PATH) return answerSession(options, request, response)
  if (method !== 'GET' && method !== 'HEAD') return refuse(response, 405)
  const port = portOf(request)
  const asset = await answerAsset({
    folder: options.folder,
    path: request.url ?? '',
    policy: { connect: [ownOrigin(port), `ws://127.0.0.1:${port}`] },
    random: options.random,
  })
  response.writeHead(asset.status, { ...asset.headers, 'content-length': asset.body.byteLength })
  response.end(method === 'HEAD' ? undefined : asset.body)
}

async function answerSession(
  options: PageServerOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method === 'GET') return refuse(response, hasSession(options, request) ? 204 : 401)
  if (request.method !== 'POST') return refuse(response, 405)
  const body = await readBody(request)
  const parsed = safeParse(TOKEN_BODY, body)
  const cookie = parsed.success ? options.sessions.exchange(parsed.output.token) : undefined
  if (cookie === undefined) return refuse(response, 401)
  // Browsers share cookies between the ports of an address: the name tells libraries apart.
  const name = cookieName(portOf(request))
  response.setHeader('set-cookie', `${name}=${cookie}; Path=/; HttpOnly; SameSite=Strict`)
  refuse(response, 204)
}

function refuseUpgrade(
  options: PageServerOptions,
  request: IncomingMessage,
  pages: number,
): number | undefined {
  if (guard(request) !== undefined) return 403
  if (request.url !== PAGE_PATH) return 404
  if (!hasSession(options, request)) return 401
  return pages >= MAX_PAGES ? 503 : undefined
}

function guard(request: IncomingMessage) {
  return guardRequest({
    method: request.method ?? '',
    isUpgrade: request.headers.upgrade !== undefined,
    headers: request.headers,
    port: portOf(request),
  })
}

function hasSession({ sessions }: PageServerOptions, request: IncomingMessage): boolean {
  return sessions.isValid(readCookie(request.headers.cookie, cookieName(portOf(request))))
}

const cookieName = (port: number) => `carnet-${port}`

/** The port that the request came in by. */
function portOf(request: IncomingMessage): number {
  return request.socket.localPort ?? 0
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  let text = ''
  for await (const chunk of request) {
    text += String(chunk)
    if (text.length > MAX_TOKEN_BODY) return undefined
  }
  try {
    return JSON.parse(text)
  } catch {
    // Not JSON: refused like a wrong token.
    return undefined
  }
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { ...securityHeaders(), 'cache-control': 'no-store' })
  response.end()
}

function refuseSocket(socket: Duplex, status: number): void {
  socket.on('error', () => socket.destroy())
  socket.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}
