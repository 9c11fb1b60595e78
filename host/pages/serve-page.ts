/**
 * One page's connection: requests and notices on channel 0, a document on each other channel. What
 * a page sends wrongly closes that channel or fails that request, and nothing else; a bug of ours
 * is logged, told to the page, and never ends the host.
 */
import type {
  HostNoticeName,
  HostNotices,
  HostReply,
  HostRequestName,
} from '../../shared/contract/host'
import {
  CHANNEL_CLOSED,
  encodePageFrame,
  PAGE_OPS,
  type PageFrame,
  type PageOp,
  parsePageFrame,
} from '../../shared/protocol/page-frames'
import { utf8 } from '../../shared/records/bytes'
import { type DocId, parseDocId } from '../../shared/records/keys'
import type { HostLogEntry, PagePort } from '../contract'
import { StoreFailure } from '../log/contract'
import type { Library } from '../library/library'
import { NotReady } from '../library/not-ready'
import type { OpenDocument } from '../rooms/open-document'
import { PageChannel } from '../rooms/page-channel'
import { OpeningChannel } from './opening-channel'
import { type PageRequest, parseRequest } from './requests'

/** Documents that one page may have open at once. */
const MAX_CHANNELS = 500

export interface PageService {
  /** The library that is open now, if one is. */
  readonly library: () => Library | undefined
  answer<Name extends HostRequestName>(request: PageRequest<Name>): Promise<HostReply<Name>>
  readonly report: (entry: HostLogEntry) => void
  readonly left: (page: PageConnection) => void
}

interface ChannelTo {
  readonly channel: number
  readonly library: Library
  readonly docId: DocId
}

export class PageConnection {
  readonly #port: PagePort
  readonly #service: PageService
  readonly #channels = new Map<number, PageChannel | OpeningChannel>()
  #isOpen = true

  constructor(port: PagePort, service: PageService) {
    this.#port = port
    this.#service = service
    port.onClose(() => this.close())
  }

  /** What the page sent until now has waited in its port. */
  listen(): void {
    this.#port.onMessage((bytes) => this.#receive(bytes))
  }

  notify<Name extends HostNoticeName>(name: Name, notice: HostNotices[Name]): void {
    this.#json(PAGE_OPS.notice, 0, { name, notice })
  }

  /** The library behind them is gone: pages come back by themselves. */
  closeChannels(): void {
    for (const channel of [...this.#channels.values()]) channel.close(CHANNEL_CLOSED.retry)
  }

  close(): void {
    if (!this.#isOpen) return
    this.#isOpen = false
    for (const channel of [...this.#channels.values()]) channel.leave()
    this.#service.left(this)
    this.#port.close()
  }

  #receive(bytes: unknown): void {
    const frame = parsePageFrame(bytes)
    if (!frame) {
      this.#service.report({ level: 'warning', event: 'page-frame-malformed' })
      return
    }
    this.#guard(frame.channel, () => this.#serve(frame))
  }

  #guard(channel: number, serve: () => void): void {
    try {
      serve()
    } catch (error) {
      this.#failed('page-frame-failed', error)
      this.#closeChannel(channel, CHANNEL_CLOSED.retry)
    }
  }

  #serve(frame: PageFrame): void {
    if (frame.channel === 0) {
      if (frame.op === PAGE_OPS.request) void this.#answer(frame)
      return
    }
    switch (frame.op) {
      case PAGE_OPS.open:
        this.#open(frame)
        return
      case PAGE_OPS.sync:
        this.#channels.get(frame.channel)?.receive(frame.payload)
        return
      case PAGE_OPS.close:
        this.#channels.get(frame.channel)?.leave()
        return
      default:
        // Frames that only a host sends.
        return
    }
  }

  #open({ channel, payload }: PageFrame): void {
    // The page thinks this channel free: whatever was on it is over.
    this.#channels.get(channel)?.leave()
    const library = this.#service.library()
    if (!library || this.#channels.size >= MAX_CHANNELS) {
      this.#closeChannel(channel, CHANNEL_CLOSED.retry)
      return
    }
    const docId = parseDocId(new TextDecoder().decode(payload))
    if (!docId || docId === library.holdings.homeId) {
      this.#closeChannel(channel, CHANNEL_CLOSED.unknownDocument)
      return
    }
    const opening = new OpeningChannel({
      close: (code) => this.#port.send(closeFrame(channel, code)),
      left: () => this.#forget(channel, opening),
    })
    this.#channels.set(channel, opening)
    this.#openNext(opening, { channel, library, docId })
  }

  /** The next part of a large document, also where the page has gone: then it is closed as others are. */
  #openNext(opening: OpeningChannel, to: ChannelTo): void {
    const { channel, library, docId } = to
    const document = library.openPart(docId)
    if (document === 'opening')
      library.clock.after(0, () => this.#guard(channel, () => this.#openNext(opening, to)))
    else if (this.#channels.get(channel) !== opening) return
    else if (!document) opening.close(CHANNEL_CLOSED.unknownDocument)
    else {
      this.#join(channel, library, document)
      for (const bytes of opening.said) this.#channels.get(channel)?.receive(bytes)
    }
  }

  #join(channel: number, library: Library, document: OpenDocument): void {
    const before = document.readerCount
    const joined = new PageChannel({
      number: channel,
      document,
      clock: library.clock,
      send: (frame) => this.#port.send(frame),
      whenCommitted: (tell) => library.journal.whenCommitted(tell),
      left: (gone) => {
        this.#forget(channel, gone)
        library.pageCount(gone.document, gone.document.readerCount + 1)
      },
    })
    this.#channels.set(channel, joined)
    library.pageCount(document, before)
  }

  #forget(channel: number, gone: PageChannel | OpeningChannel): void {
    if (this.#channels.get(channel) === gone) this.#channels.delete(channel)
  }

  #closeChannel(channel: number, code: number): void {
    const open = this.#channels.get(channel)
    if (open) open.close(code)
    else this.#port.send(closeFrame(channel, code))
  }

  async #answer({ number, payload }: PageFrame): Promise<void> {
    const request = parseRequest(payload)
    if (request === 'malformed') {
      this.#service.report({ level: 'warning', event: 'page-request-malformed' })
      this.#json(PAGE_OPS.failed, number, { reason: 'malformed' })
      return
    }
    try {
      this.#json(PAGE_OPS.reply, number, await this.#service.answer(request))
    } catch (error) {
      const reason = reasonOf(error)
      if (reason === 'bug') this.#failed('page-request-failed', error, request.name)
      this.#json(PAGE_OPS.failed, number, { reason })
    }
  }

  #json(op: PageOp, number: number, value: unknown): void {
    if (!this.#isOpen) return
    this.#port.send(
      encodePageFrame({ channel: 0, op, number, payload: utf8(JSON.stringify(value)) }),
    )
  }

  #failed(event: string, error: unknown, request = ''): void {
    this.#service.report({ level: 'error', event, details: { request, error: describe(error) } })
  }
}

function closeFrame(channel: number, code: number): Uint8Array {
  return encodePageFrame({ channel, op: PAGE_OPS.close, number: code })
}

function reasonOf(error: unknown): string {
  if (error instanceof NotReady) return 'not-ready'
  return error instanceof StoreFailure ? error.error : 'bug'
}

/** Where it happened, without its message: that might quote what a person wrote. */
export function describe(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /u.test(line))
  return [error.name, ...places.slice(0, 4).map((line) => line.trim())].join(' < ')
}
