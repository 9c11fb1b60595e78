/** What the page knows of notebooks and bases: lists and counts of the catalog, kept fresh by notices. */
import type {
  BaseView,
  CollectionRow,
  IntegrationRow,
  NotebookView,
} from '../../shared/contract/collections'
import type {
  Facets,
  NoteFilter,
  NotePlace,
  NoteSort,
  PlacedNote,
} from '../../shared/contract/lists'
import type { SharingPreview } from '../../shared/contract/sharing'
import type { DocId } from '../../shared/records/keys'
import type { HostClient } from './host-client'
import { LiveReads } from './live-reads'
import { NoteWindow } from './note-window'

export interface PlacedQuery {
  readonly place: NotePlace
  readonly filter: NoteFilter
  readonly sort: NoteSort
}

const MOST_WINDOWS = 80
/** Where words are searched each row has a text that is read for its passage: what is in view is enough. */
const ROWS_WITH_PASSAGES = 30

export class Collections {
  readonly #client: HostClient
  readonly list: LiveReads<'all', readonly CollectionRow[]>
  /** Those that the person put where they stand. */
  readonly moved: LiveReads<'all', readonly DocId[]>
  readonly notebooks: LiveReads<DocId, NotebookView | null>
  readonly bases: LiveReads<DocId, BaseView | null>
  /** Of a note: every notebook that it is in. */
  readonly integrations: LiveReads<DocId, readonly IntegrationRow[]>
  readonly facets: LiveReads<NotePlace, Facets>
  /** What goes along with one that is shared. */
  readonly sharings: LiveReads<DocId, SharingPreview | null>
  readonly #windows = new Map<string, NoteWindow<PlacedNote>>()
  /** A notebook of many categories has more of them on screen than are kept to come back to. */
  readonly #watched = new Set<NoteWindow<PlacedNote>>()

  constructor(client: HostClient) {
    this.#client = client
    this.list = new LiveReads(() => client.request('listCollections', {}))
    this.moved = new LiveReads(() => client.request('readOwnOrder', {}))
    this.notebooks = new LiveReads((docId) => client.request('readNotebook', { docId }))
    this.bases = new LiveReads((docId) => client.request('readBase', { docId }))
    this.integrations = new LiveReads((docId) => client.request('readIntegrations', { docId }))
    this.sharings = new LiveReads((docId) => client.request('previewSharing', { docId }))
    this.facets = new LiveReads((place) => client.request('readFacets', { place }), {
      nameOf: JSON.stringify,
    })
  }

  /** The same window for the same question, so that a list that is come back to is there at once. */
  window(query: PlacedQuery): NoteWindow<PlacedNote> {
    const name = JSON.stringify(query)
    const window = this.#windows.get(name) ?? this.#open(name, query)
    this.#windows.delete(name)
    this.#windows.set(name, window)
    this.#forgetOldest()
    return window
  }

  /** Only where they stand is another. */
  reorder(): void {
    this.list.invalidate()
    this.moved.invalidate()
  }

  /** Notes changed, or what holds them: everything that is on screen is asked for again. */
  invalidate(): void {
    this.list.invalidate()
    this.notebooks.invalidate()
    this.bases.invalidate()
    this.integrations.invalidate()
    this.facets.invalidate()
    this.sharings.invalidate()
    for (const window of new Set([...this.#windows.values(), ...this.#watched])) window.invalidate()
  }

  #open(name: string, query: PlacedQuery): NoteWindow<PlacedNote> {
    const window = new NoteWindow<PlacedNote>(
      (range) => this.#client.request('listPlaced', { ...query, ...range }),
      {
        ...(query.filter.query !== undefined && { pageRows: ROWS_WITH_PASSAGES }),
        onWatched: (isWatched) => {
          if (!isWatched) return void this.#watched.delete(window)
          this.#watched.add(window)
          const kept = this.#windows.get(name)
          if (kept === window) return
          // It was forgotten before anybody looked, and heard of no change since.
          window.invalidate()
          if (!kept) this.#windows.set(name, window)
        },
      },
    )
    return window
  }

  #forgetOldest(): void {
    for (const [name, window] of this.#windows) {
      if (this.#windows.size <= MOST_WINDOWS) return
      if (!this.#watched.has(window)) this.#windows.delete(name)
    }
  }
}
