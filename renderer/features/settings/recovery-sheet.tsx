import { createPortal } from 'react-dom'
import type { LibraryState } from '../../../shared/contract/library'
import { useWords } from '../../i18n/use-words'
import styles from './recovery-sheet.module.css'

export interface RecoverySheetProps {
  readonly words: readonly string[]
  readonly library: LibraryState
}

/** What the printer gets instead of the window: words, relay, fingerprint. Never on screen. */
export function RecoverySheet({ words, library }: RecoverySheetProps) {
  const { t, times } = useWords()
  const { relay } = library
  return createPortal(
    <div className={styles.sheet} aria-hidden data-print-sheet="">
      <h1>{t('recovery.sheetTitle')}</h1>
      <p>{t('recovery.sheetWhat')}</p>
      <ol>
        {words.map((word, index) => (
          <li key={`${index} ${word}`}>{word}</li>
        ))}
      </ol>
      <dl>
        <dt>{t('recovery.sheetName')}</dt>
        <dd>{library.name || '–'}</dd>
        <dt>{t('recovery.sheetRelay')}</dt>
        <dd>{relay.kind === 'none' ? t('recovery.sheetNoRelay') : relay.address}</dd>
        <dt>{t('recovery.sheetFingerprint')}</dt>
        <dd>{library.fingerprint}</dd>
        <dt>{t('recovery.sheetDate')}</dt>
        <dd>{times.long(times.now)}</dd>
      </dl>
    </div>,
    document.body,
  )
}
