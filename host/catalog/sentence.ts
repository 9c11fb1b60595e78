/** The sentence around some letters of a text, short enough for a list. */
import type { LinkPassage } from '../../shared/contract/links'
import { withSingleSpaces } from '../../shared/text/one-line'

/** Of what stands around the match, both sides together. */
const LETTERS = 180
const HALF = LETTERS / 2
const MAX_MATCH = 120

/** White space becomes one space, and what a long sentence has besides an ellipsis. */
export function sentenceAround(text: string, at: number, length: number): LinkPassage {
  const end = at + length
  const before = at - startOfSentence(text, at)
  const after = endOfSentence(text, end) - end
  // What one side does not need is the other's.
  const shownAfter = Math.min(after, LETTERS - Math.min(before, HALF))
  const shownBefore = Math.min(before, LETTERS - shownAfter)
  const isStartCut = shownBefore < before
  const isEndCut = shownAfter < after
  const first = text.slice(at - shownBefore, at)
  const last = text.slice(end, end + shownAfter)
  return {
    before: withSingleSpaces(isStartCut ? `… ${first.replace(/^\S*\s?/u, '')}` : first),
    match: cutMatch(withSingleSpaces(text.slice(at, end))),
    after: withSingleSpaces(isEndCut ? `${last.replace(/\s?\S*$/u, '')} …` : last),
    at,
  }
}

/** One letter further than what can be shown, where it begins before that. */
function startOfSentence(text: string, at: number): number {
  const from = Math.max(0, at - LETTERS - 1)
  let start = from
  for (const { 0: end, index } of text
    .slice(from, at)
    .matchAll(/[.!?…](?:\s?[»”])?["’)\]]*\s+|[\n\t]\s*/gu))
    start = from + index + end.length
  return start
}

function endOfSentence(text: string, end: number): number {
  const after = text.slice(end, end + LETTERS + 1)
  const found = /[.!?…]["”»’)\]]*(?=\s|$)|(?=[\n\t])/u.exec(after)
  return end + (found ? found.index + found[0].length : after.length)
}

function cutMatch(match: string): string {
  if (match.length <= MAX_MATCH) return match
  return `${match.slice(0, MAX_MATCH).replace(/[\ud800-\udbff]$/u, '')}…`
}
