/**
 * Rows of a document under ids of their own: categories, definitions, dates. One key a property
 * (`id/name`), since a value that carries several intentions loses one of two that meet. A row is
 * never deleted, only marked: what another writes in it meanwhile is kept and can be had back.
 */
import type * as Y from 'yjs'
import { toBase64url } from '../records/bytes'
import { randomBytes } from '../records/random'
import { USER } from './origin'
import { byRank, rankAt, readRank } from './ranks'

export type EntryValue = string | number | undefined

export interface Entry<Id extends string, Property extends string> {
  readonly id: Id
  readonly rank: string | undefined
  /** Milliseconds since 1970; undefined while it is in use. */
  readonly deletedAt: number | undefined
  /** A property that is missing, or neither text nor number, is undefined. */
  readonly values: Readonly<Record<Property, EntryValue>>
}

/** As much of a map as reading takes. */
export interface ReadableMap {
  get(key: string): unknown
  keys(): Iterator<string> & Iterable<string>
}

type Own = 'rank' | 'deletedAt'

/** Deleted ones too, in their order. A row without its `required` property does not exist. */
export function readEntries<Id extends string, Property extends string>(
  map: ReadableMap,
  properties: readonly Property[],
  required: Property,
): readonly Entry<Id, Property>[] {
  const end = `/${required}`
  const found: Entry<Id, Property>[] = []
  for (const key of map.keys()) {
    const id = key.endsWith(end) ? parseEntryId<Id>(key.slice(0, -end.length)) : undefined
    if (id && readValue(map, id, required) !== undefined) found.push(readEntry(map, id, properties))
  }
  return found.toSorted(byRank)
}

function readEntry<Id extends string, Property extends string>(
  map: ReadableMap,
  id: Id,
  properties: readonly Property[],
): Entry<Id, Property> {
  const deletedAt = readValue(map, id, 'deletedAt')
  const values = properties.map((property) => [property, readValue(map, id, property)] as const)
  return Object.freeze({
    id,
    rank: readRank(readValue(map, id, 'rank')),
    deletedAt: typeof deletedAt === 'number' ? deletedAt : undefined,
    values: Object.freeze(Object.fromEntries(values) as Record<Property, EntryValue>),
  })
}

function readValue(map: ReadableMap, id: string, property: string): EntryValue {
  const value = map.get(`${id}/${property}`)
  return typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value))
    ? value
    : undefined
}

export class Entries<Id extends string, Property extends string> {
  readonly #doc: Y.Doc
  readonly #map: Y.Map<unknown>
  readonly #properties: readonly Property[]
  readonly #required: Property

  /** A row without its `required` property does not exist. */
  constructor(doc: Y.Doc, name: string, properties: readonly Property[], required: Property) {
    this.#doc = doc
    this.#map = doc.getMap(name)
    this.#properties = properties
    this.#required = required
  }

  /** Deleted ones too, in their order. */
  all(): readonly Entry<Id, Property>[] {
    return readEntries<Id, Property>(this.#map, this.#properties, this.#required)
  }

  list(): readonly Entry<Id, Property>[] {
    return this.all().filter(({ deletedAt }) => deletedAt === undefined)
  }

  entry(id: Id): Entry<Id, Property> | undefined {
    const isHere = readValue(this.#map, id, this.#required) !== undefined
    return isHere ? readEntry(this.#map, id, this.#properties) : undefined
  }

  mint(): Id {
    return toBase64url(randomBytes(ID_BYTES)) as Id
  }

  /** At the end of the order. */
  create(values: Readonly<Partial<Record<Property, EntryValue>>>, id = this.mint()): Id {
    const ranks = rankAt(this.all(), [id], Number.POSITIVE_INFINITY, randomBytes)
    this.#doc.transact(() => {
      for (const property of this.#properties) this.#write(id, property, values[property])
      this.#rank(ranks)
    }, USER)
    return id
  }

  set(id: Id, property: Property, value: EntryValue): void {
    if (this.entry(id)) this.#doc.transact(() => this.#write(id, property, value), USER)
  }

  /** `index` counts among the others that `shown` lets through, as a person counts. */
  move(id: Id, index: number, shown: readonly { readonly id: Id }[] = this.list()): void {
    if (!this.entry(id)) return
    const others = shown.filter((entry) => entry.id !== id)
    const all = this.all().filter((entry) => entry.id !== id)
    const next = others[Math.max(0, index)]
    const at = next ? all.findIndex((entry) => entry.id === next.id) : all.length
    this.#doc.transact(() => this.#rank(rankAt(all, [id], at, randomBytes)), USER)
  }

  delete(id: Id, at: number): void {
    if (this.entry(id)) this.#doc.transact(() => this.#write(id, 'deletedAt', at), USER)
  }

  restore(id: Id): void {
    this.#doc.transact(() => this.#write(id, 'deletedAt', undefined), USER)
  }

  #write(id: Id, property: Property | Own, value: EntryValue): void {
    const key = `${id}/${property}`
    if (value !== undefined) this.#map.set(key, value)
    else if (this.#map.has(key)) this.#map.delete(key)
  }

  #rank(ranks: ReadonlyMap<string, string>): void {
    for (const [id, rank] of ranks) this.#write(id as Id, 'rank', rank)
  }
}

const ID_BYTES = 12

/** 12 random bytes as base64url, 16 letters. */
export function parseEntryId<Id extends string>(value: unknown): Id | undefined {
  return typeof value === 'string' && /^[A-Za-z0-9_-]{16}$/u.test(value) ? (value as Id) : undefined
}
