/**
 * A notebook's own way to classify. A category is never deleted: it is marked, or merged into
 * another, and what it holds follows the merge, also what somebody classifies there meanwhile.
 */
import type * as Y from 'yjs'
import { Entries, type Entry, parseEntryId } from './entries'
import { USER } from './origin'
import { createStandsFor } from './stands-for'

declare const branded: unique symbol
export type CategoryId = string & { readonly [branded]: 'CategoryId' }

export interface Category {
  readonly id: CategoryId
  readonly name: string
  /** The name of one of the interface's colours; undefined for none. */
  readonly colour: string | undefined
  /** Milliseconds since 1970; undefined while it is in use. */
  readonly deletedAt: number | undefined
  readonly mergedInto: CategoryId | undefined
}

const PROPERTIES = ['name', 'colour', 'mergedInto'] as const
type Property = (typeof PROPERTIES)[number]

export class Categories {
  readonly #doc: Y.Doc
  readonly #entries: Entries<CategoryId, Property>

  constructor(doc: Y.Doc) {
    this.#doc = doc
    this.#entries = new Entries(doc, 'categories', PROPERTIES, 'name')
  }

  /** Those in use, in their order. */
  list(): readonly Category[] {
    return this.#inUse().map(categoryOf)
  }

  /** Those that were deleted or merged, and can be had back. */
  removed(): readonly Category[] {
    const resolve = this.resolver()
    return this.#entries
      .all()
      .filter(({ id }) => resolve(id) !== id)
      .map(categoryOf)
  }

  category(id: CategoryId): Category | undefined {
    const entry = this.#entries.entry(id)
    return entry && categoryOf(entry)
  }

  /**
   * The category in use that this one stands for after all merges; undefined when that one is
   * deleted or unknown: its notes are unclassified. Of a cycle, which two curators can make who
   * merge both ways at once, the smallest id remains.
   */
  resolve(id: CategoryId): CategoryId | undefined {
    return this.resolver()(id)
  }

  /** As `resolve`, for many at once: what it says holds until something is written. */
  resolver(): (id: CategoryId) => CategoryId | undefined {
    return createStandsFor((id) => this.category(id))
  }

  mint(): CategoryId {
    return this.#entries.mint()
  }

  /** At the end of the order. */
  create(name: string, colour?: string, id?: CategoryId): CategoryId {
    return this.#entries.create({ name, colour }, id)
  }

  rename(id: CategoryId, name: string): void {
    this.#entries.set(id, 'name', name)
  }

  recolour(id: CategoryId, colour: string | undefined): void {
    this.#entries.set(id, 'colour', colour)
  }

  /** `index` counts among the others in use. */
  move(id: CategoryId, index: number): void {
    this.#entries.move(id, index, this.#inUse())
  }

  merge(id: CategoryId, into: CategoryId): void {
    const target = this.resolve(into)
    if (target !== undefined && target !== this.resolve(id))
      this.#entries.set(id, 'mergedInto', target)
  }

  /** Its notes stay in the notebook, unclassified where this was their only category. */
  delete(id: CategoryId, at: number): void {
    this.#entries.delete(id, at)
  }

  /** With what it held when it was deleted or merged. */
  restore(id: CategoryId): void {
    this.#doc.transact(() => {
      this.#entries.restore(id)
      this.#entries.set(id, 'mergedInto', undefined)
    }, USER)
  }

  #inUse(): readonly Entry<CategoryId, Property>[] {
    const resolve = this.resolver()
    return this.#entries.all().filter(({ id }) => resolve(id) === id)
  }
}

export function parseCategoryId(value: unknown): CategoryId | undefined {
  return parseEntryId(value)
}

function categoryOf({ id, deletedAt, values }: Entry<CategoryId, Property>): Category {
  return Object.freeze({
    id,
    name: String(values.name),
    colour: typeof values.colour === 'string' ? values.colour : undefined,
    deletedAt,
    mergedInto: parseCategoryId(values.mergedInto),
  })
}
