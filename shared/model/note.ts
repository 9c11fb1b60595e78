/**
 * What a note is besides its text: its type, authors, licence, tags, and the fields of its type.
 * Changing the type writes one key: the fields of the other types stay where they are. Fields that
 * people write sentences in are texts of their own, so that two who write at once keep both.
 */
import type * as Y from 'yjs'
import { Entries, type ReadableMap } from './entries'
import { type Licence, readLicence } from './licence'
import { compareNames } from './name-order'
import { type Unsubscribe, USER } from './origin'
import { readTime } from './time'
import { readSharing, type Sharing } from './sharing'

export const NOTE_TYPES = ['general', 'term', 'organisation'] as const
export type NoteType = (typeof NOTE_TYPES)[number]

/** Root texts, typed together like the title. */
export const NOTE_TEXTS = [
  'summary',
  'thirdPartyRightsText',
  'mission',
  'public',
  'seeks',
  'offers',
] as const
export type NoteText = (typeof NOTE_TEXTS)[number]

/** One value each, in `meta`. `language` is a BCP 47 tag. */
export const NOTE_FIELDS = ['language', 'licenceText', 'place', 'web'] as const
export type NoteField = (typeof NOTE_FIELDS)[number]

/** Sets of words, each word a key of its own. */
export const NOTE_SETS = ['tags', 'aliases', 'skills'] as const
export type NoteSet = (typeof NOTE_SETS)[number]

declare const branded: unique symbol
export type NoteEntryId = string & { readonly [branded]: 'NoteEntryId' }

export class NoteFacts {
  /** What several people say the term means: who says so, where it is from; the words are `definition`. */
  readonly definitions: Entries<NoteEntryId, 'at' | 'by' | 'source'>
  /** `person` is the id of somebody who uses Carnet, where the name is theirs. */
  readonly authors: Entries<NoteEntryId, 'name' | 'person'>
  /** `when` as `parseImpreciseDate` reads it. */
  readonly dates: Entries<NoteEntryId, 'label' | 'when'>
  readonly contacts: Entries<NoteEntryId, 'name' | 'role' | 'address'>
  /** Of this organisation or person in projects: `note` is the project's id. */
  readonly roles: Entries<NoteEntryId, 'note' | 'role'>
  /** Other notes that a reader of this one may want: `note` is the other's id. */
  readonly seeAlso: Entries<NoteEntryId, 'note'>
  readonly #doc: Y.Doc
  readonly #meta: Y.Map<unknown>

  constructor(doc: Y.Doc) {
    this.#doc = doc
    this.#meta = doc.getMap('meta')
    this.definitions = new Entries(doc, 'definitions', ['at', 'by', 'source'], 'at')
    this.authors = new Entries(doc, 'authors', ['name', 'person'], 'name')
    this.dates = new Entries(doc, 'dates', ['label', 'when'], 'label')
    this.contacts = new Entries(doc, 'contacts', ['name', 'role', 'address'], 'name')
    this.roles = new Entries(doc, 'roles', ['note', 'role'], 'note')
    this.seeAlso = new Entries(doc, 'seeAlso', ['note'], 'note')
  }

  get type(): NoteType {
    return readNoteType(this.#meta.get('type'))
  }

  setType(type: NoteType): void {
    this.#set('type', type)
  }

  get licence(): Licence | undefined {
    return readLicence(this.#meta.get('licence'))
  }

  setLicence(licence: Licence | undefined): void {
    this.#set('licence', licence)
  }

  /** "Part of this content may belong to others." */
  get hasThirdPartyRights(): boolean {
    return this.#meta.get('thirdPartyRights') === true
  }

  setThirdPartyRights(has: boolean): void {
    this.#set('thirdPartyRights', has ? true : undefined)
  }

  /** Milliseconds since 1970; undefined while it is not published. */
  get publishedAt(): number | undefined {
    return readTime(this.#meta.get('publishedAt'))
  }

  setPublishedAt(at: number | undefined): void {
    this.#set('publishedAt', at)
  }

  /** What may be passed on of it with a notebook. */
  get sharing(): Sharing {
    return readSharing(this.#meta.get('sharing'))
  }

  setSharing(sharing: Sharing): void {
    this.#set('sharing', sharing === 'read' ? undefined : sharing)
  }

  field(name: NoteField): string {
    const value = this.#meta.get(name)
    return typeof value === 'string' ? value : ''
  }

  setField(name: NoteField, value: string): void {
    this.#set(name, value === '' ? undefined : value)
  }

  text(name: NoteText): Y.Text {
    return this.#doc.getText(name)
  }

  /** A root text under the row's minted id, so that two who mend one definition keep both. */
  definition(id: NoteEntryId): Y.Text {
    return this.#doc.getText(`${DEFINITION}${id}`)
  }

  /** Sorted, so that every device shows one order. */
  words(name: NoteSet): readonly string[] {
    return readWords(this.#doc.getMap(name))
  }

  /** Spaces around it are nobody's intention; an empty word is refused without a word. */
  addWord(name: NoteSet, word: string): void {
    const trimmed = word.trim()
    if (trimmed !== '') this.#doc.transact(() => this.#doc.getMap(name).set(trimmed, true), USER)
  }

  removeWord(name: NoteSet, word: string): void {
    this.#doc.transact(() => this.#doc.getMap(name).delete(word), USER)
  }

  /** Called once a transaction that changed any of it, also by a peer. */
  readonly subscribe = (listener: () => void): Unsubscribe => {
    const tell = ({ changed }: Y.Transaction) => {
      for (const [name, type] of this.#doc.share)
        if (changed.has(type as never) && isFact(name)) return listener()
    }
    this.#doc.on('afterTransaction', tell)
    return () => this.#doc.off('afterTransaction', tell)
  }

  #set(name: string, value: string | number | boolean | undefined): void {
    this.#doc.transact(() => {
      if (value === undefined) this.#meta.delete(name)
      else this.#meta.set(name, value)
    }, USER)
  }
}

/** Before a definition's id: the name of the root text that says it. */
export const DEFINITION = 'definition/'

/** A type that this version does not know is shown as a general note, and stays written. */
export function readNoteType(value: unknown): NoteType {
  return NOTE_TYPES.find((type) => type === value) ?? 'general'
}

/** A set of words, in the order of names. */
export function readWords(map: ReadableMap): readonly string[] {
  const words: string[] = []
  for (const word of map.keys()) if (map.get(word) === true) words.push(word)
  return words.toSorted(compareNames)
}

const ROOTS: ReadonlySet<string> = new Set([
  'meta',
  'definitions',
  'authors',
  'dates',
  'contacts',
  'roles',
  'seeAlso',
  ...NOTE_SETS,
  ...NOTE_TEXTS,
])

function isFact(root: string): boolean {
  return ROOTS.has(root) || root.startsWith(DEFINITION)
}
