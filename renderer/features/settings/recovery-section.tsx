import { Eye, EyeOff, Printer } from 'lucide-react'
import { useRef, useState } from 'react'
import type { LibraryState } from '../../../shared/contract/library'
import { PassphraseGate } from '../../app/passphrase-gate'
import { useBridge } from '../../bridge/bridge-context'
import { useWords } from '../../i18n/use-words'
import { Banner } from '../../ui/banner'
import { Button } from '../../ui/button'
import { useDialogStep } from '../../ui/dialog-steps'
import { ConfirmWords } from './confirm-words'
import { RecoverySheet } from './recovery-sheet'
import styles from './settings.module.css'

export function RecoverySection({ library }: { readonly library: LibraryState }) {
  const { t, language } = useWords()
  const { client } = useBridge()
  const [words, setWords] = useState<readonly string[] | null>(null)
  const [isConfirming, setConfirming] = useState(false)
  // The focus stays with the words: on what hides them, then on what shows them again.
  const [hasShown, setShown] = useState(false)
  const [isAsking, setAsking] = useState(false)
  // Raised when the step is left: words that come later are not shown.
  const asked = useRef(0)
  const isOnFirst = words === null && !isAsking
  useDialogStep(
    isOnFirst
      ? undefined
      : () => {
          asked.current += 1
          setAsking(false)
          setWords(null)
        },
  )
  const read = async (passphrase?: string) => {
    const given = passphrase === undefined ? { language } : { language, passphrase }
    const turn = ++asked.current
    const answer = await client.request('readWords', given)
    if (answer.kind === 'wrong') return answer
    if (turn !== asked.current) return undefined
    setAsking(false)
    setWords(answer.words)
    setShown(true)
    return undefined
  }
  const show = () => {
    if (library.keyBackend === 'passphrase') setAsking(true)
    else void read()
  }
  return (
    <>
      <p>{t('recovery.what')}</p>
      {library.keyBackend === 'passphrase' ? <p>{t('recovery.notPassphrase')}</p> : null}
      {library.relay.kind === 'none' ? <Banner tone="warn">{t('recovery.noRelay')}</Banner> : null}
      {library.hasWrittenWords ? <p className={styles.ok}>{t('recovery.confirmed')}</p> : null}
      {words === null ? (
        <div className={styles.part}>
          <p>{t('recovery.alone')}</p>
          {isAsking ? (
            <PassphraseGate action={t('recovery.show')} ask={read} />
          ) : (
            <Button icon={Eye} onPress={show} autoFocus={hasShown}>
              {t('recovery.show')}
            </Button>
          )}
        </div>
      ) : isConfirming ? (
        <ConfirmWords
          words={words}
          onEnd={() => {
            setConfirming(false)
            setWords(null)
          }}
          onBack={() => setConfirming(false)}
        />
      ) : (
        <div className={styles.part}>
          <ol className={styles.words} aria-label={t('recovery.list')}>
            {words.map((word, index) => (
              <li key={`${index} ${word}`}>{word}</li>
            ))}
          </ol>
          <div className={styles.buttons}>
            <Button icon={EyeOff} autoFocus onPress={() => setWords(null)}>
              {t('recovery.hide')}
            </Button>
            <Button icon={Printer} onPress={() => window.print()}>
              {t('recovery.print')}
            </Button>
            {library.hasWrittenWords ? null : (
              <Button tone="primary" onPress={() => setConfirming(true)}>
                {t('recovery.written')}
              </Button>
            )}
          </div>
          <RecoverySheet words={words} library={library} />
        </div>
      )}
    </>
  )
}
