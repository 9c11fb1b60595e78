/**
 * The host: one library, the pages that look at it, and what they may ask. Pages come and go, the
 * library may be locked, replaced or not be there at all: pages are told, and the host goes on.
 */
import type { NotePage } from '../shared/contract/notes'
import { readySodium } from '../shared/records/sodium'
import type { Catalog } from './catalog/contract'
import type { Host, HostOptions, OpenHost, PagePort } from './contract'
import { type FoundFolder, openCatalogAhead, readFirstNotes } from './library/catalog-ahead'
import { LibraryKeeper } from './library/keeper'
import { readLibraryState } from './library/library-state'
import { NotReady } from './library/not-ready'
import { openLink } from './library/note-actions'
import { openCatalogBeside } from './library/open-catalog-beside'
import type { HeldFolder, OpenedLibrary } from './folder/open-folder'
import { Session } from './library/session'
import { type Answers, createAnswers } from './pages/answers'
import type { HostControl } from './pages/host-control'
import { Jobs } from './pages/jobs'
import { Notices } from './pages/notices'
import { describe, PageConnection } from './pages/serve-page'
import { startImporting } from './pages/start-jobs'
import { createTestRelay } from './sync/test-relay'
import { findWorkers } from './worker-files'

export const openHost: OpenHost = async (options) => {
  const host = new OpenedHost(options)
  options.takesPages?.(host)
  await readySodium()
  await host.start()
  return host
}

class OpenedHost implements Host {
  readonly #options: HostOptions
  readonly #keeper: LibraryKeeper
  readonly #notices: Notices
  readonly #jobs = new Jobs()
  readonly #control: HostControl
  readonly #answers: Answers
  #isRestart: boolean
  #isOpening = true
  #firstNotes: NotePage | undefined
  #catalogAhead: Promise<Catalog> | undefined
  #closing: Promise<void> | undefined

  constructor(options: HostOptions) {
    const { clock, log: report } = options
    const testRelay = createTestRelay({ clock })
    this.#options = options
    this.#isRestart = options.isRestart
    this.#keeper = new LibraryKeeper({
      options: {
        folder: options.folder,
        keychain: options.keychain,
        clock,
        report,
        keyFound: (found) => this.#beginList(found),
      },
      testRelay,
      openSession: (opened, folder) => this.#openSession(opened, folder),
      letGo: () => this.#letGo(),
      report,
      bug: (event, error) => report({ level: 'error', event, details: { error: describe(error) } }),
    })
    this.#notices = new Notices({
      clock,
      session: () => this.#keeper.session,
      readLibrary: (session) => this.#readLibrary(session),
    })
    this.#control = {
      keeper: this.#keeper,
      testRelay,
      jobs: this.#jobs,
      worker: () => this.#workers().transfer,
      tell: (progress) => this.#notices.tellJob(progress),
      readLibrary: (session) => this.#readLibrary(session),
      forgetRestart: () => {
        this.#isRestart = false
      },
      libraryChanged: () => this.#notices.libraryChanged(),
    }
    this.#answers = createAnswers(this.#control)
  }

  async start(): Promise<void> {
    this.#keeper.phases.add((phase) => {
      this.#notices.tell('phase', phase)
      const { session } = this.#keeper
      if (session) this.#notices.tell('library', this.#readLibrary(session))
    })
    await this.#keeper.open()
    this.#firstNotes = undefined
    this.#isOpening = false
    for (const page of this.#notices.pages) page.listen()
    // Of a library that did not open after all; whatever was wrong with it, it is not needed.
    await this.#takeCatalogAhead()?.then(
      (catalog) => catalog.close(),
      () => {},
    )
  }

  connectPage(port: PagePort): () => void {
    const page = new PageConnection(port, {
      library: () => this.#keeper.session?.library,
      answer: async ({ name, payload }) => this.#answers[name](payload),
      report: this.#options.log,
      left: (gone) => this.#notices.pages.delete(gone),
    })
    this.#notices.pages.add(page)
    page.notify('phase', this.#keeper.phase)
    const { session } = this.#keeper
    if (this.#firstNotes && !session) page.notify('firstNotes', this.#firstNotes)
    if (session) page.notify('library', this.#readLibrary(session))
    if (!this.#isOpening) page.listen()
    return () => page.close()
  }

  async openLink(link: string) {
    const reply = openLink(this.#session().library, link)
    if (reply.kind === 'opened') {
      const { docId, linked } = reply
      this.#notices.tell('showNote', { docId, linked })
    }
    if (reply.kind === 'view') this.#notices.tell('showView', reply.view)
    return reply
  }

  startImport(folder: string): void {
    startImporting(this.#control, this.#session(), folder)
  }

  close(): Promise<void> {
    this.#closing ??= this.#close()
    return this.#closing
  }

  async #close(): Promise<void> {
    await this.#jobs.close()
    for (const page of [...this.#notices.pages]) page.close()
    await this.#keeper.close()
    this.#notices.close()
  }

  async #openSession(opened: OpenedLibrary, { syncedBy }: HeldFolder): Promise<Session> {
    const { catalog: worker, transfer: transferWorker, records: recordsWorker } = this.#workers()
    const { tell } = this.#control
    const ahead = this.#takeCatalogAhead()
    const catalog = await openCatalogBeside(opened, { worker, tell, ahead })
    const changed = () => this.#notices.libraryChanged()
    const session = new Session({
      opened,
      syncedBy,
      catalog,
      transferWorker,
      recordsWorker,
      tell,
      changed,
    })
    this.#notices.follow(session)
    return session
  }

  /**
   * Pages that are here already paint while this process is busy opening the library. At the start
   * alone: a catalog that was begun later could be that of a library which is put aside by then.
   */
  #beginList(found: FoundFolder): void {
    if (!this.#isOpening) return
    this.#firstNotes = readFirstNotes(found)
    if (!this.#firstNotes) return
    this.#notices.tell('firstNotes', this.#firstNotes)
    const { tell } = this.#control
    const { log: report } = this.#options
    const { catalog: worker } = this.#workers()
    this.#catalogAhead = openCatalogAhead(found, { worker, tell, report })
    // Whoever takes it hears of it as well.
    this.#catalogAhead.catch(() => {})
  }

  #takeCatalogAhead(): Promise<Catalog> | undefined {
    const ahead = this.#catalogAhead
    this.#catalogAhead = undefined
    return ahead
  }

  #letGo(): void {
    this.#notices.unfollow()
    for (const page of this.#notices.pages) page.closeChannels()
  }

  #session(): Session {
    const { session } = this.#keeper
    if (!session) throw new NotReady()
    return session
  }

  #workers() {
    return this.#options.workers ?? findWorkers()
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
}
