/** How what a change asks for is written: thousands of members a turn at a time, the rest at once. */
import type { CategoryId } from '../../shared/model/categories'
import type { Notebook } from '../../shared/model/notebook'
import type { DocId } from '../../shared/records/keys'
import { forTurns, MEMBERS_A_TURN, type Turns } from './turns'

/** Each turn writes in a transaction of the caller's; in the end it says which category was made. */
export type Plan = Turns<CategoryId | null>

export function writeOnly(write: () => void): Plan {
  return writeTurns(() => forTurns([write], () => write()))
}

/** What makes no category. */
export function* writeTurns(write: () => Turns<void>): Plan {
  yield* write()
  return null
}

/** What somebody took out meanwhile is passed over. */
export function writeMembers(
  notebook: Notebook,
  docIds: readonly DocId[],
  write: (members: readonly DocId[]) => void,
): Plan {
  return writeTurns(() => forTurns(new Set(docIds), (some) => write(membersOf(notebook, some))))
}

/** What somebody took out meanwhile is passed over. */
export function membersOf(notebook: Notebook, docIds: readonly DocId[]): readonly DocId[] {
  return [...new Set(docIds)].filter((docId) => notebook.notes.integration(docId))
}

/** In a turn of their own where they are thousands. */
export function* rankOf(
  notebook: Notebook,
  docIds: readonly DocId[],
  index: number | undefined,
): Turns<ReadonlyMap<DocId, string>> {
  const ranks = notebook.notes.ranksAt(docIds, index)
  if (ranks.size > MEMBERS_A_TURN) yield
  return ranks
}
