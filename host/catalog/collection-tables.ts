/**
 * The rows of one notebook or base. A curator's change touches few of thousands of members, so what
 * is written is the difference.
 */
import type { CollectionKind } from '../../shared/model/document'
import type { Member } from '../../shared/text/reading/document-reading'
import type { Sqlite } from '../log/open-sqlite'
import type { CatalogFacts, CollectionEntry } from './contract'
import { numberOf } from './document-numbers'
import { sortKeyOf } from './fold'
import { writeLinks } from './link-tables'

interface KnownMember {
  readonly no: number
  readonly docId: string
  readonly place: string
  readonly by: string
  readonly isByVerified: number
  readonly at: number | null
  readonly remark: string
  readonly isClassified: number
}

interface KnownPlacement {
  readonly no: number
  readonly category: string
}

export class CollectionTables {
  readonly #sqlite: Sqlite

  constructor(sqlite: Sqlite) {
    this.#sqlite = sqlite
  }

  /** What is held under this number; undefined for none. */
  find(no: number): { readonly kind: CollectionKind; readonly isHere: boolean } | undefined {
    const sql = 'SELECT kind, trashedAt FROM collections WHERE no = ?'
    const found = this.#sqlite.get<{ kind: CollectionKind; trashedAt: number | null }>(sql, no)
    return found && { kind: found.kind, isHere: found.trashedAt === null }
  }

  put(no: number, entry: CollectionEntry): void {
    const numbers = this.#putMembers(no, entry.members)
    this.#putPlacements(no, entry.members, numbers)
    this.#putCategories(no, entry)
    this.#removeLinks(no)
    writeLinks(this.#sqlite, no, { links: entry.links, relations: [] })
    this.#sqlite.run(
      `INSERT OR REPLACE INTO collections (no, docId, kind, title, titleKey, description, intro, colour,
        licence, underlinesTerms, sharesEditing, managers, size, classified, createdAt, modifiedAt, trashedAt, canEdit, isShared)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      no,
      entry.docId,
      entry.kind,
      entry.title,
      sortKeyOf(entry.title),
      entry.description,
      entry.text,
      entry.colour,
      entry.licence,
      Number(entry.underlinesTerms),
      Number(entry.sharesEditing),
      JSON.stringify(entry.managers),
      this.#sizeOf(no, entry.kind),
      this.#classifiedOf(no),
      entry.createdAt,
      entry.modifiedAt,
      entry.trashedAt,
      Number(entry.rights === 'edit'),
      Number(entry.isShared),
    )
  }

  remove(no: number): void {
    // What holds no collection may be a note, whose links are its own.
    if (this.find(no)) this.#removeLinks(no)
    for (const table of ['members', 'placed', 'categories'])
      this.#sqlite.run(`DELETE FROM ${table} WHERE collection = ?`, no)
    this.#sqlite.run('DELETE FROM collections WHERE no = ?', no)
  }

  change(no: number, fact: CatalogFacts): void {
    const set = (column: string, value: number | null) =>
      this.#sqlite.run(`UPDATE collections SET ${column} = ? WHERE no = ?`, value, no)
    if (fact.rights !== undefined) set('canEdit', fact.rights === 'edit' ? 1 : 0)
    if (fact.isShared !== undefined) set('isShared', fact.isShared ? 1 : 0)
    if (fact.modifiedAt !== undefined) set('modifiedAt', fact.modifiedAt)
    if (fact.trashedAt !== undefined) set('trashedAt', fact.trashedAt)
  }

  /** A note, or a notebook, came or went: wherever it is a member there is one more or less. */
  count(member: number, what: 'note' | 'notebook', change: 1 | -1): void {
    const isNote = what === 'note'
    this.#sqlite.run(
      `UPDATE OR FAIL collections SET size = size + ? WHERE kind = ?
        AND no IN (SELECT collection FROM members WHERE no = ?)`,
      change,
      isNote ? 'notebook' : 'base',
      member,
    )
    if (!isNote) return
    this.#sqlite.run(
      `UPDATE OR FAIL collections SET classified = classified + ? WHERE kind = 'notebook'
        AND no IN (SELECT collection FROM members WHERE no = ? AND isClassified = 1)`,
      change,
      member,
    )
    this.#sqlite.run(
      `UPDATE OR FAIL categories SET size = size + ?
        WHERE (collection, id) IN (SELECT collection, category
          FROM members JOIN placed USING (collection, no) WHERE members.no = ?)`,
      change,
      member,
    )
  }

  #removeLinks(no: number): void {
    this.#sqlite.run('DELETE FROM links WHERE source = ?', no)
  }

  #sizeOf(no: number, kind: CollectionKind): number {
    const held =
      kind === 'notebook' ? 'notes AS held ON' : "collections AS held ON held.kind = 'notebook' AND"
    const sql = `SELECT count(*) AS size FROM members JOIN ${held} held.no = members.no
      WHERE members.collection = ? AND held.trashedAt IS NULL`
    return this.#sqlite.get<{ size: number }>(sql, no)?.size ?? 0
  }

  #classifiedOf(no: number): number {
    const sql = `SELECT count(*) AS size FROM members JOIN notes USING (no)
      WHERE collection = ? AND isClassified = 1 AND trashedAt IS NULL`
    return this.#sqlite.get<{ size: number }>(sql, no)?.size ?? 0
  }

  /** The number of each, in their order. */
  #putMembers(collection: number, members: readonly Member[]): readonly number[] {
    const known = new Map<string, KnownMember>()
    for (const member of this.#sqlite.all<KnownMember>(
      `SELECT no, docId, place, by, isByVerified, at, remark, isClassified FROM members JOIN numbers USING (no)
        WHERE collection = ?`,
      collection,
    ))
      known.set(member.docId, member)
    const numbers = members.map((member) => {
      const before = known.get(member.docId)
      known.delete(member.docId)
      const no = before?.no ?? numberOf(this.#sqlite, member.docId)
      if (!before || !isSame(before, member)) this.#putMember(collection, no, member)
      return no
    })
    for (const { no } of known.values())
      this.#sqlite.run('DELETE FROM members WHERE collection = ? AND no = ?', collection, no)
    return numbers
  }

  #putMember(collection: number, no: number, member: Member): void {
    const { place, by, isByVerified, at, remark } = member
    this.#sqlite.run(
      `INSERT OR REPLACE INTO members (collection, no, place, by, isByVerified, at, remark, isClassified)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      collection,
      no,
      place,
      by,
      Number(isByVerified),
      at,
      remark,
      Number(isClassified(member)),
    )
  }

  #putPlacements(collection: number, members: readonly Member[], numbers: readonly number[]): void {
    const known = new Map<string, KnownPlacement>()
    for (const placement of this.#sqlite.all<KnownPlacement>(
      'SELECT no, category FROM placed WHERE collection = ?',
      collection,
    ))
      known.set(`${placement.no} ${placement.category}`, placement)
    members.forEach(({ categoryIds }, at) => {
      const no = numbers[at] ?? 0
      for (const category of categoryIds) {
        if (known.delete(`${no} ${category}`)) continue
        this.#sqlite.run('INSERT OR IGNORE INTO placed VALUES (?, ?, ?)', collection, no, category)
      }
    })
    for (const { no, category } of known.values())
      this.#sqlite.run(
        'DELETE FROM placed WHERE collection = ? AND no = ? AND category = ?',
        collection,
        no,
        category,
      )
  }

  #putCategories(collection: number, { categories }: CollectionEntry): void {
    this.#sqlite.run('DELETE FROM categories WHERE collection = ?', collection)
    if (categories.length === 0) return
    const sizes = new Map<string, number>()
    for (const { category, size } of this.#sqlite.all<{ category: string; size: number }>(
      `SELECT category, count(*) AS size FROM placed JOIN notes USING (no)
        WHERE collection = ? AND trashedAt IS NULL GROUP BY category`,
      collection,
    ))
      sizes.set(category, size)
    categories.forEach(({ id, name, colour, isRemoved, keeps }, place) =>
      this.#sqlite.run(
        'INSERT OR IGNORE INTO categories VALUES (?, ?, ?, ?, ?, ?, ?)',
        collection,
        id,
        place,
        name,
        colour,
        Number(isRemoved),
        isRemoved ? keeps : (sizes.get(id) ?? 0),
      ),
    )
  }
}

function isSame(known: KnownMember, member: Member): boolean {
  const { place, by, isByVerified, at, remark } = member
  const isBy = known.by === by && known.isByVerified === Number(isByVerified)
  return (
    isBy &&
    known.place === place &&
    known.at === at &&
    known.remark === remark &&
    known.isClassified === Number(isClassified(member))
  )
}

function isClassified({ categoryIds }: Member): boolean {
  return categoryIds.length > 0
}
