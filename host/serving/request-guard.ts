/**
 * Whether a request comes from our own page. The Host check stops a name that a foreign page made
 * point at this machine, the Origin check stops that page itself.
 */
import type { IncomingHttpHeaders } from 'node:http'

export type RequestRefusal = 'foreign-host' | 'foreign-origin'

export interface GuardedRequest {
  readonly method: string
  readonly isUpgrade: boolean
  readonly headers: IncomingHttpHeaders
  readonly port: number
}

/** Undefined for a request that may be answered. */
export function guardRequest(request: GuardedRequest): RequestRefusal | undefined {
  const { headers, port } = request
  if (headers.host !== `127.0.0.1:${port}`) return 'foreign-host'
  if (headers.origin !== undefined) {
    return headers.origin === ownOrigin(port) ? undefined : 'foreign-origin'
  }
  if (request.isUpgrade || (request.method !== 'GET' && request.method !== 'HEAD')) {
    return 'foreign-origin'
  }
  const site = headers['sec-fetch-site'] ?? 'none'
  const isOwn = site === 'same-origin' || site === 'none'
  return isOwn || headers['sec-fetch-mode'] === 'navigate' ? undefined : 'foreign-origin'
}

export function ownOrigin(port: number): string {
  return `http://127.0.0.1:${port}`
}

/** One cookie's value out of a Cookie header. */
export function readCookie(header: string | undefined, name: string): string | undefined {
  for (const part of header?.split(';') ?? []) {
    const at = part.indexOf('=')
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim()
  }
  return undefined
}
