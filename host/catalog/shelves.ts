/** Where notes stand: among the notes, or in the trash. */
import type { Shelf } from '../../shared/contract/notes'

/** Where notes are searched, and where those in the trash are. */
export type WordsTable = 'words' | 'trashWords'

interface Shelved {
  readonly words: WordsTable
  /** Asked of a row of notes. */
  readonly where: string
  /** The column that says what is newest. */
  readonly time: 'modifiedAt' | 'trashedAt'
}

export const SHELVES: Readonly<Record<Shelf, Shelved>> = {
  notes: { words: 'words', where: 'notes.trashedAt IS NULL', time: 'modifiedAt' },
  trash: { words: 'trashWords', where: 'notes.trashedAt IS NOT NULL', time: 'trashedAt' },
}
