import type { NoteRow as Row } from '../../../shared/contract/notes'

export interface HeadingPlace {
  readonly row: (index: number) => Row | undefined
  readonly group: (note: Row) => string
  readonly index: number
}

/** Only where the note before is known to stand under another heading. */
export function headingAt({ row, group, index }: HeadingPlace): string | null {
  const note = row(index)
  if (!note) return null
  const words = group(note)
  if (index === 0) return words
  const before = row(index - 1)
  return before && group(before) !== words ? words : null
}
