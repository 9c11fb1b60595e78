/**
 * Notebooks and bases, as a page knows them: read from the catalog, never from open documents. What a
 * curator does to one is one `CollectionChange`, one step of undo. Times are milliseconds since 1970.
 */
import type { CategoryId } from '../model/categories'
import type { CollectionKind } from '../model/document'
import type { Licence } from '../model/licence'
import type { Role } from '../model/roles'
import type { PersonId } from '../records/identity'
import type { DocId } from '../records/keys'
import type { NoteRow, StoreError } from './notes'

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
  /** Those who may edit it are given what is in it to be edited too, as far as the authors allow. */
  readonly sharesEditing: boolean
  /** Who manages it; nobody where whoever may edit it may do everything. */
  readonly managers: readonly PersonId[]
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
  /** Notes in it that this library does not hold: nobody has passed them on, or not yet. */
  readonly unreadable: number
  /** The first letters of its introduction; null while it has none. */
  readonly introduction: string | null
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
  /** As a notebook's. */
  readonly introduction: string | null
  readonly canUndo: boolean
  readonly canRedo: boolean
}

/** A note's place in one notebook, for the note's own panel. */
export interface IntegrationRow {
  readonly notebook: CollectionRow
  /** The notebook's, for notes without their own. */
  readonly licence: Licence | null
  readonly categories: readonly CategoryRow[]
  readonly remark: string
  /** The name they signed, else the one that was typed; empty for none. */
  readonly by: string
  readonly isByVerified: boolean
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
      /** Among the others, for those that were not in yet; at the end without it. */
      readonly index?: number
    }
  | { readonly kind: 'takeOut'; readonly docIds: readonly DocId[] }
  /** Together, in the order given, at `index` among the others. */
  | { readonly kind: 'move'; readonly docIds: readonly DocId[]; readonly index: number }
  | { readonly kind: 'remark'; readonly docId: DocId; readonly remark: string }
  /** A convention that the interface follows: refused only where nobody would be left to manage. */
  | { readonly kind: 'giveRole'; readonly personId: PersonId; readonly role: Role }
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
  /** The last change of this host's in this document, never another's; with a step, only that one. */
  | { readonly kind: 'undo'; readonly step?: number }
  | { readonly kind: 'redo' }

export type CollectionReply =
  /** `step`: what was made, taken back or given again, by its number; null where there was nothing. */
  | { readonly kind: 'done'; readonly created: CategoryId | null; readonly step: number | null }
  | {
      readonly kind: 'refused'
      readonly reason:
        | 'unknown'
        | 'view-only'
        | 'requirement'
        | 'library-read-only'
        | 'store-error'
        /** Of an undo: its step is not the last one here. */
        | 'changed-since'
    }

export type CreateReply =
  | { readonly kind: 'created'; readonly docId: DocId }
  | { readonly kind: 'failed'; readonly error: StoreError }
