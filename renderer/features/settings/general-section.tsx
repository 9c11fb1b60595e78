import { Monitor, Moon, Sun } from 'lucide-react'
import { useState } from 'react'
import type { LibraryState } from '../../../shared/contract/library'
import { usePreferences, useWindow } from '../../app/window-state'
import { useBridge } from '../../bridge/bridge-context'
import { isLost } from '../../bridge/host-client'
import { useWords } from '../../i18n/use-words'
import { Button } from '../../ui/button'
import { Check } from '../../ui/check'
import { Choice } from '../../ui/choice'
import { Field } from '../../ui/field'
import styles from './settings.module.css'

export function GeneralSection({ library }: { readonly library: LibraryState }) {
  const { t } = useWords()
  const { preferences } = useWindow()
  const { desktop } = useBridge()
  const { theme, language, isSpellChecked } = usePreferences()
  return (
    <>
      <NameField library={library} />
      <Choice
        label={t('settings.languageLabel')}
        value={language}
        onChange={(chosen) => preferences.change({ language: chosen })}
        options={[
          { value: 'fr', label: t('language.fr'), lang: 'fr' },
          { value: 'en', label: t('language.en'), lang: 'en' },
          { value: 'system', label: t('settings.languageSystem') },
        ]}
      />
      <Choice
        label={t('settings.themeLabel')}
        value={theme}
        onChange={(chosen) => preferences.change({ theme: chosen })}
        options={[
          { value: 'light', label: t('settings.themeLight'), icon: Sun },
          { value: 'dark', label: t('settings.themeDark'), icon: Moon },
          { value: 'system', label: t('settings.themeSystem'), icon: Monitor },
        ]}
      />
      <div className={styles.part}>
        <Check
          isSelected={isSpellChecked}
          onChange={(isOn) => preferences.change({ isSpellChecked: isOn })}
        >
          {t('settings.spelling')}
        </Check>
        {desktop ? <p className={styles.hint}>{t('settings.spellingHint')}</p> : null}
      </div>
      <div className={styles.part}>
        <h3 className={styles.name}>{t('settings.fingerprint')}</h3>
        <p className={`${styles.value} ${styles.mono}`}>{library.fingerprint}</p>
        <p className={styles.hint}>{t('settings.fingerprintHint')}</p>
      </div>
    </>
  )
}

function NameField({ library }: { readonly library: LibraryState }) {
  const { t } = useWords()
  const { client } = useBridge()
  const { announcer, toasts } = useWindow()
  const [typed, setTyped] = useState<string | null>(null)
  const name = typed ?? library.name
  const isChanged = name.trim() !== library.name && name.trim() !== ''
  const save = () => {
    if (!isChanged) return
    void client.request('setName', { name: name.trim() }).then((answer) => {
      if (isLost(answer)) {
        toasts.show({ text: t('noteAction.lost'), tone: 'danger' })
        return
      }
      setTyped(null)
      announcer.say(t('settings.nameSaved'))
    })
  }
  return (
    <Field
      label={t('settings.name')}
      value={name}
      onChange={setTyped}
      onSubmit={save}
      autoComplete="name"
      maxLength={80}
      hint={t('settings.nameHint')}
      after={
        <Button isDisabled={!isChanged} onPress={save}>
          {t('settings.save')}
        </Button>
      }
    />
  )
}
