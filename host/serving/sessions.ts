/**
 * Who may use served mode: a token, printed in the terminal, is exchanged once for a cookie. Only
 * the cookies' hashes are kept, so that a page survives a restart of the server and the file that
 * holds them opens nothing.
 */
import { createHash, timingSafeEqual } from 'node:crypto'

const MAX_SESSIONS = 16
const LIFETIME = 30 * 24 * 60 * 60 * 1000

export interface StoredSession {
  /** SHA-256 of the cookie, base64url. */
  readonly hash: string
  readonly startedAt: number
}

export interface SessionOptions {
  readonly now: () => number
  readonly random: (length: number) => Uint8Array
  readonly stored: readonly StoredSession[]
  readonly save: (sessions: readonly StoredSession[]) => void
}

export class Sessions {
  readonly #options: SessionOptions
  #sessions: readonly StoredSession[]
  #tokenHash: Buffer | undefined

  constructor(options: SessionOptions) {
    this.#options = options
    this.#sessions = options.stored
  }

  /** The one token that works from now on, until it is used. */
  createToken(): string {
    const token = this.#secret()
    this.#tokenHash = hash(token)
    return token
  }

  /** The cookie's value, or undefined for a token that is wrong, old or used. */
  exchange(token: string): string | undefined {
    if (!this.#tokenHash || !timingSafeEqual(hash(token), this.#tokenHash)) return undefined
    this.#tokenHash = undefined
    const cookie = this.#secret()
    const session = { hash: hash(cookie).toString('base64url'), startedAt: this.#options.now() }
    this.#sessions = [...this.#current(), session].slice(-MAX_SESSIONS)
    this.#options.save(this.#sessions)
    return cookie
  }

  isValid(cookie: string | undefined): boolean {
    if (cookie === undefined) return false
    const given = hash(cookie)
    // Every one is compared, so that time says nothing about which one was near.
    return this.#current()
      .map((session) => timingSafeEqual(given, Buffer.from(session.hash, 'base64url')))
      .includes(true)
  }

  #current(): readonly StoredSession[] {
    const oldest = this.#options.now() - LIFETIME
    return this.#sessions.filter((session) => session.startedAt > oldest)
  }

  #secret(): string {
    return Buffer.from(this.#options.random(32)).toString('base64url')
  }
}

function hash(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
