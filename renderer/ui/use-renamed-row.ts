/**
 * Where the title that is being typed over is drawn, whatever becomes of the rows meanwhile: a row that
 * moves takes the typed letters along, and where it is drawn no more they are kept as if one had left.
 */
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import { changedTitle, type TypedTitle } from './rename-field'

export interface RenamedRow<Id extends string> {
  readonly renaming: Id | null
  readonly active: number
  /** The places of the rows that are drawn. */
  readonly drawn: readonly number[]
  readonly idAt: (index: number) => Id | undefined
  /** Null where nothing changed. */
  readonly onEnd: (title: string | null) => void
}

export function useRenamedRow<Id extends string>(
  row: RenamedRow<Id>,
): { readonly at: number | undefined; readonly typed: RefObject<TypedTitle | null> } {
  const { renaming } = row
  const typed = useRef<TypedTitle | null>(null)
  const at = renaming === null ? undefined : findRenamed(renaming, row)
  const now = useRef(row)
  useLayoutEffect(() => {
    now.current = row
  })
  const isGone = renaming !== null && at === undefined
  useEffect(() => {
    if (isGone) end(typed, now.current)
  }, [isGone])
  useEffect(() => () => end(typed, now.current), [])
  return { at, typed }
}

function end(
  typed: RefObject<TypedTitle | null>,
  { renaming, onEnd }: Pick<RenamedRow<string>, 'renaming' | 'onEnd'>,
): void {
  const left = typed.current
  typed.current = null
  if (renaming !== null) onEnd(left && changedTitle(left))
}

/** A note may stand in several rows, one under each of its categories: the nearest one is meant. */
export function findRenamed<Id extends string>(
  id: Id,
  { active, drawn, idAt }: Pick<RenamedRow<Id>, 'active' | 'drawn' | 'idAt'>,
): number | undefined {
  const same = drawn.filter((index) => idAt(index) === id)
  return same.sort((a, b) => Math.abs(a - active) - Math.abs(b - active))[0]
}
