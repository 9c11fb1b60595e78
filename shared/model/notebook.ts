/**
 * A notebook: an ordered collection of notes with its own categories. Everything that a curator
 * does is one transaction of theirs, and changes no note.
 */
import type * as Y from 'yjs'
import type { DocId } from '../records/keys'
import { Categories, type CategoryId } from './categories'
import { Collection } from './collection'
import { createDocument } from './document'
import type { FreshUpdate } from './fresh-update'
import { USER } from './origin'
import { Placements } from './placements'

const SETTINGS = ['colour', 'description', 'licence', 'underlinesTerms'] as const
export type NotebookSetting = (typeof SETTINGS)[number]

/** Letters. */
export const MAX_DESCRIPTION = 10_000

export function createNotebook(doc: Y.Doc, createdAt: number): void {
  createDocument(doc, 'notebook', createdAt, USER)
}

/** As `setSetting`, for a document that is never built. */
export function encodeSetting(update: FreshUpdate, name: NotebookSetting, value: string): void {
  update.set('meta', name, value)
}

export class Notebook {
  readonly notes: Collection
  readonly categories: Categories
  readonly #doc: Y.Doc
  readonly #meta: Y.Map<unknown>
  readonly #placements: Placements

  constructor(doc: Y.Doc) {
    this.#doc = doc
    this.#meta = doc.getMap('meta')
    this.notes = new Collection(doc)
    this.categories = new Categories(doc)
    this.#placements = new Placements(doc)
  }

  /** For a document that outlives this. */
  close(): void {
    this.notes.close()
    this.#placements.close()
  }

  setting(name: NotebookSetting): string | undefined {
    const value = this.#meta.get(name)
    return typeof value === 'string' ? value : undefined
  }

  setSetting(name: NotebookSetting, value: string | undefined): void {
    if (this.#meta.get(name) === value) return
    this.#doc.transact(() => {
      if (value === undefined) this.#meta.delete(name)
      else this.#meta.set(name, value)
    }, USER)
  }

  /** Unless its curators said otherwise. */
  get underlinesTerms(): boolean {
    return this.setting('underlinesTerms') !== 'no'
  }

  setUnderlinesTerms(is: boolean): void {
    this.setSetting('underlinesTerms', is ? undefined : 'no')
  }

  /** Of a note in this notebook, those in use, each once; empty means unclassified. */
  categoriesOf(noteId: DocId): ReadonlySet<CategoryId> {
    const found = new Set<CategoryId>()
    if (!this.notes.integration(noteId)) return found
    const resolve = this.categories.resolver()
    for (const id of this.#placements.of(noteId)) {
      const category = resolve(id)
      if (category) found.add(category)
    }
    return found
  }

  /** As they were written, of a note that may have been taken out: merged and deleted ones too. */
  placedIn(noteId: DocId): ReadonlySet<CategoryId> {
    return this.#placements.of(noteId)
  }

  classify(noteIds: readonly DocId[], categoryId: CategoryId): void {
    const resolve = this.categories.resolver()
    const isIn = (noteId: DocId) =>
      [...this.#placements.of(noteId)].some((id) => resolve(id) === categoryId)
    this.#doc.transact(() => {
      for (const noteId of noteIds) if (!isIn(noteId)) this.#placements.add(noteId, categoryId)
    }, USER)
  }

  /** Also what a merged category brought them. They stay in the notebook. */
  declassify(noteIds: readonly DocId[], categoryId: CategoryId): void {
    const resolve = this.categories.resolver()
    this.#doc.transact(() => {
      for (const noteId of noteIds)
        for (const id of [...this.#placements.of(noteId)])
          if (resolve(id) === categoryId) this.#placements.remove(noteId, id)
    }, USER)
  }

  /** In these, all in use, and in no other. What a deleted one keeps stays with it. */
  setCategories(noteIds: readonly DocId[], categoryIds: ReadonlySet<CategoryId>): void {
    const resolve = this.categories.resolver()
    this.#doc.transact(() => {
      for (const noteId of noteIds) {
        const missing = new Set(categoryIds)
        for (const id of [...this.#placements.of(noteId)]) {
          const category = resolve(id)
          if (category === undefined) continue
          if (categoryIds.has(category)) missing.delete(category)
          else this.#placements.remove(noteId, id)
        }
        for (const id of missing) this.#placements.add(noteId, id)
      }
    }, USER)
  }

  /** Empty, behind `categoryId`. */
  createBeside(categoryId: CategoryId, name: string, id?: CategoryId): CategoryId {
    return this.#doc.transact(() => {
      const index = this.categories.list().findIndex(({ id }) => id === categoryId)
      const created = this.categories.create(name, undefined, id)
      if (index >= 0) this.categories.move(created, index + 1)
      return created
    }, USER)
  }

  /** From one into the other. */
  reclassify(noteIds: readonly DocId[], from: CategoryId, into: CategoryId): void {
    this.#doc.transact(() => {
      this.classify(noteIds, into)
      this.declassify(noteIds, from)
    }, USER)
  }
}
