/** What was written down in one box, as a note: its first line is the title, if it is one. */

export interface Captured {
  readonly title: string
  readonly body: string
}

/** Longer first lines are text, not what anybody would call a note. */
const MOST_TITLE = 120

/** Undefined when there is nothing to keep. */
export function splitCapture(written: string): Captured | undefined {
  const text = written.replace(/\r\n?/gu, '\n').trim()
  if (text === '') return undefined
  const [first = '', ...rest] = text.split('\n')
  if (first.length > MOST_TITLE) return { title: '', body: text }
  return { title: first.trim(), body: rest.join('\n').trim() }
}
