// Words and characters of the text on screen.
import { useEffect, useState } from 'react'
import type { DocId } from '../../../shared/records/keys'
import { useBridge } from '../../bridge/bridge-context'
import { useReadable } from '../../bridge/hooks'
import { bodyTextOf } from '../../editor/body-text'
import { formatNumber } from '../../i18n/times'
import { useWords } from '../../i18n/use-words'
import type { TextCounts } from './count-text'
import { countWhenQuiet } from './count-when-quiet'
import styles from './panel.module.css'

/** Of one note: another one starts without figures, not with those of the one before. */
export function TextCount({ docId }: { readonly docId: DocId }) {
  return <Counted key={docId} docId={docId} />
}

function Counted({ docId }: { readonly docId: DocId }) {
  const { language } = useWords()
  const session = useReadable(useBridge().notes.session(docId))
  const [counts, setCounts] = useState<TextCounts>()
  useEffect(() => {
    const text = session && bodyTextOf(session)
    return text && countWhenQuiet(text, language, setCounts)
  }, [session, language])
  return <Figures counts={counts} />
}

/** Before anything was counted there are none. */
export function Figures({ counts }: { readonly counts: TextCounts | undefined }) {
  const { t, language } = useWords()
  const shown = (figure: number | undefined) =>
    figure === undefined ? '–' : formatNumber(language, figure)
  return (
    <dl className={styles.counts}>
      <dt>{t('panel.words')}</dt>
      <dd>{shown(counts?.words)}</dd>
      <dt>{t('panel.letters')}</dt>
      <dd>{shown(counts?.letters)}</dd>
    </dl>
  )
}
