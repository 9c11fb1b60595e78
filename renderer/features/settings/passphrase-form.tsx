import { useState } from 'react'
import type { WrongPassphrase } from '../../../shared/contract/library'
import { wrongWords } from '../../app/passphrase-gate'
import { useBridge } from '../../bridge/bridge-context'
import { isLost } from '../../bridge/host-client'
import { useWords } from '../../i18n/use-words'
import { Button } from '../../ui/button'
import { Field } from '../../ui/field'
import { useDialogStep } from '../../ui/dialog-steps'
import styles from './settings.module.css'

const LEAST_LETTERS = 12

/** Closed at first; two fields and a button when it is asked for. */
export function PassphraseForm({ isChange }: { readonly isChange: boolean }) {
  const { t } = useWords()
  const { client } = useBridge()
  const [isOpen, setOpen] = useState(false)
  const [wasOpen, setWasOpen] = useState(false)
  const [current, setCurrent] = useState('')
  const [wrong, setWrong] = useState<WrongPassphrase | null>(null)
  const [first, setFirst] = useState('')
  const [second, setSecond] = useState('')
  const [hasTried, setTried] = useState(false)
  const [outcome, setOutcome] = useState<'done' | 'lost' | null>(null)
  useDialogStep(isOpen ? () => setOpen(false) : undefined)

  const open = () => {
    setOpen(true)
    setWasOpen(true)
    setOutcome(null)
  }
  const isShort = Array.from(first).length < LEAST_LETTERS
  const isDifferent = first !== second
  const save = async () => {
    setTried(true)
    if (isShort || isDifferent) return
    const given = isChange ? { passphrase: first, current } : { passphrase: first }
    const answer = await client.request('setPassphrase', given)
    setCurrent('')
    if (!isLost(answer) && answer.kind === 'wrong') {
      setWrong(answer)
      return
    }
    setFirst('')
    setSecond('')
    setTried(false)
    setOpen(false)
    setOutcome(isLost(answer) ? 'lost' : 'done')
  }
  if (!isOpen) {
    return (
      <>
        <div>
          <Button autoFocus={wasOpen} onPress={open}>
            {t(isChange ? 'librarySettings.changePassphrase' : 'librarySettings.setPassphrase')}
          </Button>
        </div>
        <p role="status" className={outcome === 'done' ? styles.ok : ''}>
          {outcome === 'done' ? t('librarySettings.passphraseSet') : null}
          {outcome === 'lost' ? t('noteAction.lost') : null}
        </p>
      </>
    )
  }
  return (
    <>
      {isChange ? (
        <Field
          label={t('librarySettings.currentPassphrase')}
          type="password"
          autoComplete="current-password"
          value={current}
          onChange={(value) => {
            setCurrent(value)
            setWrong(null)
          }}
          hasFocus
          error={wrong ? wrongWords({ t }, wrong) : null}
        />
      ) : null}
      <Field
        label={t('librarySettings.newPassphrase')}
        type="password"
        autoComplete="new-password"
        value={first}
        onChange={setFirst}
        hasFocus={!isChange}
        hint={t('librarySettings.passphraseHint')}
        error={hasTried && isShort ? t('librarySettings.passphraseShort') : null}
      />
      <Field
        label={t('librarySettings.repeatPassphrase')}
        type="password"
        autoComplete="new-password"
        value={second}
        onChange={setSecond}
        onSubmit={() => void save()}
        hint={t('librarySettings.passphraseForgotten')}
        error={hasTried && !isShort && isDifferent ? t('librarySettings.passphraseDiffers') : null}
      />
      <div className={styles.buttons}>
        <Button onPress={() => setOpen(false)}>{t('app.cancel')}</Button>
        <Button tone="primary" onPress={() => void save()}>
          {t('settings.save')}
        </Button>
      </div>
    </>
  )
}
