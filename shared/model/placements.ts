/**
 * Which categories the notes of a notebook are in: one key for each note and category, so that two
 * curators who classify one note both keep their choice. Kept indexed by note: a notebook of 12,000
 * is asked for one note at a time.
 */
import type * as Y from 'yjs'
import { type DocId, parseDocId } from '../records/keys'
import { type CategoryId, parseCategoryId } from './categories'

export class Placements {
  readonly #map: Y.Map<unknown>
  readonly #byNote = new Map<DocId, Set<CategoryId>>()

  constructor(doc: Y.Doc) {
    this.#map = doc.getMap('placed')
    for (const [key, value] of this.#map.entries()) this.#index(key, value === true)
    this.#map.observe(this.#follow)
  }

  close(): void {
    this.#map.unobserve(this.#follow)
  }

  /** As they were written: merged and deleted categories among them. */
  of(noteId: DocId): ReadonlySet<CategoryId> {
    return this.#byNote.get(noteId) ?? NONE
  }

  add(noteId: DocId, categoryId: CategoryId): void {
    const key = `${noteId}:${categoryId}`
    if (this.#map.get(key) !== true) this.#map.set(key, true)
  }

  remove(noteId: DocId, categoryId: CategoryId): void {
    this.#map.delete(`${noteId}:${categoryId}`)
  }

  readonly #follow = ({ keysChanged }: Y.YMapEvent<unknown>) => {
    for (const key of keysChanged) this.#index(String(key), this.#map.get(String(key)) === true)
  }

  #index(key: string, isPlaced: boolean): void {
    const [note, category] = key.split(':')
    const noteId = parseDocId(note)
    const categoryId = parseCategoryId(category)
    if (!noteId || !categoryId) return
    const placed = this.#byNote.get(noteId) ?? new Set()
    if (isPlaced) placed.add(categoryId)
    else placed.delete(categoryId)
    if (placed.size === 0) this.#byNote.delete(noteId)
    else if (placed.size === 1) this.#byNote.set(noteId, placed)
  }
}

const NONE: ReadonlySet<CategoryId> = new Set()
