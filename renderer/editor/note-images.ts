/** A note's attachments as `blob:` addresses: each is asked of the library once, all are let go together. */
import type { DocId } from '../../shared/records/keys'
import type { HostClient } from '../bridge/host-client'

/** What a browser draws and nothing that can hold a script of its own. */
const DRAWN = /^image\/(png|jpeg|gif|webp|avif|bmp|svg\+xml)$/u

export class NoteImages {
  readonly #client: HostClient
  readonly #docId: DocId
  readonly #addresses = new Map<string, Promise<string | undefined>>()

  constructor(client: HostClient, docId: DocId) {
    this.#client = client
    this.#docId = docId
  }

  /** Undefined when it is not on this machine, or is no image. */
  readonly load = (blobId: string): Promise<string | undefined> => {
    const known = this.#addresses.get(blobId)
    if (known) return known
    const address = this.#read(blobId)
    this.#addresses.set(blobId, address)
    return address
  }

  close(): void {
    for (const address of this.#addresses.values()) {
      void address.then((given) => given && URL.revokeObjectURL(given))
    }
    this.#addresses.clear()
  }

  async #read(blobId: string): Promise<string | undefined> {
    const blob = await this.#client.request('readBlob', { docId: this.#docId, blobId })
    if (!blob || !DRAWN.test(blob.mime)) {
      this.#addresses.delete(blobId)
      return undefined
    }
    const bytes = Uint8Array.from(atob(blob.base64), (letter) => letter.charCodeAt(0))
    return URL.createObjectURL(new Blob([bytes], { type: blob.mime }))
  }
}
