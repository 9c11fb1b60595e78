/** The local, rebuildable index. It is derived: deleting it loses nothing, and it runs in a worker thread. */
import type { HostPayload, HostReply } from '../../shared/contract/host'
import type { FoundNotes, NotePage, NoteRow, Shelf } from '../../shared/contract/notes'
import type { DocId } from '../../shared/records/keys'
import type {
  CollectionReading,
  DocumentReading,
  NoteReading,
  UnlistedReading,
} from '../../shared/text/reading/document-reading'

/** What the library knows of a document without reading it. */
export interface StoredEntry {
  readonly docId: DocId
  /** Where the document itself does not say. */
  readonly createdAt: number
  readonly modifiedAt: number
  readonly trashedAt: number | null
  readonly rights: 'edit' | 'view'
  readonly isShared: boolean
}

type EntryOf<Reading> = StoredEntry & Omit<Reading, 'createdAt'>
export type NoteEntry = EntryOf<NoteReading>
export type CollectionEntry = EntryOf<CollectionReading>
export type CatalogEntry = NoteEntry | CollectionEntry | EntryOf<UnlistedReading>

export function entryOf(facts: StoredEntry, reading: DocumentReading): CatalogEntry {
  return { ...reading, ...facts, createdAt: reading.createdAt ?? facts.createdAt }
}

/** Facts that change without the text: cheap to write. */
export type CatalogFacts = Pick<StoredEntry, 'docId'> &
  Partial<Pick<StoredEntry, 'trashedAt' | 'rights' | 'isShared' | 'modifiedAt'>>

/** What the catalog says of a document that the home document decides. */
export type KnownFacts = Pick<StoredEntry, 'docId' | 'trashedAt' | 'rights' | 'isShared'>

/** What pages ask that the catalog alone can answer. */
export type CatalogQuery =
  | 'listCollections'
  | 'readNotebook'
  | 'readBase'
  | 'readIntegrations'
  | 'listPlaced'
  | 'findPlaced'
  | 'readFacets'
  | 'readLinks'
  | 'readCard'
  | 'findTargets'
  | 'findSimilar'
  | 'readGraph'

/** Without what only the host knows: what can be undone in it, and what of it is not held. */
export type CatalogAnswer<Query extends CatalogQuery> = FromCatalog<HostReply<Query>>

export type FromCatalog<Reply> = Reply extends { readonly unreadable: number }
  ? Omit<Reply, 'canUndo' | 'canRedo' | 'unreadable'> & WithMissing
  : Reply extends { readonly canUndo: boolean }
    ? Omit<Reply, 'canUndo' | 'canRedo'>
    : Reply

interface WithMissing {
  /** Members that the catalog has no row of: held or not, only the host knows. */
  readonly missing: readonly DocId[]
}

export interface Catalog {
  put(entries: readonly CatalogEntry[]): Promise<void>
  /**
   * As `put`, off the host's thread: as the notes are on disk when it comes to them. `more` is on
   * disk for certain only once a later `last`, or any `put`, has settled.
   */
  putStored(entries: readonly StoredEntry[], follows: 'more' | 'last'): Promise<void>
  change(facts: readonly CatalogFacts[]): Promise<void>
  remove(docIds: readonly DocId[]): Promise<void>
  /** Of every document that it lists, in the trash or not. */
  facts(): Promise<readonly KnownFacts[]>
  list(request: {
    readonly shelf: Shelf
    readonly offset: number
    readonly limit: number
  }): Promise<NotePage>
  /** On the shelf of notes, unless another one is named. */
  search(query: string, limit: number, shelf?: Shelf): Promise<FoundNotes>
  row(docId: DocId): Promise<NoteRow | undefined>
  ask<Query extends CatalogQuery>(
    query: Query,
    payload: HostPayload<Query>,
  ): Promise<CatalogAnswer<Query>>
  counts(): Promise<{ readonly notes: number; readonly trash: number }>
  /** Entries the catalog holds, with the stamp that `put` stored, to find what is stale after a crash. */
  close(): Promise<void>
}
