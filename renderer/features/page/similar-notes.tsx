/** Notes close to the one being begun, under its title until its text begins or they are put away. */
import { useState } from 'react'
import type { DocId } from '../../../shared/records/keys'
import { useNavigation, useWindow } from '../../app/window-state'
import { useNoteCard } from '../../bridge/hooks'
import { CloseNotes } from '../../editor/linking/close-notes'
import styles from './similar-notes.module.css'
import { followTitle, isTypingTitle, type TypedTitle } from './typed-title'

export function SimilarNotes({ docId }: { readonly docId: DocId }) {
  const { place } = useNavigation()
  const { navigation } = useWindow()
  const note = useNoteCard(docId)
  const [isPutAway, putAway] = useState(false)
  const [typed, setTyped] = useState<TypedTitle>()
  // Begun in this window: by its letters, by its type or from a template.
  const isFresh = place.docId === docId && (place.draft !== null || place.focus === 'title')
  const now = note ? followTitle(typed, note) : undefined
  if (now && now !== typed) setTyped(now)
  const isWanted = isFresh && !isPutAway && note && now && isTypingTitle(now, note)
  return (
    <div className={styles.place}>
      <CloseNotes
        docId={docId}
        title={isWanted ? note.title.trim() : ''}
        onOpen={(close) => navigation.showNote(close)}
        onPutAway={() => putAway(true)}
      />
    </div>
  )
}
