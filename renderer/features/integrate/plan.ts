/**
 * What a curator has chosen for one or several notes, and which changes lead there. Of one note the
 * notebooks that it is in are known, so that one may also be left; of several, things are only added.
 */
import type { CollectionChange, IntegrationRow } from '../../../shared/contract/collections'
import type { CategoryId } from '../../../shared/model/categories'
import type { DocId } from '../../../shared/records/keys'

export interface Choice {
  readonly categoryIds: readonly CategoryId[]
  readonly remark: string
  /** Before the others of the notebook, where it was not in it yet; else after them. */
  readonly isFirst?: boolean
  /** The name of one more category, as it was typed; counts without a press of its own. */
  readonly typed?: TypedCategory
}

export interface TypedCategory {
  readonly name: string
  /** One of the notebook that has this name already. */
  readonly known?: CategoryId | undefined
}

/** By notebook. */
export type Plan = ReadonlyMap<DocId, Choice>

export interface Step {
  readonly notebookId: DocId
  readonly change: CollectionChange
}

export function planOf(integrations: readonly IntegrationRow[]): Plan {
  return new Map(
    integrations.map(({ notebook, categories, remark }) => [
      notebook.docId,
      { categoryIds: categories.map(({ id }) => id), remark },
    ]),
  )
}

/**
 * In the order in which they are asked for; nothing for what stays as it is, since somebody else may
 * have changed it while the person chose.
 */
export function stepsOf(docIds: readonly DocId[], before: Plan, plan: Plan): readonly Step[] {
  const steps: Step[] = []
  const add = (notebookId: DocId, change: CollectionChange) => steps.push({ notebookId, change })
  for (const [notebookId, choice] of plan) {
    const { remark, isFirst = false, typed } = choice
    const categoryIds = chosenOf(choice)
    const known = before.get(notebookId)
    if (!known)
      add(notebookId, { kind: 'integrate', docIds, categoryIds, ...(isFirst ? { index: 0 } : {}) })
    else {
      const into = without(categoryIds, known.categoryIds)
      const from = without(known.categoryIds, categoryIds)
      if (into.length + from.length > 0)
        add(notebookId, { kind: 'reclassify', docIds, add: into, remove: from })
    }
    const name = typed?.known ? '' : (typed?.name.trim() ?? '')
    if (name !== '') add(notebookId, { kind: 'createCategory', name, colour: null, docIds })
    const [only] = docIds
    if (only && docIds.length === 1 && remark.trim() !== (known?.remark ?? ''))
      add(notebookId, { kind: 'remark', docId: only, remark: remark.trim() })
  }
  for (const notebookId of before.keys())
    if (!plan.has(notebookId)) add(notebookId, { kind: 'takeOut', docIds })
  return steps
}

function chosenOf({ categoryIds, typed }: Choice): readonly CategoryId[] {
  return typed?.known ? [...new Set([...categoryIds, typed.known])] : categoryIds
}

function without(ids: readonly CategoryId[], known: readonly CategoryId[]): readonly CategoryId[] {
  return ids.filter((id) => !known.includes(id))
}
