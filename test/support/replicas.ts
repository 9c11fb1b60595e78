// Machines that share notes through a relay: real libraries in real folders, the real engine, real
// sockets. Only time runs faster, and the network can be cut.
import { cp, rm } from 'node:fs/promises'
import type * as Y from 'yjs'
import type { DocId } from '../../shared/records/keys'
import { readySodium, sodium } from '../../shared/records/sodium'
import type { Library } from '../../host/library/library'
import { holdFolder, type OpenedLibrary, openWithRoot } from '../../host/folder/open-folder'
import { createNote, openLink, shareNote } from '../../host/library/note-actions'
import type { Sync, SyncClock } from '../../host/sync/contract'
import { openSync } from '../../host/sync/sync'
import type { TailLimits } from '../../host/sync/checkpoint-post'
import type { HostLogEntry } from '../../host/contract'
import type { OpenDocument } from '../../host/rooms/open-document'
import { Cable } from './cable'
import { createTemporaryFolder } from './folders'
import { type Caret, Page } from './replica-page'
import { type Head, RelayObserver } from './relay-observer'

/** Sealing alone takes 2 s, coming back up to a minute: a test waits a tenth of that. */
const HASTE = 10
const PATIENCE_MS = 60_000

export function createHastyClock(random: () => number = Math.random): SyncClock {
  const start = Date.now()
  return {
    now: () => start + Math.round((Date.now() - start) * HASTE),
    after(milliseconds, action) {
      const timer = setTimeout(action, milliseconds / HASTE)
      return () => clearTimeout(timer)
    },
    random,
  }
}

export interface MachineOptions {
  readonly name: string
  /** The relay's address, or that of whatever stands before it. */
  readonly relay: string
  /** The person, where it is one who has a machine already. */
  readonly root?: Uint8Array
  /** Their words were typed into a new machine: everything else comes from the relay. */
  readonly joins?: boolean
  /** A library that exists already. */
  readonly folder?: string
  readonly tailLimits?: TailLimits
  readonly random?: () => number
  /** Trusted besides the system's. */
  readonly certificates?: readonly string[]
  /** A hasty one unless given. */
  readonly clock?: SyncClock
}

interface OpenPage {
  readonly page: Page
  readonly document: OpenDocument
  close(): void
}

export class Machine {
  readonly name: string
  readonly relay: string
  readonly root: Uint8Array
  readonly folder: string
  readonly entries: HostLogEntry[] = []
  readonly #options: MachineOptions
  readonly #clock: SyncClock
  readonly #cable: Cable
  readonly #listeners = new Set<() => void>()
  readonly #pages = new Map<DocId, OpenPage>()
  #opened: OpenedLibrary
  #unlock: (() => void) | undefined
  #isClosed = false
  #sync: Sync

  constructor(options: MachineOptions & { readonly root: Uint8Array; readonly folder: string }) {
    this.#options = options
    this.#cable = new Cable(options.certificates)
    this.name = options.name
    this.relay = options.relay
    this.root = options.root
    this.folder = options.folder
    this.#clock = options.clock ?? createHastyClock(options.random)
    this.#opened = this.#openLibrary(options.joins ? options.relay : undefined)
    this.#sync = this.#openSync()
  }

  get library(): Library {
    return this.#opened.library
  }

  get sync(): Sync {
    return this.#sync
  }

  heard(event: string): boolean {
    return this.entries.some((entry) => entry.event === event)
  }

  /** A turn of the event loop, in which frames come and go. */
  breathe(): Promise<void> {
    return new Promise((settle) => setTimeout(settle, 20))
  }

  /** Called after anything that may have changed; tests settle on it. */
  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  createNote(title: string): DocId {
    const created = createNote(this.library, title)
    if (created.kind !== 'created') throw new Error('the note was not created')
    return created.docId
  }

  share(docId: DocId, rights: 'edit' | 'view'): string {
    this.library.holdings.home.setName(this.name)
    const reply = shareNote(this.library, docId, rights)
    if (reply.kind !== 'link') throw new Error(`not shared: ${reply.kind}`)
    return reply.link
  }

  takeUp(link: string): DocId {
    const reply = openLink(this.library, link)
    if (reply.kind !== 'opened') throw new Error(`not taken up: ${JSON.stringify(reply)}`)
    return reply.docId
  }

  edit(docId: DocId, change: (doc: Y.Doc) => void): void {
    const document = this.library.open(docId)
    if (!document) throw new Error(`${this.name} does not hold this note`)
    document.write(change)
    this.library.journal.flush()
  }

  /** Types into the note's one paragraph of these tests. */
  type(docId: DocId, at: number, text: string): void {
    this.edit(docId, (doc) => doc.getText('summary').insert(at, text))
  }

  erase(docId: DocId, at: number, letters: number): void {
    this.edit(docId, (doc) => doc.getText('summary').delete(at, letters))
  }

  title(docId: DocId): string {
    return this.library.open(docId)?.doc.getText('title').toString() ?? ''
  }

  text(docId: DocId): string {
    return this.library.open(docId)?.doc.getText('summary').toString() ?? ''
  }

  /** A page opens the note, as if its window showed it. */
  openPage(docId: DocId): void {
    const document = this.library.open(docId)
    if (!document) throw new Error(`${this.name} does not hold this note`)
    const page = new Page(() => this.#tell())
    const before = document.readerCount
    document.join(page.reader)
    this.library.pageCount(document, before)
    this.#pages.set(docId, {
      page,
      document,
      close: () => {
        const count = document.readerCount
        document.leave(page.reader)
        this.library.pageCount(document, count)
        page.close()
      },
    })
  }

  placeCaret(docId: DocId, caret: Caret): void {
    const open = this.#pages.get(docId)
    if (!open) throw new Error('no page has it open')
    open.document.applyAwareness(open.page.reader, open.page.place(caret))
  }

  /** Those of others that the page shows. */
  carets(docId: DocId): readonly Caret[] {
    return this.#pages.get(docId)?.page.others() ?? []
  }

  hasPage(docId: DocId): boolean {
    return this.#pages.has(docId)
  }

  closePage(docId: DocId): void {
    this.#pages.get(docId)?.close()
    this.#pages.delete(docId)
  }

  disconnect(): void {
    this.#cable.cut()
  }

  connect(): void {
    this.#cable.mend()
  }

  async restart(): Promise<void> {
    await this.close()
    await this.reopen()
  }

  async reopen(): Promise<void> {
    this.#isClosed = false
    this.#opened = this.#openLibrary()
    this.#sync = this.#openSync()
    this.#tell()
  }

  async close(): Promise<void> {
    if (this.#isClosed) return
    this.#isClosed = true
    for (const docId of [...this.#pages.keys()]) this.closePage(docId)
    await this.#sync.close()
    this.#opened.close()
    this.#unlock?.()
  }

  settledWith(others: readonly Machine[]): Promise<void> {
    return settle(this.relay, [this, ...others])
  }

  /** Where the relay's logs of all its notes end. */
  async heads(relay: string): Promise<readonly Head[]> {
    const observer = await RelayObserver.open(relay)
    const heads = await observer.heads(this.library.rooms())
    await observer.close()
    return heads.map(({ seq, hash }) => ({ seq, hash }))
  }

  /** The files as they are on the disk of a machine that is off. */
  async copyFolder(name: string): Promise<string> {
    const { path } = await createTemporaryFolder(name)
    await cp(this.folder, path, { recursive: true })
    return path
  }

  /** With `relayUntilHome` it is the person's next machine: their home document is still to come. */
  #openLibrary(relayUntilHome?: string): OpenedLibrary {
    const options = {
      folder: this.folder,
      keychain: undefined,
      clock: this.#clock,
      report: (entry: HostLogEntry) => this.#note(entry),
    }
    const held = holdFolder(options)
    if ('kind' in held) throw new Error(held.reason)
    const opened = openWithRoot(held, options, {
      root: this.root,
      backend: 'file',
      ...(relayUntilHome === undefined ? {} : { relayUntilHome }),
    })
    if (opened.kind !== 'open') throw new Error(`${this.name} cannot open its library`)
    this.#unlock = () => held.lock?.release()
    const { library } = opened
    if (library.readOwnRelay() !== this.relay) library.holdings.home.setSetting('relay', this.relay)
    library.journal.flush()
    library.changed.add(() => this.#tell())
    library.journal.subscribeTrouble(() => this.#tell())
    return opened
  }

  /** Closed, and its folder gone. */
  async discard(): Promise<void> {
    await this.close()
    await rm(this.folder, { recursive: true, force: true, maxRetries: 3 })
  }

  #openSync(): Sync {
    const sync = openSync({
      library: this.library,
      clock: this.#clock,
      connect: this.#cable.connect,
      log: (entry) => this.#note(entry),
      ...(this.#options.tailLimits ? { tailLimits: this.#options.tailLimits } : {}),
    })
    sync.subscribe(() => this.#tell())
    return sync
  }

  #note(entry: HostLogEntry): void {
    this.entries.push(entry)
    this.#tell()
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}

export async function openMachine(options: MachineOptions): Promise<Machine> {
  await readySodium()
  const root = options.root ?? sodium.randombytes_buf(32)
  const folder = options.folder ?? (await createTemporaryFolder(options.name)).path
  return new Machine({ ...options, root, folder })
}

/**
 * Until nothing waits anywhere and every machine stands at the relay's heads. Gives up, saying what
 * is missing, after a minute.
 */
export async function settle(relay: string, machines: readonly Machine[]): Promise<void> {
  const observer = await RelayObserver.open(relay)
  let missing: readonly string[] = []
  try {
    await until(machines, async () => {
      missing = await findMissing(observer, machines)
      // Once more: while one machine was asked about, another may have sent it a new room.
      if (missing.length === 0) missing = await findMissing(observer, machines)
      return missing.length === 0
    })
  } catch (error) {
    throw new Error(missing.join('\n'), { cause: error })
  } finally {
    await observer.close()
  }
}

/** Looks again whenever one of the machines says that something may have changed. */
export async function until(
  machines: readonly Machine[],
  isSo: () => boolean | Promise<boolean>,
): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS
  for (;;) {
    let wake = () => {}
    const change = new Promise<void>((resolve) => (wake = resolve))
    const unsubscribes = machines.map((machine) => machine.subscribe(wake))
    const timer = setTimeout(wake, deadline - Date.now())
    const isDone = await isSo()
    if (!isDone && Date.now() < deadline) await change
    clearTimeout(timer)
    for (const unsubscribe of unsubscribes) unsubscribe()
    if (isDone) return
    if (Date.now() >= deadline) throw new Error('it did not come to be')
  }
}

async function findMissing(
  observer: RelayObserver,
  machines: readonly Machine[],
): Promise<readonly string[]> {
  const missing: string[] = []
  for (const machine of machines) {
    const { library, name } = machine
    const waiting = library.waitingInAll()
    if (waiting.count > 0) missing.push(`${name} has ${waiting.count} to send`)
    const rooms = library.rooms()
    const heads = await observer.heads(rooms)
    rooms.forEach((room, at) => {
      const cursor = library.cursor(room.keys.docId)
      const head = heads[at]
      const isThere = head?.seq === (cursor?.seq ?? 0)
      const state = JSON.stringify(machine.sync.relayState(room.keys.docId))
      if (!isThere)
        missing.push(
          `${name} stands at ${cursor?.seq} of ${head?.seq} in ${room.keys.docId} ${state}`,
        )
    })
  }
  return missing
}
