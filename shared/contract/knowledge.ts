/**
 * Notebooks, bases, links and finding, as a page knows them. All of it is read from the catalog: a
 * list, a count or a backlink never opens a document. What a curator does to a notebook or a base is
 * one `CollectionChange`, one step of undo. Times are milliseconds since 1970.
 */
import type { CategoryId } from '../model/categories'
import type { Licence } from '../model/licence'
import type { NoteType } from '../model/note'
import type { DocId } from '../records/keys'
import type { NoteChange, NoteRow, StoreError } from './notes'

export type CollectionKind = 'notebook' | 'base'

/** A notebook or a base in a list. */
export interface CollectionRow {
  readonly docId: DocId
  readonly kind: CollectionKind
  /** Empty for one without a title. */
  readonly title: string
  readonly description: string
  /** The name of one of the interface's colours, or null. */
  readonly colour: string | null
  /** Notes of a notebook, each once; notebooks of a base. The trash and what is not held count not. */
  readonly count: number
  readonly createdAt: number
  readonly modifiedAt: number
  readonly trashedAt: number | null
  readonly rights: 'edit' | 'view'
  readonly isShared: boolean
}

export interface CategoryRow {
  readonly id: CategoryId
  readonly name: string
  readonly colour: string | null
  /** Notes that are in it, merged categories followed. */
  readonly count: number
}

export interface NotebookView extends CollectionRow {
  /** In the notebook's own order, those in use. */
  readonly categories: readonly CategoryRow[]
  /** Deleted or merged ones, which can be had back. */
  readonly removed: readonly CategoryRow[]
  readonly unclassified: number
  /** What new notes get, and what notes without their own are shown with. */
  readonly licence: Licence | null
  /** Whether terms are underlined in its notes. */
  readonly underlinesTerms: boolean
  /** Bases that collect it. */
  readonly bases: readonly CollectionRow[]
  /** What can be undone here, in this window's host. */
  readonly canUndo: boolean
  readonly canRedo: boolean
}

export interface BaseView extends CollectionRow {
  /** In the base's own order. */
  readonly notebooks: readonly CollectionRow[]
  /** Notes in any of its notebooks, each once. */
  readonly noteCount: number
  readonly latest: readonly NoteRow[]
  readonly canUndo: boolean
  readonly canRedo: boolean
}

/** A note's place in one notebook, for the note's own panel. */
export interface IntegrationRow {
  readonly notebook: CollectionRow
  readonly categories: readonly CategoryRow[]
  readonly remark: string
  /** The name as it was written there; empty when none was. */
  readonly by: string
  /** Null where nothing readable was written. */
  readonly at: number | null
}

/** What is asked of a notebook; a base takes those marked, with notebooks in the place of notes. */
export type CollectionChange =
  /** Also of a base: */
  | { readonly kind: 'rename'; readonly title: string }
  | { readonly kind: 'describe'; readonly description: string }
  | { readonly kind: 'recolour'; readonly colour: string | null }
  | {
      readonly kind: 'integrate'
      readonly docIds: readonly DocId[]
      readonly categoryIds: readonly CategoryId[]
    }
  | { readonly kind: 'takeOut'; readonly docIds: readonly DocId[] }
  /** Together, in the order given, at `index` among the others. */
  | { readonly kind: 'move'; readonly docIds: readonly DocId[]; readonly index: number }
  | { readonly kind: 'remark'; readonly docId: DocId; readonly remark: string }
  /** Of a notebook alone: */
  | { readonly kind: 'license'; readonly licence: Licence | null }
  | { readonly kind: 'underlineTerms'; readonly is: boolean }
  | {
      readonly kind: 'classify'
      readonly docIds: readonly DocId[]
      readonly categoryId: CategoryId
    }
  | {
      readonly kind: 'declassify'
      readonly docIds: readonly DocId[]
      readonly categoryId: CategoryId
    }
  /** Into some and out of others at once; what somebody else classified meanwhile stays. */
  | {
      readonly kind: 'reclassify'
      readonly docIds: readonly DocId[]
      readonly add: readonly CategoryId[]
      readonly remove: readonly CategoryId[]
    }
  /** Takes them out of every category but these. */
  | {
      readonly kind: 'setCategories'
      readonly docIds: readonly DocId[]
      readonly categoryIds: readonly CategoryId[]
    }
  | {
      readonly kind: 'createCategory'
      readonly name: string
      readonly colour: string | null
      readonly docIds: readonly DocId[]
    }
  | { readonly kind: 'renameCategory'; readonly categoryId: CategoryId; readonly name: string }
  | {
      readonly kind: 'recolourCategory'
      readonly categoryId: CategoryId
      readonly colour: string | null
    }
  | { readonly kind: 'moveCategory'; readonly categoryId: CategoryId; readonly index: number }
  | { readonly kind: 'mergeCategory'; readonly categoryId: CategoryId; readonly into: CategoryId }
  | {
      readonly kind: 'splitCategory'
      readonly categoryId: CategoryId
      readonly name: string
      readonly docIds: readonly DocId[]
    }
  | { readonly kind: 'deleteCategory'; readonly categoryId: CategoryId }
  | { readonly kind: 'restoreCategory'; readonly categoryId: CategoryId }
  /** The last change of this host's in this document, never another's. */
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' }

export type CollectionReply =
  | { readonly kind: 'done'; readonly created: CategoryId | null }
  | {
      readonly kind: 'refused'
      readonly reason: 'unknown' | 'view-only' | 'requirement' | 'library-read-only' | 'store-error'
    }

export type CreateReply =
  | { readonly kind: 'created'; readonly docId: DocId }
  | { readonly kind: 'failed'; readonly error: StoreError }

/** Where a list is looked at. `to-sort`: notes that are in no notebook yet. */
export type NotePlace =
  | { readonly kind: 'all' }
  | { readonly kind: 'to-sort' }
  | { readonly kind: 'trash' }
  | { readonly kind: 'notebook'; readonly docId: DocId }
  | { readonly kind: 'base'; readonly docId: DocId }

/** What every note of the list has; each list of values means any of them. Absent: no condition. */
export interface NoteFilter {
  /** `none`: unclassified in the notebook looked at. */
  readonly categories?: readonly (CategoryId | 'none')[]
  readonly types?: readonly NoteType[]
  readonly tags?: readonly string[]
  readonly authors?: readonly string[]
  readonly licences?: readonly (Licence | 'none')[]
  readonly languages?: readonly string[]
  /** Of the last change, from and to included. */
  readonly modifiedFrom?: number
  readonly modifiedTo?: number
  readonly hasAttachments?: boolean
  readonly hasOpenTasks?: boolean
  /** In the syntax of the search box. */
  readonly query?: string
}

/** `own`: the notebook's order; elsewhere the same as `modified`. */
export interface NoteSort {
  readonly by: 'own' | 'title' | 'modified' | 'published' | 'created' | 'integrated'
  readonly isDescending: boolean
}

/** A note in a notebook's view. */
export interface PlacedNote extends NoteRow {
  /** In the notebook looked at, in its order; empty elsewhere. */
  readonly categoryIds: readonly CategoryId[]
  readonly remark: string
  readonly integratedBy: string
  readonly integratedAt: number | null
}

export interface PlacedPage {
  readonly total: number
  readonly offset: number
  readonly rows: readonly PlacedNote[]
}

/** How many notes of a place have each value, for filters and completion; most frequent first, at most 200 each. */
export interface Facets {
  readonly types: readonly Facet<NoteType>[]
  readonly tags: readonly Facet<string>[]
  readonly authors: readonly Facet<string>[]
  readonly licences: readonly Facet<Licence | 'none'>[]
  readonly languages: readonly Facet<string>[]
  readonly withAttachments: number
  readonly withOpenTasks: number
}

export interface Facet<Value extends string> {
  readonly value: Value
  readonly count: number
}

/** One link, or one mention, with the sentence around it. */
export interface LinkPassage {
  readonly before: string
  readonly match: string
  readonly after: string
  /** Of the letters in the note's plain text, where a mention begins: what `[[` turns into a link. */
  readonly at: number
}

export interface LinkedNote {
  readonly docId: DocId
  readonly title: string
  readonly type: NoteType
  /** `trashed` and `missing` ones are shown as such: restoring repairs the link. */
  readonly state: 'here' | 'trashed' | 'missing'
  readonly passages: readonly LinkPassage[]
}

/** Of one note. Counts are those of the lists, which hold at most 200 each. */
export interface NoteLinks {
  readonly incomingTotal: number
  readonly incoming: readonly LinkedNote[]
  readonly outgoingTotal: number
  readonly outgoing: readonly LinkedNote[]
  readonly mentionTotal: number
  /** Notes that say this one's title or an alias without linking to it. */
  readonly mentions: readonly LinkedNote[]
  /** Terms of the library whose title or alias this note's text says. */
  readonly terms: readonly LinkedNote[]
}

/** `changed`: the text says something else there by now, or what it says cannot be a link. */
export type MentionReply = NoteChange | { readonly kind: 'refused'; readonly reason: 'changed' }

/** What a link, a mention or a result shows of a note when one rests on it. */
export interface NoteCard {
  readonly docId: DocId
  readonly title: string
  readonly type: NoteType
  readonly state: 'here' | 'trashed' | 'missing'
  /** The summary, else the first letters of the text. */
  readonly summary: string
  /** Of a term: the first two, each with who says so. */
  readonly definitions: readonly { readonly text: string; readonly by: string }[]
  readonly tags: readonly string[]
  readonly modifiedAt: number
  readonly headings: readonly string[]
  readonly notebooks: readonly {
    readonly docId: DocId
    readonly title: string
    readonly colour: string | null
  }[]
}

/** For `[[` and for the box for everything: by title and alias, as one types. */
export interface Target {
  readonly docId: DocId
  readonly kind: 'note' | CollectionKind
  readonly type: NoteType
  readonly title: string
  /** The alias that matched, where it was not the title. */
  readonly alias: string | null
  readonly summary: string
  readonly modifiedAt: number
}

export type GraphPlace =
  | { readonly kind: 'note'; readonly docId: DocId; readonly hops: 1 | 2 }
  | { readonly kind: 'notebook'; readonly docId: DocId }
  | { readonly kind: 'base'; readonly docId: DocId }
  | { readonly kind: 'all' }

export interface Graph {
  readonly nodes: readonly GraphNode[]
  /** Indexes into `nodes`: from, to, from, to, … each pair once. */
  readonly edges: readonly number[]
  /** Of all nodes there are; more than `nodes` when it was capped. */
  readonly total: number
}

export interface GraphNode {
  readonly docId: DocId
  readonly title: string
  readonly type: NoteType
  /** The first category in the notebook looked at. */
  readonly categoryId: CategoryId | null
  /** Links to and from it in the whole library. */
  readonly degree: number
}
