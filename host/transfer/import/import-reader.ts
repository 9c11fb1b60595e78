/**
 * Reads files as notes, one by one: text, blocks with their links and images, a signed and sealed
 * document. It knows the ids of every note of the import, and has the keys of those it makes.
 */
import type { FreshUpdate } from '../../../shared/model/fresh-update'
import type { DocId } from '../../../shared/records/keys'
import { randomBytes } from '../../../shared/records/random'
import { type Link, rewriteBlocks, WIKI } from '../../../shared/text/body/body-tree'
import { formatLinked, formatPlace, parseHeading } from '../../../shared/text/link'
import { createHeldKeys, type NewKeys, packKeys } from '../../library/document-keys'
import type { FileOrigin } from '../../log/import-log'
import { LocalCipher } from '../../log/local-cipher'
import { sealDocument } from '../../log/sealed-document'
import { encodeAuthor } from '../../people/author'
import type { ImportedDocument, NoteSealing } from '../contract'
import { FileHeadings } from './file-headings'
import { FileKinds } from './file-kinds'
import type { FileOrigins } from './file-origins'
import { FileTexts, MAX_NOTE_BYTES } from './file-texts'
import { encodeRead } from './encode-read'
import type { Attachment, ImportedImages } from './import-images'
import { LinkTargets } from './link-targets'
import { type ReadFile, readFoundFile } from './read-file'
import type { Remarks } from '../remarks'
import type { FoundFile, FoundFiles } from './walk-folder'

/** A file with its place among all notes of the folder. */
export interface PlacedFile extends FoundFile {
  readonly at: number
}

export interface ReaderParts {
  readonly folder: string
  readonly files: FoundFiles
  readonly targets: LinkTargets
  readonly sealing: NoteSealing
  readonly origins: FileOrigins
  readonly remarks: Remarks
  /** Without it a file that shows images is left to another thread: an image is taken in once. */
  readonly images: ImportedImages | undefined
}

export class ImportReader {
  readonly #parts: ReaderParts
  readonly #cipher: LocalCipher
  readonly #docIds = new Map<string, DocId>()
  readonly #held = new Map<string, NewKeys>()
  readonly #texts: FileTexts
  readonly #kinds: FileKinds
  readonly #headings: FileHeadings

  constructor(parts: ReaderParts) {
    this.#parts = parts
    this.#cipher = new LocalCipher(parts.sealing.localKey)
    this.#texts = new FileTexts(parts.folder, parts.files)
    this.#kinds = new FileKinds(parts.folder)
    this.#headings = new FileHeadings(parts.folder, parts.files, MAX_NOTE_BYTES)
  }

  /** The id of a note made elsewhere, for links that lead to it. */
  learn(path: string, docId: DocId): void {
    this.#docIds.set(path, docId)
  }

  mint(path: string, editSecret: Uint8Array = randomBytes(32)): DocId {
    const held = createHeldKeys(editSecret)
    this.#held.set(path, held)
    this.#docIds.set(path, held.keys.docId)
    return held.keys.docId
  }

  editSecret(path: string): Uint8Array | undefined {
    return this.#held.get(path)?.capability.editSecret
  }

  /** Undefined for what is no note, which is remarked on. */
  read(file: PlacedFile): ImportedDocument | 'has-images' | undefined {
    const { remarks, images, origins } = this.#parts
    remarks.at = file.at
    const found = this.#texts.read(file)
    const held = this.#held.get(file.path)
    if (found.kind === 'none') remarks.add(file.path, found.reason, found.detail)
    if (found.kind === 'none' || !held) return undefined
    const read = readFoundFile(file, found.text)
    const { mark } = remarks
    for (const what of read.dropped) remarks.add(file.path, 'html-dropped', what)
    if (read.people > 0) remarks.add(file.path, 'roles-left', String(read.people))
    const attachments = new Map<string, Attachment>()
    let isLeft = false
    const blocks = rewriteBlocks(read.blocks, {
      link: (link, words) => this.#link(file.path, link, words),
      image: (image) => {
        isLeft ||= images === undefined
        const attach = (attachment: Attachment) => attachments.set(attachment.blobId, attachment)
        return images?.take(file.path, image, attach) ?? image
      },
    })
    if (isLeft) {
      remarks.backTo(mark)
      return 'has-images'
    }
    const update = encodeRead(read, blocks, attachments)
    return this.#seal(read, update, { held, origin: origins.originOf(file.path, found.bytes) })
  }

  /** The worker writes on this person's behalf: their device signs for its clientID. */
  #seal(
    { kind, createdAt, modifiedAt }: ReadFile,
    update: FreshUpdate,
    { held, origin }: { readonly held: NewKeys; readonly origin: FileOrigin },
  ): ImportedDocument {
    const { docId, roomId } = held.keys
    encodeAuthor(update, docId, this.#parts.sealing)
    const state = update.finish()
    const keys = packKeys(held)
    const clear = { docId, roomId, keys, state, createdAt, modifiedAt }
    const { editSecret } = held.capability
    return { ...sealDocument(this.#cipher, clear), kind, editSecret, origin }
  }

  #link(from: string, link: Link, words: string): Link | string {
    const { targets, remarks } = this.#parts
    const { href } = link
    const isWiki = href.startsWith(WIKI)
    if (!isWiki && /^(?:[a-z][a-z0-9+.-]*:|\/\/|#)/iu.test(href)) return link
    const path = isWiki
      ? targets.resolveWiki(from, href.slice(WIKI.length))
      : targets.resolve(from, href)
    const target = path === undefined ? undefined : this.#docIds.get(path)
    if (path !== undefined && target && this.#texts.has(path)) {
      const linked = this.#kinds.of(path)
      const heading = linked === 'note' ? this.#heading(path, href) : undefined
      const whole = formatLinked({ linked, docId: target })
      const place = { href: heading === undefined ? whole : formatPlace(target, heading) }
      return isWiki || link.title === undefined ? place : { ...place, title: link.title }
    }
    remarks.add(from, 'link-target-missing', isWiki ? href.slice(WIKI.length) : href)
    // A wiki link's title is how it was written.
    return isWiki ? (link.title ?? words) : link
  }

  /** Of the part behind `#`; other tools write the last of several, and name blocks by `^`. */
  #heading(path: string, href: string): string | undefined {
    const isWiki = href.startsWith(WIKI)
    const at = isWiki ? href.lastIndexOf('#') : href.indexOf('#')
    const part = at < 0 ? '' : href.slice(at + 1)
    const named = isWiki ? part : parseHeading(part)
    return named && !named.startsWith('^') ? this.#headings.find(path, named) : undefined
  }
}
