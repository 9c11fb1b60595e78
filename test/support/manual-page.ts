// A page as the host sees one, without a browser: the frames and the y-websocket protocol spoken by
// hand on the page's side. It counts what the host called saved.
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import { messageYjsSyncStep1, readSyncMessage, writeSyncStep1, writeUpdate } from 'y-protocols/sync'
import * as Y from 'yjs'
import type {
  HostNoticeName,
  HostNotices,
  HostPayload,
  HostReply,
  HostRequestName,
} from '../../shared/contract/host'
import { encodePageFrame, PAGE_OPS, parsePageFrame } from '../../shared/protocol/page-frames'
import { utf8 } from '../../shared/records/bytes'
import type { DocId } from '../../shared/records/keys'
import type { Host, PagePort } from '../../host/contract'

type Notice = {
  [Name in HostNoticeName]: { readonly name: Name; readonly notice: HostNotices[Name] }
}[HostNoticeName]

export class ManualPage {
  readonly notices: Notice[] = []
  readonly #documents = new Map<number, PageDocument>()
  readonly #calls = new Map<
    number,
    { readonly settle: (reply: unknown) => void; readonly fail: (error: Error) => void }
  >()
  readonly #watchers = new Set<() => void>()
  /** A port keeps what is sent until the host listens. */
  #early: unknown[] = []
  #toHost = (bytes: unknown): void => void this.#early.push(bytes)
  #tellClosed: () => void = () => {}
  #lastCall = 0
  #lastChannel = 0
  isClosed = false

  connect(host: Host): this {
    const port: PagePort = {
      // A port never delivers while the sender is still at it.
      send: (bytes) => queueMicrotask(() => this.#receive(bytes)),
      onMessage: (listener) => {
        this.#toHost = (bytes) => queueMicrotask(() => listener(bytes))
        for (const bytes of this.#early.splice(0)) this.#toHost(bytes)
      },
      onClose: (listener) => {
        this.#tellClosed = listener
      },
      close: () => {
        this.isClosed = true
      },
    }
    host.connectPage(port)
    return this
  }

  /** The window is closed, or its process died. */
  disconnect(): void {
    this.#tellClosed()
  }

  /** Bytes of the test's own making. */
  sendRaw(bytes: unknown): void {
    this.#toHost(bytes)
  }

  request<Name extends HostRequestName>(
    name: Name,
    payload: HostPayload<Name>,
  ): Promise<HostReply<Name>> {
    return this.requestRaw({ name, payload }) as Promise<HostReply<Name>>
  }

  requestRaw(value: unknown): Promise<unknown> {
    this.#lastCall += 1
    const number = this.#lastCall
    return new Promise((settle, fail) => {
      this.#calls.set(number, { settle, fail })
      const payload = utf8(JSON.stringify(value))
      this.#toHost(encodePageFrame({ channel: 0, op: PAGE_OPS.request, number, payload }))
    })
  }

  open(docId: DocId, doc = new Y.Doc()): PageDocument {
    this.#lastChannel += 1
    const channel = this.#lastChannel
    const document = new PageDocument(doc, {
      send: (op, payload) => this.#toHost(encodePageFrame({ channel, op, payload })),
      changed: () => this.#changed(),
    })
    this.#documents.set(channel, document)
    this.#toHost(encodePageFrame({ channel, op: PAGE_OPS.open, payload: utf8(docId) }))
    return document
  }

  /** Settles when it holds; a test that waits for what never comes ends by its time limit. */
  async until(holds: () => boolean): Promise<void> {
    while (!holds()) {
      await new Promise<void>((settle) => {
        const watcher = () => {
          this.#watchers.delete(watcher)
          settle()
        }
        this.#watchers.add(watcher)
      })
    }
  }

  /** What it answers once it is so: asked again with each notice. */
  async see<Value>(ask: () => Promise<Value>, isSo: (value: Value) => boolean): Promise<Value> {
    for (;;) {
      // Counted before it is asked: the notice may come first and the answer after it.
      const seen = this.notices.length
      const value = await ask()
      if (isSo(value)) return value
      await this.until(() => this.notices.length > seen)
    }
  }

  notice<Name extends HostNoticeName>(name: Name): HostNotices[Name] | undefined {
    return this.notices.filter((each) => each.name === name).at(-1)?.notice as
      | HostNotices[Name]
      | undefined
  }

  #receive(bytes: Uint8Array): void {
    const frame = parsePageFrame(bytes)
    if (!frame) throw new Error('the host sent a frame that does not parse')
    if (frame.channel !== 0) this.#documents.get(frame.channel)?.receive(frame)
    else this.#settle(frame.op, frame.number, JSON.parse(new TextDecoder().decode(frame.payload)))
    this.#changed()
  }

  #settle(op: number, number: number, value: unknown): void {
    if (op === PAGE_OPS.notice) this.notices.push(value as Notice)
    if (op === PAGE_OPS.reply) this.#calls.get(number)?.settle(value)
    if (op === PAGE_OPS.failed)
      this.#calls.get(number)?.fail(new Error((value as { readonly reason: string }).reason))
  }

  #changed(): void {
    for (const watcher of [...this.#watchers]) watcher()
  }
}

interface PageDocumentLink {
  send(op: (typeof PAGE_OPS)['sync' | 'close'], payload: Uint8Array): void
  changed(): void
}

class PageDocument {
  readonly doc: Y.Doc
  readonly awareness: Awareness
  /** Messages of the page, and how many of them the host called committed. */
  sent = 0
  saved = 0
  closedWith: number | undefined
  isSynced = false
  readonly #link: PageDocumentLink

  constructor(doc: Y.Doc, link: PageDocumentLink) {
    this.doc = doc
    this.#link = link
    this.awareness = new Awareness(doc)
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.#sync((encoder) => writeUpdate(encoder, update))
    })
    this.awareness.on('update', (_: unknown, origin: unknown) => {
      if (origin !== this) this.sendPresence()
    })
  }

  get isSaved(): boolean {
    return this.saved === this.sent
  }

  get text(): string {
    return this.doc.getText('summary').toString()
  }

  type(text: string): void {
    const summary = this.doc.getText('summary')
    summary.insert(summary.length, text)
  }

  sendPresence(): void {
    this.#message((encoder) => {
      encoding.writeVarUint(encoder, 1)
      const own = encodeAwarenessUpdate(this.awareness, [this.doc.clientID])
      encoding.writeVarUint8Array(encoder, own)
    })
  }

  sendRaw(bytes: Uint8Array): void {
    this.sent += 1
    this.#link.send(PAGE_OPS.sync, bytes)
  }

  close(): void {
    this.awareness.destroy()
    this.#link.send(PAGE_OPS.close, new Uint8Array())
  }

  receive(frame: { readonly op: number; readonly number: number; readonly payload: Uint8Array }) {
    if (frame.op === PAGE_OPS.opened) this.#sync((encoder) => writeSyncStep1(encoder, this.doc))
    if (frame.op === PAGE_OPS.saved) this.saved = frame.number
    if (frame.op === PAGE_OPS.close) this.#end(frame.number)
    if (frame.op === PAGE_OPS.sync) this.#read(frame.payload)
  }

  #end(code: number): void {
    this.closedWith = code
    this.awareness.destroy()
  }

  #read(payload: Uint8Array): void {
    const decoder = decoding.createDecoder(payload)
    if (decoding.readVarUint(decoder) === 1) {
      applyAwarenessUpdate(this.awareness, decoding.readVarUint8Array(decoder), this)
      return
    }
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, 0)
    const kind = readSyncMessage(decoder, encoder, this.doc, this)
    if (kind !== messageYjsSyncStep1) this.isSynced = true
    if (encoding.length(encoder) > 1) this.sendRaw(encoding.toUint8Array(encoder))
  }

  #sync(write: (encoder: encoding.Encoder) => void): void {
    this.#message((encoder) => {
      encoding.writeVarUint(encoder, 0)
      write(encoder)
    })
  }

  #message(write: (encoder: encoding.Encoder) => void): void {
    if (this.closedWith !== undefined) return
    const encoder = encoding.createEncoder()
    write(encoder)
    this.sendRaw(encoding.toUint8Array(encoder))
    this.#link.changed()
  }
}
