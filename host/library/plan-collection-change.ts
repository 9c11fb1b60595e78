/**
 * What a change asked of a notebook or base will write: looked at whole before anything is written,
 * so that one which names what is not there is refused and changes nothing.
 */
import type { CollectionChange, CollectionKind } from '../../shared/contract/collections'
import type { CategoryId } from '../../shared/model/categories'
import { writeTitle } from '../../shared/model/document'
import type { Notebook } from '../../shared/model/notebook'
import { USER } from '../../shared/model/origin'
import { planRole, writeRoles } from '../../shared/model/roles'
import type { PersonId } from '../../shared/records/identity'
import type { DocId } from '../../shared/records/keys'
import { MAX_TITLE_LETTERS } from './create-held'
import type * as Y from 'yjs'

export type Written = Exclude<CollectionChange, { readonly kind: 'undo' | 'redo' }>

export interface Collected {
  readonly kind: CollectionKind
  readonly doc: Y.Doc
  /** A base's notebooks stand where a notebook's notes do. */
  readonly notebook: Notebook
  readonly docId: DocId
  readonly by: string
  readonly person: PersonId
  readonly now: number
  /** False for what is not held, or of another kind. */
  mayIntegrate(docId: DocId): boolean
}

/** Writes, in a transaction of the caller's; says which category it made. */
export type Plan = () => CategoryId | null

/** Undefined where it names what is not there. */
export function planChange(to: Collected, change: Written): Plan | undefined {
  const { notebook } = to
  switch (change.kind) {
    case 'rename':
      return writeOnly(() => writeTitle(to.doc, change.title.slice(0, MAX_TITLE_LETTERS), USER))
    case 'describe':
      return writeOnly(() => notebook.setSetting('description', change.description || undefined))
    case 'recolour':
      return writeOnly(() => notebook.setSetting('colour', change.colour ?? undefined))
    case 'integrate':
      return planIntegration(to, change)
    case 'takeOut':
      return writeOnly(() => notebook.notes.takeOut(membersOf(to, change.docIds)))
    case 'move':
      return writeOnly(() => notebook.notes.move(membersOf(to, change.docIds), change.index))
    case 'remark':
      if (!notebook.notes.integration(change.docId)) return undefined
      return writeOnly(() => notebook.notes.setRemark(change.docId, change.remark))
    case 'giveRole': {
      const roles = planRole(to.doc, to.docId, { ...change, by: to.person })
      return roles && writeOnly(() => writeRoles(to.doc, roles))
    }
    default:
      return to.kind === 'notebook' ? planOfNotebook(to, change) : undefined
  }
}

type OfNotebook = Exclude<
  Written,
  {
    readonly kind:
      | 'rename'
      | 'describe'
      | 'recolour'
      | 'integrate'
      | 'takeOut'
      | 'move'
      | 'remark'
      | 'giveRole'
  }
>

function planOfNotebook(to: Collected, change: OfNotebook): Plan | undefined {
  const { notebook } = to
  switch (change.kind) {
    case 'license':
      return writeOnly(() => notebook.setSetting('licence', change.licence ?? undefined))
    case 'underlineTerms':
      return writeOnly(() => notebook.setUnderlinesTerms(change.is))
    case 'classify': {
      const into = notebook.categories.resolve(change.categoryId)
      return into && writeOnly(() => notebook.classify(membersOf(to, change.docIds), into))
    }
    case 'declassify': {
      const from = notebook.categories.resolve(change.categoryId)
      return from && writeOnly(() => notebook.declassify(membersOf(to, change.docIds), from))
    }
    case 'reclassify': {
      const add = resolveAll(notebook, change.add)
      // One that was deleted meanwhile is left already.
      const remove = change.remove.flatMap((id) => notebook.categories.resolve(id) ?? [])
      const members = membersOf(to, change.docIds)
      return (
        add &&
        writeOnly(() => {
          for (const from of remove) if (!add.has(from)) notebook.declassify(members, from)
          for (const into of add) notebook.classify(members, into)
        })
      )
    }
    case 'setCategories': {
      const wanted = resolveAll(notebook, change.categoryIds)
      return wanted && writeOnly(() => notebook.setCategories(membersOf(to, change.docIds), wanted))
    }
    default:
      return planOfCategory(to, change)
  }
}

type OfCategory = Exclude<
  OfNotebook,
  {
    readonly kind:
      | 'license'
      | 'underlineTerms'
      | 'classify'
      | 'declassify'
      | 'reclassify'
      | 'setCategories'
  }
>

function planOfCategory(to: Collected, change: OfCategory): Plan | undefined {
  const { notebook, now } = to
  const { categories } = notebook
  if (change.kind === 'createCategory')
    return () => {
      const created = categories.create(change.name, change.colour ?? undefined)
      notebook.classify(membersOf(to, change.docIds), created)
      return created
    }
  const { categoryId } = change
  if (!categories.category(categoryId)) return undefined
  switch (change.kind) {
    case 'renameCategory':
      return writeOnly(() => categories.rename(categoryId, change.name))
    case 'recolourCategory':
      return writeOnly(() => categories.recolour(categoryId, change.colour ?? undefined))
    case 'moveCategory':
      return writeOnly(() => categories.move(categoryId, change.index))
    case 'mergeCategory': {
      const { into } = change
      return categories.resolve(into) && writeOnly(() => categories.merge(categoryId, into))
    }
    case 'splitCategory':
      if (categories.resolve(categoryId) !== categoryId) return undefined
      return () => notebook.split(categoryId, change.name, membersOf(to, change.docIds))
    case 'deleteCategory':
      return writeOnly(() => categories.delete(categoryId, now))
    case 'restoreCategory':
      return writeOnly(() => categories.restore(categoryId))
  }
}

function planIntegration(
  to: Collected,
  change: CollectionChange & { readonly kind: 'integrate' },
): Plan | undefined {
  const { notebook, by, now } = to
  const docIds = [...new Set(change.docIds)]
  const categoryIds = resolveAll(notebook, change.categoryIds)
  if (!docIds.every((docId) => to.mayIntegrate(docId)) || !categoryIds) return undefined
  if (to.kind === 'base' && categoryIds.size > 0) return undefined
  return writeOnly(() => {
    notebook.notes.integrate(docIds, by, now, change.index)
    for (const categoryId of categoryIds) notebook.classify(docIds, categoryId)
  })
}

/** What somebody took out meanwhile is passed over. */
function membersOf({ notebook }: Collected, docIds: readonly DocId[]): readonly DocId[] {
  return [...new Set(docIds)].filter((docId) => notebook.notes.integration(docId))
}

/** Undefined when one of them is not in use. */
function resolveAll(
  { categories }: Notebook,
  categoryIds: readonly CategoryId[],
): ReadonlySet<CategoryId> | undefined {
  const found = new Set<CategoryId>()
  for (const id of categoryIds) {
    const category = categories.resolve(id)
    if (category === undefined) return undefined
    found.add(category)
  }
  return found
}

/** What makes no category. */
function writeOnly(write: () => void): Plan {
  return () => {
    write()
    return null
  }
}
