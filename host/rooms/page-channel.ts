/**
 * One page's channel to one document: the y-websocket protocol, served as an unmodified provider
 * expects it, and beside it the count of the page's messages that are committed to disk.
 */
import {
  CHANNEL_CLOSED,
  encodePageFrame,
  PAGE_OPS,
  type PageOp,
} from '../../shared/protocol/page-frames'
import { assertNever } from '../../shared/assert-never'
import type { SyncClock } from '../sync/contract'
import type { OpenDocument, Reader } from './open-document'
import { encodeStep1, encodeStep2, type PageMessage, parsePageMessage } from './page-messages'
import * as Y from 'yjs'

/** The provider drops a socket that is silent for 30 seconds. An awareness message about nobody. */
const KEEP_ALIVE = Uint8Array.of(1, 1, 0)
const KEEP_ALIVE_WAIT = 20_000
export const MAX_MESSAGE_BYTES = 64 * 1024 * 1024

export interface ChannelLink {
  readonly number: number
  readonly document: OpenDocument
  readonly clock: SyncClock
  /** Bytes to the page. */
  send(frame: Uint8Array): void
  /** Calls back once everything applied so far is on disk. */
  whenCommitted(tell: () => void): void
  /** The channel is gone, by whoever closed it. */
  left(channel: PageChannel): void
}

export class PageChannel implements Reader {
  readonly mayWrite: boolean
  readonly #link: ChannelLink
  #received = 0
  /** The first message whose content was dropped: neither it nor any later one is ever "saved". */
  #dropped: number | undefined
  #isAsked = false
  #isOpen = true
  #stopKeepAlive: () => void = () => {}

  constructor(link: ChannelLink) {
    this.#link = link
    this.mayWrite = link.document.readOnly === null
    this.#frame(PAGE_OPS.opened)
    // So that a page resends what a killed host missed. A page that may not write is not asked.
    if (this.mayWrite) this.send(encodeStep1(Y.encodeStateVector(link.document.doc)))
    link.document.join(this)
    this.#keepAlive()
  }

  get document(): OpenDocument {
    return this.#link.document
  }

  send(message: Uint8Array): void {
    if (this.#isOpen) this.#frame(PAGE_OPS.sync, 0, message)
  }

  receive(bytes: Uint8Array): void {
    this.#received += 1
    const message = bytes.byteLength <= MAX_MESSAGE_BYTES ? parsePageMessage(bytes) : undefined
    if (!message || this.#apply(message) === 'malformed') {
      this.close(CHANNEL_CLOSED.malformed)
      return
    }
    if (this.#isAsked) return
    this.#isAsked = true
    this.#link.whenCommitted(() => {
      this.#isAsked = false
      this.#tellSaved()
    })
  }

  close(code: number): void {
    if (!this.#isOpen) return
    this.#frame(PAGE_OPS.close, code)
    this.leave()
  }

  /** The page has closed it, or is gone. */
  leave(): void {
    if (!this.#isOpen) return
    this.#isOpen = false
    this.#stopKeepAlive()
    this.#link.document.leave(this)
    this.#link.left(this)
  }

  #apply(message: PageMessage): 'done' | 'malformed' {
    const { document } = this.#link
    switch (message.kind) {
      case 'step-1':
        return this.#answer(message.stateVector)
      case 'update': {
        const outcome = document.applyFromPage(this, message.update)
        if (outcome === 'dropped') this.#dropped ??= this.#received
        return outcome === 'malformed' ? 'malformed' : 'done'
      }
      case 'awareness':
        document.applyAwareness(this, message.update)
        return 'done'
      case 'query-awareness': {
        const presence = document.encodePresence()
        if (presence) this.send(presence)
        return 'done'
      }
      default:
        return assertNever(message)
    }
  }

  #answer(stateVector: Uint8Array): 'done' | 'malformed' {
    try {
      Y.decodeStateVector(stateVector)
    } catch {
      // lib0 throws at the end of a vector that is too short.
      return 'malformed'
    }
    this.send(encodeStep2(Y.encodeStateAsUpdate(this.#link.document.doc, stateVector)))
    return 'done'
  }

  #tellSaved(): void {
    if (!this.#isOpen) return
    const number = this.#dropped === undefined ? this.#received : this.#dropped - 1
    this.#frame(PAGE_OPS.saved, number)
  }

  #keepAlive(): void {
    this.#stopKeepAlive = this.#link.clock.after(KEEP_ALIVE_WAIT, () => {
      this.send(KEEP_ALIVE)
      this.#keepAlive()
    })
  }

  #frame(op: PageOp, number = 0, payload?: Uint8Array): void {
    const channel = this.#link.number
    this.#link.send(encodePageFrame({ channel, op, number, ...(payload ? { payload } : {}) }))
  }
}
