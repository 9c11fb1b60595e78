/** What stands around a note: links in and out, mentions, terms, the card of a link, what `[[` proposes. */
import type { NoteType } from '../model/note'
import type { DocId } from '../records/keys'
import type { CollectionKind } from '../model/document'
import type { NoteChange } from './notes'

/** One link, or one mention, with the sentence around it. */
export interface LinkPassage {
  readonly before: string
  readonly match: string
  readonly after: string
  /** Of the letters in the note's plain text, where a mention begins: what `[[` turns into a link. */
  readonly at: number
}

/** What a field of a note says of another: beside its text, or without any. */
export type NoteRelation =
  | { readonly kind: 'see-also' }
  /** As it was written; empty for none. */
  | { readonly kind: 'role'; readonly role: string }

export interface LinkedNote {
  readonly docId: DocId
  /** A notebook or a base links to a note in its introduction. */
  readonly kind: 'note' | CollectionKind
  readonly title: string
  readonly type: NoteType
  /** `trashed` and `missing` ones are shown as such: restoring repairs the link. */
  readonly state: LinkState
  readonly passages: readonly LinkPassage[]
  readonly relations: readonly NoteRelation[]
}

/** `unindexed`: not found, while the index is still being built. */
export type LinkState = 'here' | 'trashed' | 'missing' | 'unindexed'

/** Of one note. Counts are those of the lists, which hold at most 200 each. */
export interface NoteLinks {
  readonly incomingTotal: number
  readonly incoming: readonly LinkedNote[]
  readonly outgoingTotal: number
  readonly outgoing: readonly LinkedNote[]
  /** All that it links to and that are not here, also beyond the first 200. */
  readonly away: readonly { readonly docId: DocId; readonly state: LinkState }[]
  readonly mentionTotal: number
  /** Notes that say this one's title or an alias without linking to it. */
  readonly mentions: readonly LinkedNote[]
  /** Terms of the library whose title or alias this note's text says. */
  readonly terms: readonly LinkedNote[]
}

/** `changed`: the text says something else there by now, or what it says cannot be a link. */
export type MentionReply = NoteChange | { readonly kind: 'refused'; readonly reason: 'changed' }

/** What a link, a mention or a result shows of a note, a notebook or a base when one rests on it. */
export interface NoteCard {
  readonly docId: DocId
  readonly kind: 'note' | CollectionKind
  /** Notes of a notebook, notebooks of a base. */
  readonly count: number
  readonly title: string
  readonly type: NoteType
  readonly state: LinkState
  /** The summary, else the first letters of the text; a notebook's description or introduction. */
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
