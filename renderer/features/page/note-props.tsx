import type { DocId } from '../../../shared/records/keys'
import { useNoteCard, usePeople } from '../../bridge/hooks'
import { useWords } from '../../i18n/use-words'
import styles from './page.module.css'

/** One line under the title: dates, whether it is shared, who else is here. */
export function NoteProps({ docId }: { readonly docId: DocId }) {
  const { t, times } = useWords()
  const people = usePeople(docId)
  const note = useNoteCard(docId)
  if (!note) return null
  return (
    <p className={styles.props}>
      <span title={times.long(note.createdAt)}>
        {t('page.created', { date: times.date(note.createdAt) })}
      </span>
      <span title={times.full(note.modifiedAt)}>
        {t('page.modified', { when: times.sentence(note.modifiedAt) })}
      </span>
      {note.isShared ? <span>{t('list.shared')}</span> : null}
      {people.length > 0 ? <span>{t('page.peopleHere', { count: people.length })}</span> : null}
    </p>
  )
}
