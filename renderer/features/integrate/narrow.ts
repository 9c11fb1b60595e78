/**
 * A long list to choose from, narrowed by letters and cut: hundreds of boxes make the window wait,
 * and nobody reads them. What is kept comes before the cut, so that it
 * does not go from under the hand that has chosen it.
 */
import { holdsLetters } from '../../../shared/text/fold'

/** A list that is seen at a glance needs no field to find something in it. */
export const MOST_AT_A_GLANCE = 12
const MOST = 40

export interface Narrowed<Row> {
  readonly shown: readonly Row[]
  /** How many more the letters fit. */
  readonly more: number
}

export function narrow<Row>(
  rows: readonly Row[],
  letters: string,
  nameOf: (row: Row) => string,
  isKept: (row: Row) => boolean,
): Narrowed<Row> {
  const fitting = rows.filter((row) => holdsLetters(nameOf(row), letters))
  let free = MOST - fitting.filter(isKept).length
  const shown = fitting.filter((row) => isKept(row) || free-- > 0)
  return { shown, more: fitting.length - shown.length }
}
