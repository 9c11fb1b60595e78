/**
 * A note's attachments as `blob:` addresses: each is asked of the library once, and one that is
 * missing again whenever something of the note arrives. All are let go together.
 */
import type { Unsubscribe } from '../../shared/model/origin'
import type { HostClient } from '../bridge/host-client'
import type { NoteSession } from '../bridge/note-session'

/** What a browser draws and nothing that can hold a script of its own. */
const DRAWN = /^image\/(png|jpeg|gif|webp|avif|bmp|svg\+xml)$/u

type Listener = (address: string | undefined) => void

export class NoteImages {
  readonly #client: HostClient
  readonly #session: NoteSession
  readonly #addresses = new Map<string, Promise<string | undefined>>()
  /** Those whose image is not here yet. */
  readonly #waiting = new Map<Listener, string>()
  readonly #stop: readonly Unsubscribe[]
  #isClosed = false

  constructor(client: HostClient, session: NoteSession) {
    this.#client = client
    this.#session = session
    const attachments = session.doc.getMap('attachments')
    const lookAgain = () => this.#lookAgain()
    attachments.observe(lookAgain)
    this.#stop = [
      () => attachments.unobserve(lookAgain),
      client.onNotice('notes', ({ docIds }) => {
        if (docIds === null || docIds.includes(session.docId)) this.#lookAgain()
      }),
    ]
  }

  /** Tells undefined while it is not on this machine, or is no image, and its address from then on. */
  readonly watch = (blobId: string, listener: Listener): Unsubscribe => {
    // A function of its own: two images may share what is told.
    const told: Listener = (address) => listener(address)
    this.#waiting.set(told, blobId)
    void this.#tell(told, blobId)
    return () => void this.#waiting.delete(told)
  }

  close(): void {
    this.#isClosed = true
    this.#waiting.clear()
    for (const stop of this.#stop) stop()
    for (const address of this.#addresses.values()) {
      void address.then((given) => given && URL.revokeObjectURL(given))
    }
    this.#addresses.clear()
  }

  #lookAgain(): void {
    for (const [listener, blobId] of this.#waiting) void this.#tell(listener, blobId)
  }

  async #tell(listener: Listener, blobId: string): Promise<void> {
    const address = await this.#load(blobId)
    if (!this.#waiting.has(listener)) return
    if (address !== undefined) this.#waiting.delete(listener)
    listener(address)
  }

  #load(blobId: string): Promise<string | undefined> {
    const known = this.#addresses.get(blobId)
    if (known) return known
    const address = this.#read(blobId)
    this.#addresses.set(blobId, address)
    return address
  }

  async #read(blobId: string): Promise<string | undefined> {
    const blob = await this.#client.request('readBlob', { docId: this.#session.docId, blobId })
    if (this.#isClosed) return undefined
    if (!blob || !DRAWN.test(blob.mime)) {
      this.#addresses.delete(blobId)
      return undefined
    }
    const bytes = Uint8Array.from(atob(blob.base64), (letter) => letter.charCodeAt(0))
    return URL.createObjectURL(new Blob([bytes], { type: blob.mime }))
  }
}
