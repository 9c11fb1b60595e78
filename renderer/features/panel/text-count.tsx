// Words and characters of the text on screen. Counted when the library says that the note changed,
// not at every key: counting a long note takes longer than drawing a letter.
import { useEffect, useState } from 'react'
import type { DocId } from '../../../shared/records/keys'
import { useNoteStatus, useOpenNoteState } from '../../bridge/hooks'
import { formatNumber } from '../../i18n/times'
import { useWords } from '../../i18n/use-words'
import { countText } from './count-text'
import styles from './panel.module.css'

export function TextCount({
  docId,
  modifiedAt,
}: {
  readonly docId: DocId
  readonly modifiedAt: number
}) {
  const { t, language } = useWords()
  const state = useOpenNoteState(docId)
  const savedAt = useNoteStatus(docId)?.savedAt
  const [count, setCount] = useState({ words: 0, letters: 0 })
  useEffect(() => {
    const timer = setTimeout(() => {
      const body = document.querySelector<HTMLElement>('[data-note-fields] .ProseMirror')
      setCount(countText(body?.innerText ?? '', language))
    }, 250)
    return () => clearTimeout(timer)
  }, [docId, state.kind, savedAt, modifiedAt, language])
  return (
    <dl className={styles.counts}>
      <dt>{t('panel.words')}</dt>
      <dd>{formatNumber(language, count.words)}</dd>
      <dt>{t('panel.letters')}</dt>
      <dd>{formatNumber(language, count.letters)}</dd>
    </dl>
  )
}
