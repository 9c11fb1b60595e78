/** A fresh note's title as it is being typed: until its text goes on, however much a template wrote. */

interface Faces {
  readonly title: string
  readonly excerpt: string
}

export interface TypedTitle extends Faces {
  /** It has changed since the note is on screen; `excerpt` is that of the last change. */
  readonly isTyped: boolean
}

/** The same object while the title is. */
export function followTitle(before: TypedTitle | undefined, { title, excerpt }: Faces): TypedTitle {
  if (before && before.title === title) return before
  return { title, excerpt, isTyped: before !== undefined }
}

export function isTypingTitle({ isTyped, excerpt }: TypedTitle, now: Faces): boolean {
  return now.excerpt === '' || (isTyped && now.excerpt === excerpt)
}
