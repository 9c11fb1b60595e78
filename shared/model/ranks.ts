/**
 * Places in an order that several people change at once: fractional index keys, one an entry, sorted
 * by (rank, id). A move writes the moved entry alone. A few random digits keep two people who insert
 * at one place from minting the same key, between which nothing would fit any more.
 */
import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing'

export interface Ranked<Id extends string = string> {
  readonly id: Id
  /** Undefined for what has no place yet: after everything that has one. */
  readonly rank: string | undefined
}

const RANDOM_DIGITS = 3
const LOWER_A = 97
const UPPER_Z = 90

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
/** A thousand insertions at one place stay below half of it; a longer one is nobody's honest work. */
const LONGEST = 1024
/** Below the first of `A` nothing fits, and it takes 10⁴⁵ moves to the top to get there. */
const PATTERN = /^[B-Za-z][0-9A-Za-z]+$/u

/** A peer may have written anything: what is no rank counts as none. */
export function readRank(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.length > LONGEST || !PATTERN.test(value)) return undefined
  // As the library has it, which says so by throwing, in a tenth of its time: thousands are read at once.
  const fraction = value.length - integerLength(value.charCodeAt(0))
  if (fraction < 0) return undefined
  return fraction > 0 && value.endsWith('0') ? undefined : value
}

/** Its letter says how many digits follow: `a` and `Z` one, away from them one more each. */
function integerLength(head: number): number {
  return head >= LOWER_A ? head - LOWER_A + 2 : UPPER_Z - head + 2
}

export function byRank(a: Ranked, b: Ranked): number {
  return compareRanks(a.rank, b.rank) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}

/**
 * The ranks to write so that `moved` stand together, in their order, at `index` of the others.
 * `ordered` is the list as it is shown; moved ones that it holds are taken out before counting.
 * More than the moved ones are ranked only where neighbours have equal ranks or none.
 */
export function rankAt<Id extends string>(
  ordered: readonly Ranked<Id>[],
  moved: readonly Id[],
  index: number,
  random: (size: number) => Uint8Array,
): ReadonlyMap<Id, string> {
  const leaving = new Set(moved)
  const others = ordered.filter(({ id }) => !leaving.has(id))
  const at = Math.max(0, Math.min(index, others.length))
  // Nothing fits between equals, nor after what has no rank: such neighbours are ranked as well.
  let from = at
  while (from > 0 && others[from - 1]?.rank === undefined) from -= 1
  const before = others[from - 1]?.rank ?? null
  let to = at
  if (from === at) while (to < others.length && isStuck(before, others[to]?.rank)) to += 1
  const after = others[to]?.rank ?? null
  const ids = [
    ...others.slice(from, at).map(({ id }) => id),
    ...moved,
    ...others.slice(at, to).map(({ id }) => id),
  ]
  const ranks = ranksBetween(before, after, ids.length, random)
  return new Map(ids.map((id, i) => [id, ranks[i] ?? '']))
}

function isStuck(before: string | null, rank: string | undefined): boolean {
  return before !== null && rank !== undefined && rank <= before
}

function ranksBetween(
  before: string | null,
  after: string | null,
  count: number,
  random: (size: number) => Uint8Array,
): readonly string[] {
  const keys = generateNKeysBetween(before, after, count)
  return keys.map((key, i) => withRandomDigits(key, keys[i + 1] ?? after, random(RANDOM_DIGITS)))
}

function withRandomDigits(key: string, after: string | null, bytes: Uint8Array): string {
  // A fraction never ends with a zero.
  let digits = ''
  for (const byte of bytes) digits += DIGITS[1 + (byte % (DIGITS.length - 1))] ?? ''
  let base = key
  // Digits behind the start of the next key could lead beyond it.
  while (after !== null && `${base}${digits}` >= after) base = generateKeyBetween(base, after)
  return `${base}${digits}`
}

function compareRanks(a: string | undefined, b: string | undefined): number {
  if (a === b) return 0
  if (a === undefined) return 1
  if (b === undefined) return -1
  return a < b ? -1 : 1
}
