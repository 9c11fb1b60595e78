/** What React reads of the host, the open notes and the recovered texts. React opens no sockets. */
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import type { DesktopNotices } from '../../shared/contract/desktop'
import type { SavedFilter } from '../../shared/model/saved-filters'
import type { HostNoticeName, HostNotices } from '../../shared/contract/host'
import type { JobProgress } from '../../shared/contract/jobs'
import type { HostPhase, LibraryState } from '../../shared/contract/library'
import type { NoteLinks } from '../../shared/contract/links'
import type { NoteRow, NoteStatus, Shelf } from '../../shared/contract/notes'
import type { DocumentPeople } from '../../shared/contract/people'
import type { DocId } from '../../shared/records/keys'
import { useBridge } from './bridge-context'
import type { LinkState } from './host-link'
import type { SearchState } from './note-search'
import type { NoteRows } from './note-window'
import type { OpenNoteState } from './open-note-state'
import type { Person } from './presence'
import type { RecoveredText } from './recovered-texts'
import { NOTHING_READ, type Readable } from './store'

export function useReadable<Value>(readable: Readable<Value>): Value {
  return useSyncExternalStore(readable.subscribe, readable.read)
}

export function useLinkState(): LinkState {
  return useReadable(useBridge().linkState)
}

export function usePhase(): HostPhase {
  return useReadable(useBridge().view.phase)
}

/** Undefined until the library is open. */
export function useLibrary(): LibraryState | undefined {
  return useReadable(useBridge().view.library)
}

/** What a list says of it at first; null where there is no such note. */
export function useNoteCard(docId: DocId | null): NoteRow | null | undefined {
  const { cards } = useBridge().view
  return useReadable<NoteRow | null | undefined>(
    useMemo(() => (docId ? cards.read(docId) : NOTHING_READ), [cards, docId]),
  )
}

/** Undefined until the host has answered. */
export function useLinks(docId: DocId): NoteLinks | undefined {
  const { links } = useBridge().view
  return useReadable(useMemo(() => links.read(docId), [links, docId]))
}

const NO_FILTERS: readonly SavedFilter[] = Object.freeze([])

/** Kept under a name, of all notebooks; none until the host has told. */
export function useSavedFilters(): readonly SavedFilter[] {
  const { filters } = useBridge().view
  const kept = useReadable(useMemo(() => filters.read('all'), [filters]))
  return kept ?? NO_FILTERS
}

/** Undefined until the host has told. */
export function useNoteStatus(docId: DocId): NoteStatus | undefined {
  return useReadable(useBridge().view.status(docId))
}

/** Jobs under way and finished ones whose report was not yet put away with `view.forgetJob`. */
export function useJobs(): readonly JobProgress[] {
  return useReadable(useBridge().view.jobs)
}

/** How far the index is, while it is being built. */
export function useIndexing(): JobProgress | undefined {
  return useJobs().find(({ kind, outcome }) => kind === 'index' && outcome === null)
}

export interface ShelfRows extends NoteRows {
  /** Call with the rows in view: asks for what is missing. */
  readonly want: (first: number, last: number) => void
}

export function useShelf(shelf: Shelf): ShelfRows {
  const window = useBridge().view.shelves[shelf]
  const { total, row } = useReadable(window)
  // No list is drawn for none, which would ask.
  useEffect(() => {
    if (!total) window.want(0, 0)
  }, [window, total])
  return { total, row, want: window.want }
}

export function useSearch(): SearchState {
  return useReadable(useBridge().view.search)
}

/** The life of the note in the editor: read-only and why, trouble with its copy. */
export function useOpenNoteState(docId: DocId): OpenNoteState {
  return useReadable(useBridge().notes.state(docId))
}

/** Who else is in this note now; empty while it is not open. */
export function usePeople(docId: DocId): readonly Person[] {
  return useReadable(useBridge().notes.people(docId))
}

/** Who made a document and who wrote in it; undefined until the host has told, null for what is not held. */
export function useDocumentPeople(docId: DocId): DocumentPeople | null | undefined {
  const { people } = useBridge().view
  return useReadable(useMemo(() => people.read(docId), [people, docId]))
}

export function useRecoveredTexts(): readonly RecoveredText[] {
  return useReadable(useBridge().recovered)
}

export function useNotice<Name extends HostNoticeName>(
  name: Name,
  listener: (notice: HostNotices[Name]) => void,
): void {
  const { client } = useBridge()
  useEffect(() => client.onNotice(name, listener), [client, name, listener])
}

/** The desktop alone: the host is being started again, or died too often; null while it is there. */
export function useHostNotice(): DesktopNotices['host'] | null {
  return useReadable(useBridge().hostNotice)
}

/** Served mode alone: true when this browser must be given the printed address once more. */
export function useNeedsAddress(): boolean {
  return useReadable(useBridge().needsAddress)
}
