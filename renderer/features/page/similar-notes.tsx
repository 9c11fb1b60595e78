/**
 * Notes that are close to the one being begun, so that nobody writes twice what exists. They stand
 * quietly under the title until the text begins or they are put away, and never take the focus.
 */
import { X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button as Plain } from 'react-aria-components'
import type { Target } from '../../../shared/contract/links'
import type { DocId } from '../../../shared/records/keys'
import { useNavigation, useWindow } from '../../app/window-state'
import { useNoteCard } from '../../bridge/hooks'
import { useBridge } from '../../bridge/bridge-context'
import type { HostClient } from '../../bridge/host-client'
import { CARD_ATTRIBUTE } from '../../editor/linking/drawn-links'
import { TYPE_ICONS } from '../../editor/linking/type-icons'
import { useWords } from '../../i18n/use-words'
import { ICON } from '../../ui/icon'
import { IconButton } from '../../ui/icon-button'
import styles from './similar-notes.module.css'

const LEAST_LETTERS = 4
const MOST = 3
/** After the last letter that the library has of the title. */
const ASK_AFTER = 250
const NONE: readonly Target[] = []

export function SimilarNotes({ docId }: { readonly docId: DocId }) {
  const { place } = useNavigation()
  const note = useNoteCard(docId)
  const [isPutAway, putAway] = useState(false)
  const isBegun = place.draft !== null && place.docId === docId
  const title = isBegun && !isPutAway && note?.excerpt === '' ? note.title.trim() : ''
  return <Similar docId={docId} title={title} onPutAway={() => putAway(true)} />
}

interface SimilarProps {
  readonly docId: DocId
  /** Empty while none is wanted. */
  readonly title: string
  readonly onPutAway: () => void
}

function Similar({ docId, title, onPutAway }: SimilarProps) {
  const { t } = useWords()
  const { navigation } = useWindow()
  const notes = useSimilar(useBridge().client, docId, title)
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
              onPress={() => navigation.showNote(note.docId)}
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

function useSimilar(client: HostClient, docId: DocId, title: string): readonly Target[] {
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
