import { parseDocId } from '../../../../shared/records/keys'
import { useWindow } from '../../../app/window-state'
import { useIndexing, useNoteCard } from '../../../bridge/hooks'
import { CARD_ATTRIBUTE } from '../../../editor/linking/drawn-links'
import { useWords } from '../../../i18n/use-words'
import styles from './head.module.css'

/** Another note by its title, whatever it is called by now; one that is not here says so. */
export function NoteName({ docId: written }: { readonly docId: unknown }) {
  const { t } = useWords()
  const { navigation } = useWindow()
  const docId = parseDocId(written) ?? null
  const card = useNoteCard(docId)
  const isIndexing = useIndexing() !== undefined
  if (docId === null || (card === null && !isIndexing)) {
    return <span className={styles.gone}>{t('links.missing')}</span>
  }
  if (card === null) return <span>{t('links.unindexed')}</span>
  const isTrashed = typeof card?.trashedAt === 'number'
  return (
    <button
      type="button"
      className={`${styles.noteName} ${isTrashed ? styles.gone : ''}`}
      onClick={() => navigation.showNote(docId, isTrashed ? { list: { kind: 'trash' } } : {})}
      {...{ [CARD_ATTRIBUTE]: docId }}
    >
      <bdi>{card?.title || t('app.untitled')}</bdi>
      {isTrashed ? ` (${t('links.trashed')})` : null}
    </button>
  )
}
