/** The letters that a field of the window takes. */
export const MOST_SEARCHED = 500

/** Words that the field could hold, of an address that anybody may have written. */
export function parseWords(text: string | null): string {
  const words = text?.trim() ?? ''
  return words.length > MOST_SEARCHED || /\p{Cc}/u.test(words) ? '' : words
}
