// Speaks to served mode as a browser, or somebody who pretends to be one, would.
import { type IncomingHttpHeaders, request } from 'node:http'
import { connect } from 'node:net'
import { WebSocket } from 'ws'
import type { PagePort } from '../../host/contract'
import { createSocketPage } from '../../host/serving/page-socket'

export interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

export interface Ask {
  readonly port: number
  readonly method?: string
  readonly path?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

export function ask({
  port,
  method = 'GET',
  path = '/',
  headers = {},
  body,
}: Ask): Promise<Answer> {
  return new Promise((settle, fail) => {
    const sent = request({ host: '127.0.0.1', port, method, path, headers }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (part: string) => (text += part))
      response.on('end', () =>
        settle({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
      )
    })
    sent.on('error', fail)
    sent.end(body)
  })
}

/** Bytes as they are, for what no HTTP client would send; the answer's first line. */
export function askRaw(port: number, text: string): Promise<string> {
  return new Promise((settle, fail) => {
    const socket = connect(port, '127.0.0.1', () => socket.end(text))
    let answer = ''
    socket.setEncoding('utf8').on('data', (part: string) => (answer += part))
    socket.on('end', () => settle(answer.split('\r\n')[0] ?? ''))
    socket.on('error', fail)
  })
}

export function originOf(port: number): string {
  return `http://127.0.0.1:${port}`
}

/** Exchanges the token of an address; the cookie, or the status of the refusal. */
export async function enter(address: string): Promise<string | number> {
  const url = new URL(address)
  const token = url.hash.replace('#token=', '')
  const port = Number(url.port)
  const answer = await ask({
    port,
    method: 'POST',
    path: '/session',
    headers: { origin: originOf(port), 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  })
  return answer.headers['set-cookie']?.[0]?.split(';')[0] ?? answer.status
}

/** The status with which the upgrade was refused, or 101. */
export function knock(
  port: number,
  path: string,
  headers: Readonly<Record<string, string>>,
): Promise<number> {
  return new Promise((settle) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers })
    socket.on('open', () => {
      settle(101)
      socket.close()
    })
    socket.on('unexpected-response', (sent, response) => {
      settle(response.statusCode ?? 0)
      sent.destroy()
    })
    socket.on('error', () => {})
  })
}

export function openSocket(port: number, cookie: string): Promise<WebSocket> {
  return new Promise((settle, fail) => {
    const headers = { cookie, origin: originOf(port) }
    const socket = new WebSocket(`ws://127.0.0.1:${port}/page`, { headers })
    socket.once('open', () => settle(socket))
    socket.once('error', fail)
  })
}

/** The same wire from the other side. */
export function wireOf(socket: WebSocket): PagePort {
  return createSocketPage(socket)
}
