/**
 * What the page knows of the library: the phase, the state, each note's status and the jobs. Read
 * anew whenever the host (or its successor) is there, kept fresh by its notices.
 */
import type { SavedFilter } from '../../shared/model/saved-filters'
import type { JobProgress } from '../../shared/contract/jobs'
import type { HostPhase, LibraryState } from '../../shared/contract/library'
import type { NoteLinks } from '../../shared/contract/links'
import type { NotePage, NoteRow, NoteStatus, Shelf } from '../../shared/contract/notes'
import type { DocumentPeople } from '../../shared/contract/people'
import type { Unsubscribe } from '../../shared/model/origin'
import type { DocId } from '../../shared/records/keys'
import { Collections } from './collections'
import type { HostClient } from './host-client'
import type { HostLink } from './host-link'
import { LiveReads } from './live-reads'
import { NoteSearch } from './note-search'
import { NoteWindow } from './note-window'
import type { PageClock } from './page-clock'
import { sameOr } from './same-or'
import { type Readable, Store } from './store'

const STARTING: HostPhase = Object.freeze({ kind: 'starting' })
/** They come in rows while somebody types. */
const LINKS_AFTER_CHANGES = 250
const NO_JOBS: readonly JobProgress[] = Object.freeze([])

export class LibraryView {
  readonly #client: HostClient
  readonly #phase = new Store<HostPhase>(STARTING)
  readonly #library = new Store<LibraryState | undefined>(undefined)
  readonly #jobs = new Store<readonly JobProgress[]>(NO_JOBS)
  readonly #statuses = new Map<DocId, Store<NoteStatus | undefined>>()
  readonly #stop: Unsubscribe[] = []

  readonly phase: Readable<HostPhase> = this.#phase
  /** Undefined until the library is open. */
  readonly library: Readable<LibraryState | undefined> = this.#library
  readonly jobs: Readable<readonly JobProgress[]> = this.#jobs
  readonly shelves: Readonly<Record<Shelf, NoteWindow>>
  readonly search: NoteSearch
  /** Kept under a name, of all notebooks. */
  readonly filters: LiveReads<'all', readonly SavedFilter[]>
  readonly collections: Collections
  /** Who made a document and who wrote in it; null for what is not held. Its own content says so. */
  readonly people: LiveReads<DocId, DocumentPeople | null>
  /** Single notes, for the page and the panel; null where there is no such note. */
  readonly cards: LiveReads<DocId, NoteRow | null>
  /** Any note may link to this one, so any change counts. */
  readonly links: LiveReads<DocId, NoteLinks>

  constructor(link: HostLink, client: HostClient, clock: PageClock) {
    this.#client = client
    this.shelves = {
      notes: shelfWindow(client, 'notes'),
      trash: shelfWindow(client, 'trash'),
    }
    this.search = new NoteSearch(client, () => this.#phase.read().kind === 'ready')
    this.filters = new LiveReads(() => client.request('readFilters', {}))
    this.collections = new Collections(client)
    this.people = new LiveReads((docId) => client.request('readPeople', { docId }))
    this.cards = new LiveReads((docId) => client.request('readNote', { docId }), {
      first: (docId) => this.findRow(docId),
    })
    this.links = new LiveReads((docId) => client.request('readLinks', { docId }), {
      later: (ask) => clock.after(LINKS_AFTER_CHANGES, ask),
    })
    this.#stop.push(
      client.onNotice('phase', (phase) => this.#enter(phase)),
      client.onNotice('firstNotes', (first) => this.#begin(first)),
      client.onNotice('library', (library) => this.#take(library)),
      client.onNotice('noteStatus', (status) => {
        const known = this.#statuses.get(status.docId)
        known?.set(sameOr(known.read(), status))
      }),
      client.onNotice('job', (job) => this.#takeJob(job)),
      client.onNotice('ownOrder', () => this.collections.reorder()),
      client.onNotice('filters', () => this.filters.invalidate()),
      client.onNotice('notes', ({ docIds }) => this.#invalidate(docIds)),
      client.onNotice('collections', ({ docIds }) => {
        this.collections.invalidate()
        this.people.invalidate(isAmong(docIds))
      }),
      link.state.subscribe(() => {
        if (link.isConnected) void this.#readPhase()
      }),
    )
    if (link.isConnected) void this.#readPhase()
  }

  close(): void {
    for (const stop of this.#stop) stop()
  }

  /** Asked for on the first use of a note, then kept fresh by notices. */
  status(docId: DocId): Readable<NoteStatus | undefined> {
    const known = this.#statuses.get(docId)
    if (known) return known
    const status = new Store<NoteStatus | undefined>(undefined)
    this.#statuses.set(docId, status)
    void this.#readStatus(docId, status)
    return status
  }

  /** What a list on screen says of a note, until the host has answered. */
  findRow(docId: DocId): NoteRow | undefined {
    const found = this.search.read().found?.rows.find((row) => row.docId === docId)
    return found ?? this.shelves.notes.find(docId) ?? this.shelves.trash.find(docId)
  }

  /** Takes a finished job off the list, once its report was seen. */
  readonly forgetJob = (jobId: string): void => {
    this.#jobs.set(this.#jobs.read().filter((job) => job.jobId !== jobId))
  }

  /** Told also when only a note's way has changed. */
  #take(library: LibraryState): void {
    const before = this.#library.read()
    this.#library.set(sameOr<LibraryState | undefined>(before, library))
    // What they are called themselves is in no document that they only read.
    if (before && before.name !== library.name) this.people.invalidate()
  }

  async #readPhase(): Promise<void> {
    // Its end may have been told to nobody; one that goes on tells of itself at once.
    this.#jobs.set(this.#jobs.read().filter(({ kind }) => kind !== 'index'))
    this.#enter(await this.#client.request('readPhase', {}))
  }

  #enter(phase: HostPhase): void {
    // A host that starts again, or one whose first rows are shown, keeps what is on screen.
    if (phase.kind === 'starting' && this.#phase.read().kind === 'ready') return
    this.#phase.set(phase)
    if (phase.kind === 'ready') void this.#readAll()
  }

  /** What is asked from now on is answered when the library is open, a moment later. */
  #begin(first: NotePage): void {
    if (this.#phase.read().kind !== 'starting') return
    this.shelves.notes.begin(first)
    this.#phase.set({ kind: 'ready' })
  }

  async #readAll(): Promise<void> {
    this.#take(await this.#client.request('readLibrary', {}))
    this.#invalidate(null)
    this.filters.invalidate()
    this.collections.reorder()
    for (const [docId, status] of this.#statuses) void this.#readStatus(docId, status)
  }

  async #readStatus(docId: DocId, status: Store<NoteStatus | undefined>): Promise<void> {
    status.set((await this.#client.request('readNoteStatus', { docId })) ?? undefined)
  }

  #takeJob(job: JobProgress): void {
    const jobs = this.#jobs.read()
    const isKnown = jobs.some(({ jobId }) => jobId === job.jobId)
    this.#jobs.set(
      isKnown ? jobs.map((known) => (known.jobId === job.jobId ? job : known)) : [...jobs, job],
    )
  }

  /** Null for anything. */
  #invalidate(docIds: readonly DocId[] | null): void {
    const isChanged = isAmong(docIds)
    this.cards.invalidate(isChanged)
    this.links.invalidate()
    this.shelves.notes.invalidate()
    this.shelves.trash.invalidate()
    this.search.invalidate()
    this.collections.invalidate()
    this.people.invalidate(isChanged)
  }
}

/** Null for any. */
function isAmong(docIds: readonly DocId[] | null): (docId: DocId) => boolean {
  const among = docIds && new Set(docIds)
  return (docId) => among === null || among.has(docId)
}

function shelfWindow(client: HostClient, shelf: Shelf): NoteWindow {
  return new NoteWindow((range) => client.request('listNotes', { shelf, ...range }))
}
