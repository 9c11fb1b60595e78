/**
 * Letters as they are compared where places count: without case and accents, one for one, which
 * `shared/text/fold.ts` is not: there `œ` becomes two letters.
 */
export function foldText(text: string): string {
  // Almost all text needs no second look.
  if (/^[\u0020-\u007e]*$/u.test(text)) return text.toLowerCase()
  let folded = ''
  for (let at = 0; at < text.length; at += 1) folded += foldLetter(text.charAt(at))
  return folded
}

const known = new Map<string, string>()

function foldLetter(letter: string): string {
  const before = known.get(letter)
  if (before !== undefined) return before
  const folded = letter === '’' ? "'" : (letter.normalize('NFD').charAt(0) || letter).toLowerCase()
  // A few letters grow when they become small: they are left as they are.
  const one = folded.length === 1 ? folded : letter
  known.set(letter, one)
  return one
}
