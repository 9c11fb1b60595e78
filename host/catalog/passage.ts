/**
 * The passage of a text around what was searched, cut into plain and matching pieces. Words that stand
 * together, as the search has them, come before words that stand alone.
 */
import type { Pieces } from '../../shared/contract/notes'
import { oneLine } from '../../shared/text/one-line'
import { BESIDE, type Matcher } from './matcher'

const LETTERS = 220
const BEFORE = 60
/** Of one word, that are looked at for where it stands beside the others. */
const MOST_PLACES = 16

/** Falls back to the text's beginning where only the title matches. */
export function passageOf(text: string, matcher: Matcher): Pieces {
  return markWords(cutAt(text, startOf(text, matcher) ?? 0), matcher)
}

/** Where most of the words stand together, the closest first; undefined where there is none. */
function startOf(text: string, matcher: Matcher): number | undefined {
  const large = matcher.filter(({ isSmall }) => !isSmall)
  const most = large.length === 1 ? 1 : MOST_PLACES
  const places = large
    .flatMap(({ pattern }, term) =>
      placesOf(text, pattern, most).map(({ from }) => ({ from, term })),
    )
    .toSorted((a, b) => a.from - b.from)
  let best: { readonly from: number; readonly count: number; readonly width: number } | undefined
  for (const [at, { from }] of places.entries()) {
    const seen = new Set<number>()
    let width = 0
    for (let next = at; next < places.length; next += 1) {
      const place = places[next]
      if (!place || place.from >= from + LETTERS - BEFORE) break
      if (!seen.has(place.term)) width = place.from - from
      seen.add(place.term)
    }
    const count = seen.size
    if (!best || count > best.count || (count === best.count && width < best.width))
      best = { from, count, width }
  }
  return best?.from
}

function cutAt(text: string, match: number): string {
  const from = Math.max(0, match - BEFORE)
  const space = from === 0 ? -1 : text.slice(from, match).search(/\s/u)
  const start = from === 0 ? 0 : space < 0 ? match : from + space + 1
  const end = text.slice(start, start + LETTERS)
  const rest = start + LETTERS < text.length ? end.replace(/\s\S*$/u, '') : end
  const whole = oneLine(rest.length > match - start ? rest : end)
  const before = start > 0 ? '… ' : ''
  return `${before}${whole}${start + LETTERS < text.length ? ' …' : ''}`
}

/** A text, whole, cut into what matches and what does not. */
export function markWords(text: string, matcher: Matcher): Pieces {
  const pieces: { text: string; isMatch: boolean }[] = []
  let at = 0
  for (const { from, to } of marksIn(text, matcher)) {
    if (from > at) pieces.push({ text: text.slice(at, from), isMatch: false })
    pieces.push({ text: text.slice(from, to), isMatch: true })
    at = to
  }
  if (at < text.length) pieces.push({ text: text.slice(at), isMatch: false })
  return pieces
}

export function isMarked(pieces: Pieces): boolean {
  return pieces.some(({ isMatch }) => isMatch)
}

interface Place {
  readonly from: number
  readonly to: number
}

interface Mark extends Place {
  /** Which of the words it is, by their places in the search. */
  readonly terms: Set<number>
}

function marksIn(text: string, matcher: Matcher): readonly Mark[] {
  const large = findMarks(text, matcher, [], (each) => !each.isSmall)
  const small = large.length > 0 ? findMarks(text, matcher, large, (each) => each.isSmall) : []
  if (small.length === 0) return large
  const kept = new Set(large)
  const all = [...large, ...small].toSorted((a, b) => a.from - b.from)
  // From what is marked on to the right, then to the left.
  for (const [at, mark] of all.entries()) keepBeside(text, kept, all[at - 1], mark)
  for (let at = all.length - 1; at > 0; at -= 1) keepBeside(text, kept, all[at], all[at - 1])
  return all.filter((mark) => kept.has(mark))
}

/** Without those that lie on others, the first and longest before. */
function findMarks(
  text: string,
  matcher: Matcher,
  others: readonly Mark[],
  isWanted: (sought: Matcher[number]) => boolean,
): readonly Mark[] {
  const places = matcher.flatMap((sought, term) =>
    isWanted(sought) ? placesOf(text, sought.pattern).map((place) => ({ ...place, term })) : [],
  )
  const marks: Mark[] = []
  for (const { from, to, term } of places.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    const last = marks.at(-1)
    if (last?.from === from && last.to === to) last.terms.add(term)
    else if ((last?.to ?? 0) <= from && others.every((mark) => to <= mark.from || from >= mark.to))
      marks.push({ from, to, terms: new Set([term]) })
  }
  return marks
}

/** `mark`, where it stands beside one that is kept as it does in the search. */
function keepBeside(text: string, kept: Set<Mark>, beside?: Mark, mark?: Mark): void {
  if (!beside || !mark || !kept.has(beside) || kept.has(mark)) return
  const [first, last] = beside.from < mark.from ? [beside, mark] : [mark, beside]
  const follows = [...first.terms].some((term) => last.terms.has(term + 1))
  if (follows && BESIDE.test(text.slice(first.to, last.from))) kept.add(mark)
}

function placesOf(text: string, pattern: RegExp, most = Number.POSITIVE_INFINITY): Place[] {
  const places: Place[] = []
  pattern.lastIndex = 0
  for (let found = pattern.exec(text); found; found = pattern.exec(text)) {
    places.push({ from: found.index, to: pattern.lastIndex })
    if (places.length >= most) break
  }
  return places
}
