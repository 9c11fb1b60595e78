/** Two categories of a notebook may have one name. Whoever gives it a second time is told. */
import type { CategoryRow } from '../../shared/contract/collections'
import type { CategoryId } from '../../shared/model/categories'
import { foldLetters } from '../../shared/text/fold'

/** The first of that name, whatever its case and accents, or the one before `id` that has it. */
export function findSameCategory(
  categories: readonly CategoryRow[],
  name: string,
  id?: CategoryId,
): CategoryRow | undefined {
  const wanted = foldLetters(name.trim())
  if (wanted === '') return undefined
  const first = categories.find((each) => foldLetters(each.name.trim()) === wanted)
  return first?.id === id ? undefined : first
}
