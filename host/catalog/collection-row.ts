/** A notebook or a base in a list, as `catalog.db` holds it. */
import type { CategoryRow, CollectionRow } from '../../shared/contract/collections'
import type { CategoryId } from '../../shared/model/categories'
import type { CollectionKind } from '../../shared/model/document'
import type { PersonId } from '../../shared/records/identity'
import type { DocId } from '../../shared/records/keys'

/** The columns of `collections` that it is read from. */
export const COLLECTED = `collections.docId, collections.kind, collections.title,
  collections.description, collections.colour, collections.size, collections.createdAt,
  collections.modifiedAt, collections.trashedAt, collections.canEdit, collections.isShared,
  collections.sharesEditing, collections.managers`

export interface StoredCollection {
  readonly docId: DocId
  readonly kind: CollectionKind
  readonly title: string
  readonly description: string
  readonly colour: string | null
  readonly size: number
  readonly createdAt: number
  readonly modifiedAt: number
  readonly trashedAt: number | null
  readonly canEdit: number
  readonly isShared: number
  readonly sharesEditing: number
  readonly managers: string
}

export function collectionOf(row: StoredCollection): CollectionRow {
  const { docId, kind, title, description, colour, size, createdAt, modifiedAt, trashedAt } = row
  return {
    docId,
    kind,
    title,
    description,
    colour,
    count: size,
    createdAt,
    modifiedAt,
    trashedAt,
    rights: row.canEdit === 1 ? 'edit' : 'view',
    isShared: row.isShared === 1,
    sharesEditing: row.sharesEditing === 1,
    managers: JSON.parse(row.managers) as readonly PersonId[],
  }
}

export const CATEGORISED = 'categories.id, categories.name, categories.colour, categories.size'

export interface StoredCategory {
  readonly id: CategoryId
  readonly name: string
  readonly colour: string | null
  readonly size: number
}

export function categoryOf({ id, name, colour, size }: StoredCategory): CategoryRow {
  return { id, name, colour, count: size }
}
