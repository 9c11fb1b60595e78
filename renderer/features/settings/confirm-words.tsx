import { useState } from 'react'
import { useBridge } from '../../bridge/bridge-context'
import { useWords } from '../../i18n/use-words'
import { Button } from '../../ui/button'
import { Check } from '../../ui/check'
import { Field } from '../../ui/field'
import { useDialogStep } from '../../ui/dialog-steps'
import styles from './settings.module.css'
import { isSameWord, pickTwo } from './two-words'

export interface ConfirmWordsProps {
  readonly words: readonly string[]
  readonly onEnd: () => void
  readonly onBack: () => void
}

/** Two words typed from the sheet, or a tick by who would rather not. */
export function ConfirmWords({ words, onEnd, onBack }: ConfirmWordsProps) {
  const { t } = useWords()
  const { client } = useBridge()
  useDialogStep(onBack)
  const [asked] = useState(() => pickTwo(words.length, crypto.getRandomValues(new Uint32Array(2))))
  const [typed, setTyped] = useState<readonly string[]>(['', ''])
  const [isTicked, setTicked] = useState(false)
  const [hasTried, setTried] = useState(false)
  const isRight = (at: number) => isSameWord(typed[at] ?? '', words[asked[at] ?? 0] ?? '')
  const confirm = () => {
    setTried(true)
    if (!isTicked && !(isRight(0) && isRight(1))) return
    void client.request('confirmWords', {}).then(onEnd)
  }
  return (
    <div className={`${styles.part} ${styles.wide}`}>
      <h3 className={styles.name}>{t('recovery.confirmTitle')}</h3>
      {asked.map((word, at) => (
        <Field
          key={word}
          label={t('recovery.confirmWord', { number: word + 1 })}
          value={typed[at] ?? ''}
          onChange={(value) => {
            setTried(false)
            setTyped(typed.map((other, index) => (index === at ? value : other)))
          }}
          onSubmit={confirm}
          isDisabled={isTicked}
          hasFocus={at === 0}
          error={hasTried && !isTicked && !isRight(at) ? t('recovery.wrong') : null}
        />
      ))}
      <Check isSelected={isTicked} onChange={setTicked}>
        {t('recovery.tick')}
      </Check>
      <div className={styles.buttons}>
        <Button onPress={onBack}>{t('app.back')}</Button>
        <Button tone="primary" onPress={confirm}>
          {t('recovery.confirm')}
        </Button>
      </div>
    </div>
  )
}
