import { useState } from 'react'
import type { WrongPassphrase } from '../../shared/contract/library'
import { useWords } from '../i18n/use-words'
import type { Words } from '../i18n/words-context'
import { Button } from '../ui/button'
import { Field } from '../ui/field'

export interface PassphraseGateProps {
  readonly action: string
  /** Undefined when the passphrase was right. */
  readonly ask: (passphrase: string) => Promise<WrongPassphrase | 'lost' | undefined>
}

/** One field and one button: what is behind them opens with the passphrase of this library. */
export function PassphraseGate({ action, ask }: PassphraseGateProps) {
  const words = useWords()
  const [passphrase, setPassphrase] = useState('')
  const [isTrying, setTrying] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const submit = async () => {
    if (passphrase === '' || isTrying) return
    setTrying(true)
    const wrong = await ask(passphrase)
    setTrying(false)
    if (!wrong) return
    if (wrong !== 'lost') setPassphrase('')
    setError(wrong === 'lost' ? words.t('noteAction.lost') : wrongWords(words, wrong))
  }
  return (
    <Field
      label={words.t('phase.passphrase')}
      type="password"
      autoComplete="current-password"
      value={passphrase}
      onChange={(value) => {
        setPassphrase(value)
        setError(null)
      }}
      onSubmit={() => void submit()}
      error={error}
      hasFocus
      after={
        <Button tone="primary" isDisabled={isTrying} onPress={() => void submit()}>
          {action}
        </Button>
      }
    />
  )
}

export function wrongWords(
  { t }: Pick<Words, 't'>,
  { waitSeconds: count }: WrongPassphrase,
): string {
  return count > 0 ? t('phase.wrongWait', { count }) : t('phase.wrong')
}
