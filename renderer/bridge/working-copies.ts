/**
 * All working copies of this browser: about two hundred, the least used let go first, a dirty one
 * never. At start every dirty copy is handed to the library before a note is opened, and so is what
 * a restored library may lack; what the library refuses stays here as a recovered text until a
 * person has seen it.
 */
import * as Y from 'yjs'
import type { LibraryState } from '../../shared/contract/library'
import { readTitle } from '../../shared/model/document'
import type { DocId } from '../../shared/records/keys'
import { CopyRegistry, nameOf, type RegisteredCopy } from './copy-registry'
import { handOverCopies } from './hand-over-copies'
import type { HostClient } from './host-client'
import { deleteDatabase } from './indexed-db'
import type { CopyTrouble } from './open-note-state'
import type { PageClock } from './page-clock'
import { readPlainText } from './plain-text'
import type { RecoveredText, RecoveryReason } from './recovered-texts'
import { type Readable, Store } from './store'
import { toBase64 } from './update-text'
import { type Admit, readCopy, WorkingCopy } from './working-copy'

const MAX_COPIES = 200

export interface CopySurroundings {
  readonly factory: IDBFactory
  readonly clock: PageClock
  /** This window's, never used again. */
  readonly pageId: string
  /** Windows that are open now: their dirty marks are theirs to clear. */
  readonly livePages: () => Promise<ReadonlySet<string>>
  readonly writeClipboard: (text: string) => Promise<void>
}

/** What a note got of its copy. */
export interface OpenCopy {
  /** False for a note that had no copy, or none that could be read. */
  readonly hasContent: boolean
  /** Edits in it may not have reached the library. */
  readonly isDirty: boolean
  readonly trouble: Readable<CopyTrouble | undefined>
  markDirty(): void
  clearDirty(): void
  retry(): void
  close(): Promise<void>
}

interface FoundCopy extends Pick<OpenCopy, 'hasContent' | 'isDirty'> {
  /** Only a copy on the list is handed over at a start. Nothing, once it is there. */
  readonly list: () => Promise<void>
}

type Library = Pick<LibraryState, 'libraryId' | 'generation'>

export class WorkingCopies {
  readonly #surroundings: CopySurroundings
  readonly #recovered = new Store<readonly RecoveredText[]>(Object.freeze([]))
  readonly #open = new Set<{ readonly name: string }>()
  #registry: CopyRegistry | undefined
  #library: Library | undefined

  readonly recovered: Readable<readonly RecoveredText[]> = this.#recovered

  constructor(surroundings: CopySurroundings) {
    this.#surroundings = surroundings
  }

  /** Before any note is opened, and again when the library was restored. Rejects when storage fails. */
  async start(library: Library, client: HostClient): Promise<void> {
    this.#library = library
    const { pageId } = this.#surroundings
    this.#registry ??= await CopyRegistry.open(this.#surroundings, pageId)
    const registry = this.#registry
    await handOverCopies({
      storage: this.#surroundings,
      registry,
      client,
      library,
      pageId,
      livePages: this.#surroundings.livePages,
      offer: (copy, update, reason) => this.#offer(registry, copy, update, reason),
      remove: (name) => this.#delete(registry, name),
    })
  }

  close(): void {
    this.#registry?.close()
    this.#registry = undefined
  }

  /**
   * What the copy holds comes into the document, unless `admit` refuses any of it: then nothing does
   * and the copy stays as it is. Never rejects: without working storage a note opens from the library
   * alone.
   */
  async open(docId: DocId, doc: Y.Doc, admit: Admit): Promise<OpenCopy> {
    const registry = this.#registry
    const library = this.#library
    if (!registry || !library) return withoutCopy('closed')
    const place = { ...library, docId }
    const name = nameOf(place)
    // From now on: else it could be let go as one that nobody uses.
    const held = { name }
    this.#open.add(held)
    const without = (trouble: CopyTrouble | undefined) => {
      this.#open.delete(held)
      return withoutCopy(trouble)
    }
    try {
      const [read, isDirty] = await Promise.all([
        readCopy(this.#surroundings, name, doc, admit),
        registry.isDirty(name),
      ])
      if (read.kind === 'refused') return without(undefined)
      let isListed = false
      const list = async () => {
        if (isListed) return
        await registry.use(place, this.#surroundings.clock.now())
        isListed = true
      }
      // A full disk: the copy itself tells, and this is tried again with it.
      await list().catch(logFailure)
      if (doc.isDestroyed) return without(undefined)
      const copy = new WorkingCopy(name, doc)
      const opened = this.#opened(registry, held, copy, {
        hasContent: read.kind === 'read' && read.records > 0,
        isDirty: isDirty || read.kind === 'damaged',
        list,
      })
      this.#inBackground(this.#evict(registry))
      return opened
    } catch (error) {
      logFailure(error)
      return without('closed')
    }
  }

  /**
   * Edits of a note that can no longer be edited: handed over at once, or offered if refused. Never
   * rejects: what cannot be handed over now stays marked for the next start.
   */
  async rescue(docId: DocId, update: Uint8Array, client: HostClient): Promise<void> {
    const registry = this.#registry
    const library = this.#library
    if (!registry || !library) return
    const place = { ...library, docId }
    const name = nameOf(place)
    // What was typed before the copy was there bears none, and must be offered again after an end.
    this.#inBackground(registry.markDirty(name))
    try {
      const reply = await client.request('pushWorkingCopy', { docId, update: toBase64(update) })
      if (reply.kind === 'saved') await registry.clearDirty(name)
      else this.#offer(registry, { ...place, name, usedAt: 0 }, update, reply.reason)
    } catch (error) {
      console.warn('Edits could not be handed to the library.', error)
    }
  }

  /** Purged here or elsewhere. The note itself must be closed first. */
  async purge(docIds: readonly DocId[]): Promise<void> {
    const registry = this.#registry
    if (!registry) return
    const purged = (await registry.list()).filter((copy) => docIds.includes(copy.docId))
    for (const copy of purged) await this.#delete(registry, copy.name)
  }

  #opened(
    registry: CopyRegistry,
    held: { readonly name: string },
    copy: WorkingCopy,
    { list, ...found }: FoundCopy,
  ): OpenCopy {
    const { name } = held
    return {
      ...found,
      trouble: copy.trouble,
      markDirty: () => {
        this.#inBackground(list())
        this.#inBackground(registry.markDirty(name))
      },
      clearDirty: () => this.#inBackground(registry.clearDirty(name)),
      retry: () => {
        this.#inBackground(list())
        copy.retry()
      },
      close: async () => {
        this.#open.delete(held)
        await copy.close()
      },
    }
  }

  #inBackground(work: Promise<void>): void {
    work.catch((error) => {
      // What a closing page leaves undone is no failure.
      if (this.#registry) logFailure(error)
    })
  }

  #offer(
    registry: CopyRegistry,
    copy: RegisteredCopy,
    update: Uint8Array,
    reason: RecoveryReason,
  ): void {
    const { title, text } = readContent(update)
    const isOffered = this.#recovered.read().some((offer) => offer.docId === copy.docId)
    if (isOffered) return
    const offer: RecoveredText = Object.freeze({
      docId: copy.docId,
      title,
      text,
      reason,
      copy: async () => {
        try {
          await this.#surroundings.writeClipboard(title === '' ? text : `${title}\n\n${text}`)
          return true
        } catch (error) {
          logFailure(error)
          return false
        }
      },
      discard: async () => {
        await this.#delete(registry, copy.name)
        this.#recovered.set(this.#recovered.read().filter((other) => other !== offer))
      },
    })
    this.#recovered.set([...this.#recovered.read(), offer])
  }

  async #evict(registry: CopyRegistry): Promise<void> {
    if ((await registry.count()) <= MAX_COPIES) return
    const copies = [...(await registry.list())].sort((a, b) => a.usedAt - b.usedAt)
    const dirty = new Set((await registry.listDirty()).map((mark) => mark.name))
    const idle = copies.filter(({ name }) => !dirty.has(name) && !this.#isOpen(name))
    const surplus = Math.max(0, copies.length - MAX_COPIES)
    for (const { name } of idle.slice(0, surplus)) {
      const isDirty = await registry.isDirty(name)
      // Opened meanwhile: its edits and their mark would go with it.
      if (!isDirty && !this.#isOpen(name)) await this.#delete(registry, name)
    }
  }

  #isOpen(name: string): boolean {
    return Array.from(this.#open).some((held) => held.name === name)
  }

  async #delete(registry: CopyRegistry, name: string): Promise<void> {
    await deleteDatabase(this.#surroundings, name)
    await registry.forget(name)
  }
}

function withoutCopy(trouble: CopyTrouble | undefined): OpenCopy {
  const nothing = () => {}
  return {
    hasContent: false,
    isDirty: false,
    trouble: new Store<CopyTrouble | undefined>(trouble),
    markDirty: nothing,
    clearDirty: nothing,
    retry: nothing,
    close: async () => {},
  }
}

function readContent(update: Uint8Array): { readonly title: string; readonly text: string } {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, update)
  const content = { title: readTitle(doc), text: readPlainText(doc) }
  doc.destroy()
  return content
}

function logFailure(error: unknown): void {
  console.warn('The browser refused to keep a working copy.', error)
}
