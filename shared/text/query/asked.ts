/** What a query asks for as a whole, where nothing is found. */
import { parseQuery } from './query'

/** Every part waits for its value, as `étiquette:` does. */
export function asksNothingYet(query: string): boolean {
  const parts = parseQuery(query)
  return parts.length > 0 && parts.every(({ kind }) => kind === 'unfinished')
}

/** What a note of these words would be called; undefined where a query says more than words. */
export function titleOf(query: string): string | undefined {
  const parts = parseQuery(query)
  const [first] = parts
  if (first?.kind === 'words' && parts.length === 1 && first.isPhrase) return first.text
  const isWords = parts.every(
    (part) => part.kind === 'words' && part.where === 'anywhere' && !part.isNegated,
  )
  return isWords ? query.trim() : undefined
}
