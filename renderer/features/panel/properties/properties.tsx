/** What the open note says of itself beside its text: whose it is, when it came out, how it may be used. */
import type { NoteRow } from '../../../../shared/contract/notes'
import { Fields } from '../../../editor/fields/fields'
import { useNoteFacts } from '../../../editor/use-note-facts'
import { Authors } from './authors'
import { KeyDates } from './key-dates'
import { NoteLanguage } from './note-language'
import { NoteLicence } from './note-licence'
import { NoteSharing } from './note-sharing'
import styles from './properties.module.css'
import type { PropertyProps } from './property-props'
import { Publication } from './publication'

export function Properties({ note }: { readonly note: NoteRow }) {
  const open = useNoteFacts(note.docId)
  if (!open) return null
  const shared: PropertyProps = { docId: note.docId, open }
  return (
    <Fields undo={open.undo} className={styles.properties}>
      <Authors {...shared} />
      <Publication {...shared} />
      <KeyDates {...shared} />
      <NoteLanguage {...shared} />
      <NoteLicence {...shared} title={note.title} />
      <NoteSharing open={open} />
    </Fields>
  )
}
