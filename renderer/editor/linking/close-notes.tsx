/**
 * Notes that are close to a title that is being typed, so that nobody writes twice what exists. They
 * stand quietly beside what is typed until they are put away, and never take the focus.
 */
import { X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button as Plain } from 'react-aria-components'
import type { Target } from '../../../shared/contract/links'
import type { DocId } from '../../../shared/records/keys'
import { useBridge } from '../../bridge/bridge-context'
import type { HostClient } from '../../bridge/host-client'
import { useWords } from '../../i18n/use-words'
import { ICON } from '../../ui/icon'
import { IconButton } from '../../ui/icon-button'
import styles from './close-notes.module.css'
import { CARD_ATTRIBUTE } from './drawn-links'
import { TYPE_ICONS } from './type-icons'

const LEAST_LETTERS = 4
const MOST = 3
/** After the last letter of the title. */
const ASK_AFTER = 250
const NONE: readonly Target[] = []

export interface CloseNotesProps {
  /** The note that is being written; null while it is none yet. */
  readonly docId: DocId | null
  /** Empty while none is wanted. */
  readonly title: string
  readonly onOpen: (docId: DocId) => void
  readonly onPutAway: () => void
}

export function CloseNotes({ docId, title, onOpen, onPutAway }: CloseNotesProps) {
  const { t } = useWords()
  const notes = useCloseNotes(useBridge().client, docId, title)
  if (title === '' || notes.length === 0) return null
  return (
    <div className={styles.box} role="status">
      <div className={styles.notes}>
        <span className={styles.label}>{t('similar.label', { count: notes.length })}</span>
        {notes.map((note) => {
          const Icon = TYPE_ICONS[note.type]
          return (
            <Plain
              key={note.docId}
              className={styles.note ?? ''}
              onPress={() => onOpen(note.docId)}
              {...{ [CARD_ATTRIBUTE]: note.docId }}
            >
              <Icon {...ICON} />
              <span className={styles.title} dir="auto">
                {note.title || t('app.untitled')}
              </span>
            </Plain>
          )
        })}
      </div>
      <IconButton icon={X} label={t('similar.putAway')} onPress={onPutAway} />
    </div>
  )
}

function useCloseNotes(client: HostClient, docId: DocId | null, title: string): readonly Target[] {
  const [found, setFound] = useState(NONE)
  const isLong = title.length >= LEAST_LETTERS
  useEffect(() => {
    if (!isLong) return undefined
    let isGone = false
    const ask = async () => {
      const notes = await client.request('findSimilar', { title, except: docId, limit: MOST })
      if (!isGone) setFound(notes)
    }
    const timer = setTimeout(() => {
      ask().catch((error: unknown) => console.warn('No close notes could be found.', error))
    }, ASK_AFTER)
    return () => {
      isGone = true
      clearTimeout(timer)
    }
  }, [client, docId, title, isLong])
  return isLong ? found : NONE
}
