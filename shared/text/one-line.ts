/**
 * Texts on one line, for lists and sentences: white space is one space. Spaces that hold words
 * together stay, as French has before its signs.
 */
export function withSingleSpaces(text: string): string {
  return text.replace(/[^\S\u00a0\u2007\u202f]+/gu, ' ')
}

export function oneLine(text: string): string {
  return withSingleSpaces(text).trim()
}
