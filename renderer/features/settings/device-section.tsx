import type { LibraryState } from '../../../shared/contract/library'
import type { SettingsSection } from '../../app/dialogs'
import { useWords } from '../../i18n/use-words'
import { Banner } from '../../ui/banner'
import { Button } from '../../ui/button'
import { CopyButton } from '../../ui/copy-button'
import styles from './settings.module.css'

export interface DeviceSectionProps {
  readonly library: LibraryState
  readonly onShow: (section: SettingsSection) => void
}

/** What to do on the other machine, and the two things it will ask for. */
export function DeviceSection({ library, onShow }: DeviceSectionProps) {
  const { t } = useWords()
  const { relay } = library
  return (
    <>
      <p>{t('device.what')}</p>
      {relay.kind === 'none' ? (
        <Banner
          tone="warn"
          actions={<Button onPress={() => onShow('relay')}>{t('share.relayNext')}</Button>}
        >
          {t('device.needsRelay')}
        </Banner>
      ) : null}
      <ol className={styles.steps}>
        <li>{t('device.step1')}</li>
        <li>{t('device.step2')}</li>
        <li>{t('device.step3')}</li>
      </ol>
      {relay.kind === 'none' ? null : (
        <div className={styles.part}>
          <h3 className={styles.name}>{t('device.relay')}</h3>
          <p className={`${styles.value} ${styles.mono}`}>{relay.address}</p>
          <CopyButton
            text={relay.address}
            label={t('device.copyRelay')}
            doneLabel={t('app.copied')}
            failedLabel={t('app.copyFailed')}
          />
        </div>
      )}
      <div className={styles.part}>
        <h3 className={styles.name}>{t('device.words')}</h3>
        <Button onPress={() => onShow('recovery')}>{t('recovery.show')}</Button>
        <p className={styles.hint}>{t('device.never')}</p>
      </div>
    </>
  )
}
