/**
 * Notebooks and bases in a person's own order. One that was never moved has the place of its title,
 * as a rank that nobody stores: what is moved is put between two of these and is all that is written,
 * so what two devices move at once both stays moved. Before or after all titles there is room too.
 */
import type { CollectionRow } from '../../shared/contract/collections'
import type { OwnOrderChange, OwnOrderReply } from '../../shared/contract/own-order'
import { rankAt } from '../../shared/model/ranks'
import { utf8 } from '../../shared/records/bytes'
import type { DocId } from '../../shared/records/keys'
import { randomBytes } from '../../shared/records/random'
import { sortKeyOf } from '../catalog/fold'
import type { Library } from './library'

type Row = Pick<CollectionRow, 'docId' | 'kind' | 'title'>
type Ranks = ReadonlyMap<DocId, string>

/** Of a title; longer ones that begin alike keep the order in which they came. */
const TITLE_BYTES = 240
/** A rank at the top is made before it, one at the bottom after it. */
const TITLES = 'a1zzz'
/** Below every letter, so that a title stands before those that begin with it. */
const END = '001'

/** `rows` come by title. */
export function inOwnOrder<Each extends Row>(rows: readonly Each[], ranks: Ranks): readonly Each[] {
  if (!rows.some(({ docId }) => ranks.has(docId))) return rows
  const ranked = rows.map((row) => ({ row, rank: rankOf(row, ranks) }))
  return ranked
    .toSorted((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0))
    .map(({ row }) => row)
}

/**
 * On disk when it answers `done`. What is `listed`, by title, may be older than what is held: what went
 * to the trash meanwhile has no place any more.
 */
export function changeOwnOrder(
  { access, holdings, journal }: Library,
  listed: readonly Row[],
  change: OwnOrderChange,
): OwnOrderReply {
  if (access === 'read') return { kind: 'refused', reason: 'library-read-only' }
  const rows = listed.filter(({ docId }) => {
    const held = holdings.document(docId)
    return held?.trashedAt === undefined && held?.purgedAt === undefined
  })
  const { order } = holdings.home
  const ranks = order.ranks()
  const done = (made: Partial<OwnOrderReply & { readonly kind: 'done' }>): OwnOrderReply =>
    journal.flush()
      ? { kind: 'done', place: null, was: [], ...made }
      : { kind: 'refused', reason: 'store-error' }
  if (change.kind === 'restore') {
    const left = change.ranks.filter(({ docId }) => !ranks.has(docId))
    order.place(left.map(({ docId, rank }) => [docId, rank]))
    return done({})
  }
  if (change.kind === 'forget') {
    const was = rows.flatMap(({ docId, kind }) => {
      const rank = ranks.get(docId)
      return kind === change.of && rank !== undefined ? [{ docId, rank }] : []
    })
    order.forget(was.map(({ docId }) => docId))
    return done({ was })
  }
  const moved = rows.find(({ docId }) => docId === change.docId)
  if (!moved) return { kind: 'refused', reason: 'unknown' }
  const ordered = inOwnOrder(
    rows.filter(({ kind }) => kind === moved.kind),
    ranks,
  )
  const from = ordered.indexOf(moved)
  const index = Math.max(0, Math.min(ordered.length - 1, from + change.by))
  if (index !== from) order.place(ranksAfter(ordered, ranks, moved.docId, index))
  return done({ place: { index, total: ordered.length } })
}

function ranksAfter(ordered: readonly Row[], ranks: Ranks, docId: DocId, index: number) {
  const ranked = ordered.map((row) => ({ id: row.docId, rank: rankOf(row, ranks) }))
  return rankAt(ranked, [docId], index, randomBytes) as ReadonlyMap<DocId, string>
}

function rankOf({ docId, title }: Row, ranks: Ranks): string {
  return ranks.get(docId) ?? rankOfTitle(title)
}

/** Hexadecimal digits sort as the bytes do. */
function rankOfTitle(title: string): string {
  const bytes = utf8(sortKeyOf(title)).subarray(0, TITLE_BYTES)
  const digits = Array.from(bytes, (byte) => byte.toString(16).toUpperCase().padStart(2, '0'))
  return `${TITLES}${digits.join('')}${END}`
}
