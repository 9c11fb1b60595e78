/**
 * Where places of a document are after a transaction. What a peer changed comes as a whole new
 * document, whose steps know no places: there the two are compared, and what lies between the first
 * and the last difference is nowhere.
 */
import { isChangeOrigin } from '@tiptap/extension-collaboration'
import type { Transaction } from '@tiptap/pm/state'

/** Undefined for what is gone. */
export type MovePlace = (place: number) => number | undefined

export function movedPlaces(transaction: Transaction): MovePlace {
  if (!transaction.docChanged) return (place) => place
  return isChangeOrigin(transaction)
    ? compared(transaction)
    : (place) => {
        const { pos, deleted } = transaction.mapping.mapResult(place)
        return deleted ? undefined : pos
      }
}

function compared({ before, doc }: Transaction): MovePlace {
  const start = before.content.findDiffStart(doc.content)
  const end = before.content.findDiffEnd(doc.content)
  if (start === null || end === null) return (place) => place
  // Where letters repeat, the two may overlap.
  const last = Math.max(end.a, start)
  const moved = doc.content.size - before.content.size
  return (place) => {
    if (place <= start) return place
    return place >= last ? place + moved : undefined
  }
}
