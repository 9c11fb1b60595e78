/**
 * The images of an import: each file is sealed once, however many notes show it, and waits in the
 * job's own folder. What is no image, too large or elsewhere is remarked on and left as it was.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { WIKI, type ImageBlock } from '../../../shared/text/body/body-tree'
import { formatAttachment } from '../../../shared/text/attachment'
import { nameOf, writeWhole } from '../../blobs/blobs'
import { sealBlob } from '../../blobs/seal-blob'
import { makeFolder } from '../../process/make-folder'
import { imageTypeOf } from './image-bytes'
import type { LinkTargets } from './link-targets'
import type { Remarks } from '../remarks'
import { codeOf, type FoundFiles } from './walk-folder'

const MAX_IMAGE_BYTES = 32 * 1024 * 1024
const MAX_ALL_BYTES = 8 * 1024 * 1024 * 1024

export interface Attachment {
  readonly blobId: string
  readonly name: string
  readonly mime: string
  readonly size: number
  readonly key: string
}

export interface ImageImport {
  readonly folder: string
  readonly blobFolder: string
  readonly files: FoundFiles
  readonly targets: LinkTargets
  readonly remarks: Remarks
}

export class ImportedImages {
  readonly #parts: ImageImport
  readonly #known = new Map<string, Attachment | undefined>()
  #bytes = 0

  constructor(parts: ImageImport) {
    this.#parts = parts
  }

  /** The image as the note will hold it; text for a `![[name]]` that means nothing here. */
  take(
    note: string,
    image: ImageBlock,
    attach: (attachment: Attachment) => void,
  ): ImageBlock | string {
    const { targets, remarks } = this.#parts
    if (image.src.startsWith('data:')) return this.#takeInline(note, image, attach)
    if (/^[a-z][a-z0-9+.-]*:\/\//iu.test(image.src) || image.src.startsWith('//')) {
      remarks.add(note, 'image-remote', image.src)
      return image
    }
    const isWiki = image.src.startsWith(WIKI)
    const written = isWiki ? image.src.slice(WIKI.length) : image.src
    const path = isWiki ? targets.resolveWiki(note, written) : targets.resolve(note, written)
    const attachment = path === undefined ? undefined : this.#attachmentOf(path)
    if (!attachment) {
      if (path === undefined || !this.#known.has(path)) remarks.add(note, 'image-missing', written)
      return isWiki ? `![[${written}]]` : image
    }
    attach(attachment)
    return { ...image, src: formatAttachment(attachment.blobId) }
  }

  #takeInline(
    note: string,
    image: ImageBlock,
    attach: (attachment: Attachment) => void,
  ): ImageBlock | string {
    const base64 = image.src.slice(image.src.indexOf(',') + 1)
    const bytes = Buffer.from(base64.slice(0, (MAX_IMAGE_BYTES / 3) * 4 + 4), 'base64')
    const attachment = this.#store('image', bytes)
    if (typeof attachment === 'string') {
      this.#parts.remarks.add(note, attachment, 'data:')
      return image.alt || 'data:'
    }
    attach(attachment)
    return { ...image, src: formatAttachment(attachment.blobId) }
  }

  #attachmentOf(path: string): Attachment | undefined {
    if (this.#known.has(path)) return this.#known.get(path)
    const file = this.#parts.files.others.get(path)
    if (!file) return undefined
    const stored = this.#read(path, file.size)
    this.#known.set(path, stored)
    return stored
  }

  #read(path: string, size: number): Attachment | undefined {
    const { folder, remarks } = this.#parts
    if (size > MAX_IMAGE_BYTES || this.#bytes + size > MAX_ALL_BYTES) {
      remarks.add(path, 'image-too-large', String(size))
      return undefined
    }
    let bytes: Uint8Array
    try {
      bytes = readFileSync(join(folder, path))
    } catch (error) {
      remarks.add(path, 'unreadable', codeOf(error))
      return undefined
    }
    const stored = this.#store(path.slice(path.lastIndexOf('/') + 1), bytes)
    if (typeof stored !== 'string') return stored
    remarks.add(path, stored === 'image-missing' ? 'unreadable' : stored, 'no image')
    return undefined
  }

  #store(name: string, bytes: Uint8Array): Attachment | 'image-too-large' | 'image-missing' {
    if (bytes.byteLength > MAX_IMAGE_BYTES) return 'image-too-large'
    const mime = imageTypeOf(bytes)
    if (mime === undefined) return 'image-missing'
    const { blobId, key, bytes: sealed } = sealBlob(bytes)
    const { blobFolder } = this.#parts
    if (this.#bytes === 0) makeFolder(blobFolder)
    this.#bytes += bytes.byteLength
    const file = join(blobFolder, nameOf(blobId) ?? '')
    writeWhole(`${file}.new`, file, sealed)
    return { blobId, name: name.normalize('NFC'), mime, size: bytes.byteLength, key }
  }
}
