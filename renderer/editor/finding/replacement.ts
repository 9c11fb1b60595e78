/**
 * What stands in place of what was found: the letters that were typed or, where a pattern is sought,
 * letters and groups of the pattern as `$1`, `$<name>`, `$&`; `$$` is the sign itself.
 */
import type { Span } from './match-text'

/** Letters, or a part of what was found, which keeps its marks. */
export type Piece = string | Span

const SIGN = /\$(?:(\$)|(&)|(\d{1,2})|<([^>]*)>)/gu

export function readReplacement(typed: string, { from, to, groups }: Span): readonly Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const sign of typed.matchAll(SIGN)) {
    pieces.push(typed.slice(at, sign.index))
    pieces.push(...readSign(sign))
    at = sign.index + sign[0].length
  }
  pieces.push(typed.slice(at))
  return pieces.filter((piece) => typeof piece !== 'string' || piece !== '')

  function readSign([said, dollar, whole, digits, name]: RegExpMatchArray): readonly Piece[] {
    if (dollar) return ['$']
    if (whole) return [{ from: 0, to: to - from }]
    // What names no group is what it says.
    if (digits !== undefined) return readNumber(digits, said)
    if (name === undefined || !groups || !Object.hasOwn(groups.named, name)) return [said]
    const group = groups.named[name]
    return group ? [group] : []
  }

  /** `$12` is the twelfth group or, where there are fewer, the first and a 2. */
  function readNumber(digits: string, said: string): readonly Piece[] {
    const spans = groups?.spans ?? []
    for (const length of [2, 1]) {
      const number = Number(digits.slice(0, length))
      if (digits.length < length || number === 0 || number >= spans.length) continue
      const group = spans[number]
      return group ? [group, digits.slice(length)] : [digits.slice(length)]
    }
    return [said]
  }
}
