/**
 * The host: one library, the pages that look at it, and the phases in between. Whatever goes wrong
 * with the folder becomes a phase that pages show, never a process that ends.
 */
import {
  type HostNoticeName,
  type HostNotices,
  type HostPhase,
  type RestoreReply,
} from '../shared/contract'
import { readySodium } from '../shared/records/sodium'
import type { DocId } from '../shared/records/keys'
import { parseWords } from '../shared/records/words'
import type { Host, HostOptions, OpenHost, PagePort } from './contract'
import { openCatalogBeside } from './library/open-catalog-beside'
import { findWorkers } from './worker-files'
import {
  type FolderOptions,
  findLibrary,
  type FoundLibrary,
  type HeldFolder,
  holdFolder,
  openWithRoot,
} from './library/open-folder'
import {
  isRootOf,
  type KeyFile,
  keepUnderPassphrase,
  openWithPassphrase,
  writeKeyFile,
} from './library/key-file'
import { readLibraryState, readNoteStatus } from './library/library-state'
import { openLink } from './library/note-actions'
import { countHeld, isEmptyLibrary, whenHomeArrives } from './library/recover'
import { keepRoot } from './library/root-secret'
import { Session } from './library/session'
import { setAside } from './library/set-aside'
import { type Answers, createAnswers, type HostControl } from './pages/answers'
import { NotReady, PageConnection, type PageService, describe } from './pages/serve-page'
import { createTestRelay } from './sync/test-relay'

/** Notices of one kind that come within this time are one. */
const NOTICE_WAIT = 120
const FIRST_WRONG_WAIT = 1
const LONGEST_WRONG_WAIT = 300

export const openHost: OpenHost = async (options) => {
  await readySodium()
  const host = new OpenedHost(options)
  await host.start()
  return host
}

class OpenedHost implements Host {
  readonly #options: HostOptions
  readonly #folderOptions: FolderOptions
  readonly #pages = new Set<PageConnection>()
  readonly #answers: Answers
  readonly #testRelay
  #phase: HostPhase = { kind: 'starting' }
  #folder: HeldFolder | undefined
  #session: Session | undefined
  #keyFile: KeyFile | undefined
  #isRestart: boolean
  #wrongTries = 0
  #triesFrom = 0
  #cancelNotices: (() => void) | undefined
  readonly #statusOf = new Set<DocId>()
  #stopSession: (() => void)[] = []
  #closing: Promise<void> | undefined

  constructor(options: HostOptions) {
    this.#options = options
    this.#isRestart = options.isRestart
    this.#testRelay = createTestRelay({ clock: options.clock })
    this.#folderOptions = {
      folder: options.folder,
      keychain: options.keychain,
      clock: options.clock,
      report: options.log,
    }
    this.#answers = createAnswers(this.#control())
  }

  async start(): Promise<void> {
    try {
      const folder = holdFolder(this.#folderOptions)
      if ('kind' in folder) return this.#cannotOpen(folder.reason)
      this.#folder = folder
      await this.#found(await findLibrary(folder, this.#folderOptions))
    } catch (error) {
      this.#bug('library-open-failed', error)
      this.#cannotOpen('unknown')
    }
  }

  connectPage(port: PagePort): () => void {
    const page = new PageConnection(port, this.#service())
    this.#pages.add(page)
    page.notify('phase', this.#phase)
    if (this.#session) page.notify('library', this.#readLibrary(this.#session))
    return () => page.close()
  }

  async openLink(link: string) {
    const session = this.#session
    if (!session) throw new NotReady()
    const reply = openLink(session.library, link)
    if (reply.kind === 'opened') this.#notify('showNote', { docId: reply.docId })
    return reply
  }

  startImport(folder: string): void {
    const session = this.#session
    if (!session) throw new NotReady()
    this.#control().startImport(session, folder)
  }

  close(): Promise<void> {
    this.#closing ??= this.#close()
    return this.#closing
  }

  async #close(): Promise<void> {
    this.#cancelNotices?.()
    for (const page of [...this.#pages]) page.close()
    await this.#closeSession()
    this.#folder?.lock?.release()
  }

  /* ---------- phases ---------- */

  async #found(found: FoundLibrary): Promise<void> {
    switch (found.kind) {
      case 'open':
        await this.#openSession(found)
        return
      case 'locked':
        this.#keyFile = found.keyFile
        this.#setPhase({ kind: 'locked', needs: found.needs })
        return
      case 'cannot-open':
        this.#cannotOpen(found.reason)
        return
    }
  }

  async #openSession(opened: FoundLibrary & { readonly kind: 'open' }): Promise<Session> {
    const catalog = await openCatalogBeside(opened, {
      worker: (this.#options.workers ?? findWorkers()).catalog,
      tell: (progress) => this.#notify('job', progress),
    })
    const session = new Session({ opened, syncedBy: this.#folder?.syncedBy, catalog })
    this.#session = session
    const { library } = session
    this.#stopSession = [
      library.held.add(() => this.#libraryChanged()),
      library.status.add((docIds) => this.#statusChanged(docIds)),
      library.subscribeOpen((docId) => this.#statusChanged([docId])),
      library.journal.subscribeTrouble(() => {
        this.#statusChanged(library.openDocuments())
        this.#libraryChanged()
      }),
      library.gated.add((notice) => this.#notify('requirement', notice)),
      library.purged.add((docIds) => this.#notify('purged', { docIds })),
      session.sync?.subscribe((docIds) => this.#statusChanged(docIds)) ?? (() => {}),
      session.feed.updated.add((docIds) => this.#notify('notes', { docIds })),
    ]
    this.#setPhase({ kind: 'ready' })
    this.#notify('library', this.#readLibrary(session))
    return session
  }

  async #closeSession(): Promise<void> {
    const session = this.#session
    if (!session) return
    this.#session = undefined
    for (const stop of this.#stopSession) stop()
    this.#stopSession = []
    for (const page of this.#pages) page.closeChannels()
    await session.close()
  }

  #cannotOpen(reason: (HostPhase & { readonly kind: 'cannot-open' })['reason']): void {
    this.#options.log({ level: 'error', event: 'library-cannot-open', details: { reason } })
    this.#setPhase({ kind: 'cannot-open', reason, folder: this.#options.folder, backups: [] })
  }

  #setPhase(phase: HostPhase): void {
    this.#phase = phase
    this.#notify('phase', phase)
  }

  /* ---------- unlocking and recovering ---------- */

  async #unlock(passphrase: string) {
    const folder = this.#folder
    const keyFile = this.#keyFile
    if (this.#phase.kind === 'ready') return { kind: 'unlocked' } as const
    if (!folder || keyFile?.backend !== 'passphrase') throw new NotReady()
    const waitFor = this.#triesFrom - this.#options.clock.now()
    if (waitFor > 0) return { kind: 'wrong', waitSeconds: Math.ceil(waitFor / 1000) } as const
    const root = openWithPassphrase(keyFile, passphrase)
    if (!root) {
      const seconds = Math.min(LONGEST_WRONG_WAIT, FIRST_WRONG_WAIT * 2 ** this.#wrongTries)
      this.#wrongTries += 1
      this.#triesFrom = this.#options.clock.now() + seconds * 1000
      return { kind: 'wrong', waitSeconds: seconds } as const
    }
    this.#wrongTries = 0
    await this.#found(openWithRoot(folder, this.#folderOptions, { root, backend: 'passphrase' }))
    return { kind: 'unlocked' } as const
  }

  async #restoreFromWords(words: string, relay: string): Promise<RestoreReply> {
    const root = parseWords(words)
    if (typeof root === 'string') return { kind: 'refused', reason: root }
    const folder = this.#folder
    if (!folder || folder.access === 'read') throw new NotReady()
    if (this.#phase.kind === 'locked') return this.#unlockWithWords(folder, root)
    const session = this.#session
    if (session && !isEmptyLibrary(session.library))
      return { kind: 'refused', reason: 'library-not-empty' }
    const test = await this.#testRelay(relay)
    if (test.kind !== 'works') return { kind: 'refused', reason: 'relay-unreachable' }
    return this.#replaceByWords(folder, root, test.address)
  }

  /** The words of the library that is here open it; those of another person do not. */
  async #unlockWithWords(folder: HeldFolder, root: Uint8Array): Promise<RestoreReply> {
    if (this.#keyFile && !isRootOf(this.#keyFile, root))
      return { kind: 'refused', reason: 'library-not-empty' }
    const opened = openWithRoot(folder, this.#folderOptions, { root, backend: 'file' })
    if (opened.kind === 'locked') return { kind: 'refused', reason: 'library-not-empty' }
    if (opened.kind === 'cannot-open') {
      await this.#found(opened)
      throw new NotReady()
    }
    const backend = await keepRoot(folder.path, root, this.#options.keychain)
    const session = await this.#openSession({ ...opened, backend })
    return countHeld(session.library)
  }

  async #replaceByWords(
    folder: HeldFolder,
    root: Uint8Array,
    relay: string,
  ): Promise<RestoreReply> {
    const wasDamaged = this.#phase.kind === 'cannot-open'
    this.#setPhase({ kind: 'starting' })
    await this.#closeSession()
    const reason = wasDamaged ? 'damaged' : 'replaced'
    const aside = setAside(folder.path, this.#options.clock.now(), reason)
    const backend = await keepRoot(folder.path, root, this.#options.keychain)
    const opened = openWithRoot(folder, this.#folderOptions, {
      root,
      backend,
      relayUntilHome: relay,
    })
    if (opened.kind === 'open') {
      if (wasDamaged) opened.library.log.writeMeta('damagedFile', aside.name)
      const session = await this.#openSession(opened)
      if (await whenHomeArrives(session.library)) return countHeld(session.library)
      await this.#closeSession()
    }
    // Nothing came: what was begun goes aside in its turn, and what was here comes back.
    setAside(folder.path, this.#options.clock.now(), 'replaced')
    aside.putBack()
    await this.#found(await findLibrary(folder, this.#folderOptions))
    return { kind: 'refused', reason: opened.kind === 'open' ? 'nothing-found' : 'no-space' }
  }

  async #setPassphrase(session: Session, passphrase: string): Promise<void> {
    if (!this.#folder) throw new NotReady()
    writeKeyFile(this.#folder.path, keepUnderPassphrase(session.root, passphrase))
    session.backend = 'passphrase'
  }

  /* ---------- pages ---------- */

  #service(): PageService {
    const host = this
    return {
      get library() {
        return host.#session?.library
      },
      answer: async ({ name, payload }) => this.#answers[name](payload),
      report: this.#options.log,
      left: (page) => this.#pages.delete(page),
    }
  }

  #control(): HostControl {
    const host = this
    return {
      get phase() {
        return host.#phase
      },
      get session() {
        return host.#session
      },
      testRelay: this.#testRelay,
      readLibrary: (session) => this.#readLibrary(session),
      unlock: (passphrase) => this.#unlock(passphrase),
      restoreFromWords: (words, relay) => this.#restoreFromWords(words, relay),
      setPassphrase: (session, passphrase) => this.#setPassphrase(session, passphrase),
      listBackups: async () => [],
      restoreBackup: async () => {
        throw new NotReady()
      },
      backUpNow: () => {
        throw new NotReady()
      },
      startImport: () => {
        throw new NotReady()
      },
      startExport: () => {
        throw new NotReady()
      },
      cancelJob: () => {},
      readBlob: async () => null,
      forgetRestart: () => {
        this.#isRestart = false
      },
      libraryChanged: () => this.#libraryChanged(),
    }
  }

  #readLibrary(session: Session) {
    return readLibraryState({
      library: session.library,
      sync: session.sync,
      backend: session.backend,
      syncedBy: session.syncedBy,
      lastBackupAt: session.lastBackupAt,
      backupError: session.backupError,
      isRestart: this.#isRestart,
      version: this.#options.version,
    })
  }

  #notify<Name extends HostNoticeName>(name: Name, notice: HostNotices[Name]): void {
    for (const page of this.#pages) page.notify(name, notice)
  }

  #statusChanged(docIds: readonly DocId[]): void {
    const open = this.#session?.library.openDocuments() ?? []
    for (const docId of docIds) if (open.includes(docId)) this.#statusOf.add(docId)
    this.#libraryChanged()
  }

  #libraryChanged(): void {
    this.#cancelNotices ??= this.#options.clock.after(NOTICE_WAIT, () => {
      this.#cancelNotices = undefined
      this.#tellChanges()
    })
  }

  #tellChanges(): void {
    const session = this.#session
    const docIds = [...this.#statusOf]
    this.#statusOf.clear()
    if (!session || this.#pages.size === 0) return
    for (const docId of docIds) {
      const status = readNoteStatus(session.library, session.sync, docId)
      if (status) this.#notify('noteStatus', status)
    }
    this.#notify('library', this.#readLibrary(session))
  }

  #bug(event: string, error: unknown): void {
    this.#options.log({ level: 'error', event, details: { error: describe(error) } })
  }
}
