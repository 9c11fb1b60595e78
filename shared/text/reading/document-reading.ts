/** What lists, links and search know of a document, read out of it once and kept in the catalog. */
import type { CategoryId } from '../../model/categories'
import type { Licence } from '../../model/licence'
import type { NoteType } from '../../model/note'
import type { PersonId } from '../../records/identity'
import type { DocId } from '../../records/keys'

export type DocumentReading = NoteReading | CollectionReading | UnlistedReading

/** Of a kind that is in no list, such as one that only a later version knows. */
export interface UnlistedReading {
  readonly kind: 'unlisted'
  readonly createdAt: undefined
}

export interface NoteReading {
  readonly kind: 'note'
  readonly title: string
  /** The body as plain text, blocks apart by line breaks. */
  readonly text: string
  /** Undefined where nothing readable was written. */
  readonly createdAt: number | undefined
  readonly type: NoteType
  /** Whole, as it was written. */
  readonly summary: string
  readonly tags: readonly string[]
  readonly aliases: readonly string[]
  readonly definitions: readonly Definition[]
  /** Names, each once. */
  readonly authors: readonly string[]
  readonly licence: Licence | null
  /** BCP 47; empty for none. */
  readonly language: string
  readonly publishedAt: number | null
  /** What is searched besides: mission, place, skills, contacts. */
  readonly more: string
  readonly hasAttachments: boolean
  readonly openTasks: number
  readonly headings: readonly Heading[]
  readonly links: readonly LinkOut[]
  /** What leads to other notes from the fields that its type shows. */
  readonly relations: readonly RelationOut[]
}

export interface Definition {
  readonly text: string
  readonly by: string
}

export interface Heading {
  /** 1 to 6. */
  readonly level: number
  /** On one line. */
  readonly text: string
}

/** A link to another document; what it says is the text's `length` letters from `at`. */
export interface LinkOut {
  readonly target: DocId
  /** What the heading begins with that it leads to; empty for the whole note. */
  readonly heading: string
  readonly at: number
  readonly length: number
}

/** One row of a field; `words` are what is said of it there, such as a role. */
export interface RelationOut {
  readonly target: DocId
  readonly kind: 'role' | 'see-also'
  readonly words: string
}

export interface CollectionReading {
  readonly kind: 'notebook' | 'base'
  readonly title: string
  /** The introduction as plain text. */
  readonly text: string
  /** Of the introduction. */
  readonly links: readonly LinkOut[]
  readonly createdAt: number | undefined
  readonly description: string
  readonly colour: string | null
  readonly licence: Licence | null
  readonly underlinesTerms: boolean
  readonly sharesEditing: boolean
  /** Nobody where whoever may edit it may do everything. */
  readonly managers: readonly PersonId[]
  /** Notes of a notebook, notebooks of a base, in their own order; held here or not. */
  readonly members: readonly Member[]
  /** In their order, removed ones among them. */
  readonly categories: readonly CategoryReading[]
}

export interface Member {
  readonly docId: DocId
  /** Sorts as the curators have ordered, without equals. */
  readonly place: string
  /** Who integrated it: the name they signed, else the one that was typed; empty for none. */
  readonly by: string
  readonly isByVerified: boolean
  readonly at: number | null
  readonly remark: string
  /** Those in use, merges followed, in their order; empty means unclassified. */
  readonly categoryIds: readonly CategoryId[]
}

export interface CategoryReading {
  readonly id: CategoryId
  readonly name: string
  readonly colour: string | null
  readonly isRemoved: boolean
  /** Members that a removed one would have back; 0 for one in use. */
  readonly keeps: number
}
