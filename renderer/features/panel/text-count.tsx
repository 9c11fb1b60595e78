// Words and characters of the text on screen.
import { useEffect, useState } from 'react'
import type { DocId } from '../../../shared/records/keys'
import { useBridge } from '../../bridge/bridge-context'
import { useReadable } from '../../bridge/hooks'
import { bodyTextOf } from '../../editor/body-text'
import { formatNumber } from '../../i18n/times'
import { useWords } from '../../i18n/use-words'
import { countWhenQuiet } from './count-when-quiet'
import styles from './panel.module.css'

export function TextCount({ docId }: { readonly docId: DocId }) {
  const { t, language } = useWords()
  const session = useReadable(useBridge().notes.session(docId))
  const [count, setCount] = useState({ words: 0, letters: 0 })
  useEffect(() => {
    const text = session && bodyTextOf(session)
    return text && countWhenQuiet(text, language, setCount)
  }, [session, language])
  return (
    <dl className={styles.counts}>
      <dt>{t('panel.words')}</dt>
      <dd>{formatNumber(language, count.words)}</dd>
      <dt>{t('panel.letters')}</dt>
      <dd>{formatNumber(language, count.letters)}</dd>
    </dl>
  )
}
