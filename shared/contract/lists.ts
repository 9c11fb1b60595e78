/** One list of notes: where it is looked at, what is filtered and how it is sorted. Times are milliseconds since 1970. */
import type { CategoryId } from '../model/categories'
import type { Licence } from '../model/licence'
import type { NoteType } from '../model/note'
import type { DocId } from '../records/keys'
import type { FoundWords, NoteRow } from './notes'

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
  readonly publishedFrom?: number
  readonly publishedTo?: number
  /** Into the notebook looked at; elsewhere into any. */
  readonly integratedFrom?: number
  readonly integratedTo?: number
  readonly hasAttachments?: boolean
  readonly hasOpenTasks?: boolean
  /** In the syntax of the search box. */
  readonly query?: string
}

/** `own`: the notebook's order; elsewhere the same as `modified`, as `integrated` is. Whoever has no such date, or no author, comes last. */
export interface NoteSort {
  readonly by: 'own' | 'title' | 'authors' | 'modified' | 'published' | 'created' | 'integrated'
  readonly isDescending: boolean
}

/** A note in a notebook's view. */
export interface PlacedNote extends NoteRow {
  /** In the notebook looked at, in its order; empty elsewhere. */
  readonly categoryIds: readonly CategoryId[]
  readonly remark: string
  /** The name they signed, else the one that was typed; empty for none. */
  readonly integratedBy: string
  readonly isByVerified: boolean
  readonly integratedAt: number | null
  /** In their own order. */
  readonly authors: readonly string[]
  /** Its own, else the one that the notebook looked at gives. */
  readonly licence: Licence | null
  /** A BCP 47 tag; empty for none. */
  readonly language: string
  readonly publishedAt: number | null
  /** Null where the filter asks for no words. */
  readonly found: FoundWords | null
}

export interface PlacedPage {
  readonly total: number
  readonly offset: number
  readonly rows: readonly PlacedNote[]
}

/** How many notes of a place have each value, for filters and completion; most frequent first, then by name, at most 200 each. */
export interface Facets {
  readonly types: readonly Facet<NoteType>[]
  readonly tags: readonly Facet<string>[]
  readonly authors: readonly Facet<string>[]
  readonly licences: readonly Facet<Licence | 'none'>[]
  readonly languages: readonly Facet<string>[]
  /** By their names, of all of the place's notebooks; none in to sort and in the trash. */
  readonly categories: readonly Facet<string>[]
  readonly withAttachments: number
  readonly withOpenTasks: number
}

export interface Facet<Value extends string> {
  readonly value: Value
  readonly count: number
}
