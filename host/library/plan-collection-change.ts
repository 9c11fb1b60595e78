/**
 * What a change asked of a notebook or base will write: looked at whole before anything is written,
 * so that one which names what is not there is refused and changes nothing.
 */
import type { CollectionChange } from '../../shared/contract/collections'
import type { CategoryId } from '../../shared/model/categories'
import { type CollectionKind, writeTitle } from '../../shared/model/document'
import type { Notebook } from '../../shared/model/notebook'
import { USER } from '../../shared/model/origin'
import { planRole, writeRoles } from '../../shared/model/roles'
import type { PersonId } from '../../shared/records/identity'
import type { DocId } from '../../shared/records/keys'
import { MAX_TITLE_LETTERS } from './create-held'
import { forTurns, MEMBERS_A_TURN } from './turns'
import { membersOf, type Plan, rankOf, writeMembers, writeOnly, writeTurns } from './write-members'
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
  /** What a category that is made will be called by; one that is there by then was made before. */
  readonly created: CategoryId
  /** False for what is not held, or of another kind. */
  mayIntegrate(docId: DocId): boolean
}

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
      return writeMembers(notebook, change.docIds, (some) => notebook.notes.takeOut(some))
    case 'move':
      return planMove(to, change)
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
      return into && writeMembers(notebook, change.docIds, (some) => notebook.classify(some, into))
    }
    case 'declassify': {
      const from = notebook.categories.resolve(change.categoryId)
      return (
        from && writeMembers(notebook, change.docIds, (some) => notebook.declassify(some, from))
      )
    }
    case 'reclassify': {
      const add = resolveAll(notebook, change.add)
      // One that was deleted meanwhile is left already.
      const remove = change.remove.flatMap((id) => notebook.categories.resolve(id) ?? [])
      return (
        add &&
        writeMembers(notebook, change.docIds, (some) => {
          for (const from of remove) if (!add.has(from)) notebook.declassify(some, from)
          for (const into of add) notebook.classify(some, into)
        })
      )
    }
    case 'setCategories': {
      const wanted = resolveAll(notebook, change.categoryIds)
      return (
        wanted &&
        writeMembers(notebook, change.docIds, (some) => notebook.setCategories(some, wanted))
      )
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
    return planNew(
      to,
      () => categories.create(change.name, change.colour ?? undefined, to.created),
      (created) =>
        writeMembers(notebook, change.docIds, (some) => notebook.classify(some, created)),
    )
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
      return planNew(
        to,
        () => notebook.createBeside(categoryId, change.name, to.created),
        (created) =>
          writeMembers(notebook, change.docIds, (some) =>
            notebook.reclassify(some, categoryId, created),
          ),
      )
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
  const isNew = (docId: DocId) => !notebook.notes.integration(docId)
  return writeTurns(function* () {
    // What was looked at until now has taken a turn where it was thousands.
    if (docIds.length > MEMBERS_A_TURN) yield
    const added = new Set(docIds.filter(isNew))
    if (added.size > 0) {
      const ranks = yield* rankOf(notebook, [...added], change.index)
      yield* forTurns(ranks, (some) => notebook.notes.integrateAt(some, added, { by, at: now }))
    }
    for (const categoryId of categoryIds) {
      if (docIds.length > MEMBERS_A_TURN) yield
      yield* writeMembers(notebook, docIds, (some) => notebook.classify(some, categoryId))
    }
  })
}

function planMove(
  { notebook }: Collected,
  change: CollectionChange & { readonly kind: 'move' },
): Plan {
  return writeTurns(function* () {
    const ranks = yield* rankOf(notebook, membersOf(notebook, change.docIds), change.index)
    yield* forTurns(ranks, (some) => notebook.notes.rank(some))
  })
}

/** A category, and what goes into it. */
function* planNew(
  to: Collected,
  create: () => CategoryId,
  fill: (created: CategoryId) => Plan,
): Plan {
  const created = to.notebook.categories.category(to.created) ? to.created : create()
  yield* fill(created)
  return created
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
