/** The title and the body of one note: the whole surface that the shell has of the editor. */
import type { ReadOnlyReason } from '../../shared/contract'
import type { DocId } from '../../shared/records/keys'

export interface NoteEditorProps {
  readonly docId: DocId
  /** Where the cursor goes when the note is shown; `title` for a note just made. */
  readonly focus?: 'title' | 'body' | 'none'
  readonly spellCheck?: boolean
  /** A link to another note was followed. */
  readonly onShowNote: (docId: DocId) => void
  readonly onReadOnly?: (reason: ReadOnlyReason | undefined) => void
}

export function NoteEditor(_props: NoteEditorProps) {
  return null
}
