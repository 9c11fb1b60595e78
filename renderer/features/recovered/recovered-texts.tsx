import { useState } from 'react'
import { useWindow } from '../../app/window-state'
import { useRecoveredTexts } from '../../bridge/hooks'
import type { RecoveredText } from '../../bridge/recovered-texts'
import { useWords } from '../../i18n/use-words'
import { Banner } from '../../ui/banner'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import styles from './recovered-texts.module.css'

/** Texts that this window kept and the library could not take back, one after the other. */
export function RecoveredTexts() {
  const [first] = useRecoveredTexts()
  return first ? <Recovered key={first.docId} recovered={first} /> : null
}

function Recovered({ recovered }: { readonly recovered: RecoveredText }) {
  const { t } = useWords()
  const { announcer, navigation, drafts } = useWindow()
  const [isAsked, setAsked] = useState(false)
  const [outcome, setOutcome] = useState<'copied' | 'failed' | null>(null)
  const copy = async () => {
    const isCopied = await recovered.copy()
    setOutcome(isCopied ? 'copied' : 'failed')
    announcer.say(t(isCopied ? 'app.copied' : 'app.copyFailed'))
  }
  const [isKept, setKept] = useState(false)
  /** The text stays here too until the person puts it away. */
  const keep = () => {
    navigation.startDraft()
    const { draft } = navigation.read().place
    if (draft === null) return
    drafts.draft(draft).type({ title: recovered.title, body: recovered.text })
    setKept(true)
    announcer.say(t('banner.recoveredKept'))
  }
  const copyWords =
    outcome === 'copied'
      ? t('app.copied')
      : outcome === 'failed'
        ? t('app.copyFailed')
        : t('banner.recoveredCopy')
  return (
    <Banner
      tone="warn"
      isUrgent
      title={t('banner.recoveredTitle')}
      actions={
        <>
          <Button tone="primary" isDisabled={isKept} onPress={keep}>
            {t(isKept ? 'banner.recoveredKept' : 'banner.recoveredNew')}
          </Button>
          <Button onPress={() => void copy()}>{copyWords}</Button>
          <Button onPress={() => setAsked(true)}>{t('banner.recoveredDrop')}</Button>
        </>
      }
    >
      <p>{t('banner.recovered')}</p>
      <p>{t('banner.recoveredOf', { title: recovered.title || t('app.untitled') })}</p>
      <textarea
        className={styles.text}
        readOnly
        rows={4}
        value={recovered.text}
        aria-label={t('banner.recoveredTitle')}
        dir="auto"
      />
      {isAsked ? (
        <Dialog
          role="alertdialog"
          title={t('banner.recoveredDropTitle')}
          onClose={() => setAsked(false)}
          actions={
            <>
              <Button onPress={() => setAsked(false)} autoFocus>
                {t('app.cancel')}
              </Button>
              <Button tone="danger" onPress={() => void recovered.discard()}>
                {t('banner.recoveredDrop')}
              </Button>
            </>
          }
        >
          <p>{t('banner.recoveredDropWhat')}</p>
        </Dialog>
      ) : null}
    </Banner>
  )
}
