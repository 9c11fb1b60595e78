/** A text as a person left it, written as the difference to what was there: others keep their letters. */
import type * as Y from 'yjs'

/** Writes nothing when it says that already. */
export function writeText(text: Y.Text, after: string, origin: symbol): void {
  const before = text.toString()
  if (before === after) return
  const { start, end } = commonEnds(before, after)
  const write = () => {
    text.delete(start, before.length - start - end)
    text.insert(start, after.slice(start, after.length - end))
  }
  text.doc?.transact(write, origin)
}

/** How many letters both have at the start and at the end. Yjs replaces half a surrogate pair by U+FFFD. */
function commonEnds(
  before: string,
  after: string,
): { readonly start: number; readonly end: number } {
  const shortest = Math.min(before.length, after.length)
  let start = 0
  while (start < shortest && before[start] === after[start]) start += 1
  if (isHigh(before, start - 1) || isHigh(after, start - 1)) start = Math.max(0, start - 1)
  let end = 0
  while (end < shortest - start && before.at(-1 - end) === after.at(-1 - end)) end += 1
  if (isLow(before, before.length - end) || isLow(after, after.length - end))
    end = Math.max(0, end - 1)
  return { start, end }
}

function isHigh(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xd800
}

function isLow(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xdc00
}
