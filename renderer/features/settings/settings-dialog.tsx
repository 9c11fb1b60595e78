import {
  DatabaseBackup,
  Info,
  KeyRound,
  Library,
  MonitorSmartphone,
  Radio,
  SlidersHorizontal,
} from 'lucide-react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import type { OpenDialog, SettingsSection } from '../../app/dialogs'
import { useWindow } from '../../app/window-state'
import { useLibrary } from '../../bridge/hooks'
import { useWords } from '../../i18n/use-words'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { ICON, type Icon } from '../../ui/icon'
import { useDialogStep } from '../../ui/dialog-steps'
import { AboutSection } from './about-section'
import { BackupsSection } from './backups-section'
import { DeviceSection } from './device-section'
import { GeneralSection } from './general-section'
import { LibrarySection } from './library-section'
import { RecoverySection } from './recovery-section'
import { RelaySection } from './relay-section'
import styles from './settings.module.css'

export interface SettingsDialogProps {
  readonly section: SettingsSection
  /** The dialog that led here, to go back to. */
  readonly back: OpenDialog | undefined
}

const SECTIONS: readonly { readonly id: SettingsSection; readonly icon: Icon }[] = [
  { id: 'general', icon: SlidersHorizontal },
  { id: 'relay', icon: Radio },
  { id: 'library', icon: Library },
  { id: 'recovery', icon: KeyRound },
  { id: 'device', icon: MonitorSmartphone },
  { id: 'backups', icon: DatabaseBackup },
  { id: 'about', icon: Info },
]

export function SettingsDialog({ section, back }: SettingsDialogProps) {
  const { t } = useWords()
  const { dialog } = useWindow()
  const library = useLibrary()
  const hasRelay = library !== undefined && library.relay.kind !== 'none'
  const show = (next: SettingsSection) =>
    dialog.set({ kind: 'settings', section: next, ...(back ? { back } : {}) })
  return (
    <Dialog title={t('settings.title')} size="large" isBare onClose={() => dialog.set(null)}>
      <Tabs
        className={styles.tabs ?? ''}
        orientation="vertical"
        selectedKey={section}
        onSelectionChange={(key) => {
          const next = SECTIONS.find(({ id }) => id === key)
          if (next) show(next.id)
        }}
      >
        <TabList className={styles.list ?? ''} aria-label={t('settings.sections')}>
          {SECTIONS.map(({ id, icon: Drawn }) => (
            <Tab key={id} id={id} className={styles.tab ?? ''}>
              <Drawn {...ICON} />
              <span>{t(`settings.${id}`)}</span>
            </Tab>
          ))}
        </TabList>
        <TabPanel key={section} id={section} className={styles.panel ?? ''}>
          {library ? (
            <Section id={section} library={library} onShow={show} isAsked={!!back} />
          ) : null}
          {back ? <WayBack isReady={hasRelay} onPress={() => dialog.set(back)} /> : null}
        </TabPanel>
      </Tabs>
    </Dialog>
  )
}

/** Takes the focus as soon as what was missing is there. */
function WayBack({
  isReady,
  onPress,
}: {
  readonly isReady: boolean
  readonly onPress: () => void
}) {
  const { t } = useWords()
  useDialogStep(onPress)
  return (
    <div key={String(isReady)}>
      <Button tone={isReady ? 'primary' : 'plain'} autoFocus={isReady} onPress={onPress}>
        {t('relaySettings.back')}
      </Button>
    </div>
  )
}

interface SectionProps {
  readonly id: SettingsSection
  readonly library: NonNullable<ReturnType<typeof useLibrary>>
  readonly onShow: (section: SettingsSection) => void
  readonly isAsked: boolean
}

function Section({ id, library, onShow, isAsked }: SectionProps) {
  switch (id) {
    case 'general':
      return <GeneralSection library={library} />
    case 'relay':
      return <RelaySection library={library} isAsked={isAsked} />
    case 'library':
      return <LibrarySection library={library} />
    case 'recovery':
      return <RecoverySection library={library} />
    case 'device':
      return <DeviceSection library={library} onShow={onShow} />
    case 'backups':
      return <BackupsSection library={library} />
    case 'about':
      return <AboutSection library={library} />
  }
}
