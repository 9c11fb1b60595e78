import { Button } from 'react-aria-components'
import type { NotePlace } from '../../../shared/contract/lists'
import type { NoteRow } from '../../../shared/contract/notes'
import { foundWordsOf, passageOfFound } from '../../app/found-passage'
import { FoundTags, MarkedTitle, RowText } from '../../app/pieces'
import { useWindow } from '../../app/window-state'
import { useWantPassage } from '../../editor/arriving/wanted-target'
import { useWords } from '../../i18n/use-words'
import row from '../../ui/row.module.css'
import styles from './base.module.css'

export interface NoteLinesProps {
  readonly notes: readonly NoteRow[]
  readonly place: NotePlace
  readonly label: string
}

/** A few notes, a line or two each. */
export function NoteLines({ notes, place, label }: NoteLinesProps) {
  const { times } = useWords()
  const wantPassage = useWantPassage()
  const { navigation } = useWindow()
  return (
    <ul className={styles.lines} aria-label={label}>
      {notes.map((note) => (
        <li key={note.docId}>
          <Button
            className={styles.noteLine ?? ''}
            onPress={() => {
              wantPassage(note.docId, passageOfFound(foundWordsOf(note)))
              navigation.showNote(note.docId, { list: place })
            }}
          >
            <span className={row.top}>
              <strong className={note.title ? row.title : row.untitled} dir="auto">
                <MarkedTitle of={note} />
              </strong>
              <time className={row.time} dateTime={new Date(note.modifiedAt).toISOString()}>
                {times.short(note.modifiedAt)}
              </time>
            </span>
            <span className={row.text} dir="auto">
              <RowText of={note} />
            </span>
            <FoundTags of={foundWordsOf(note)?.markedTags ?? []} />
          </Button>
        </li>
      ))}
    </ul>
  )
}
