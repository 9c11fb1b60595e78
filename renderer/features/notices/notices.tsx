/** What the whole window must know, above the page: the host is away, a warning of the library. */
import { LockOpen, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { LibraryState, Warning } from '../../../shared/contract/library'
import { usePreferences, useWindow } from '../../app/window-state'
import { HostStopped } from '../../app/host-stopped'
import { useBridge } from '../../bridge/bridge-context'
import {
  useHostNotice,
  useLibrary,
  useLinkState,
  useNeedsAddress,
  useRecoveredTexts,
} from '../../bridge/hooks'
import { useIsLate } from '../../ui/skeleton'
import { useWords } from '../../i18n/use-words'
import { Banner } from '../../ui/banner'
import { Button } from '../../ui/button'
import { IconButton } from '../../ui/icon-button'
import { warningWords } from './warning-words'

const RECALL_AFTER = 3 * 86_400_000

export function Notices() {
  const link = useLinkState()
  const library = useLibrary()
  const host = useHostNotice()
  const hasRecovered = useRecoveredTexts().length > 0
  if (host?.kind === 'stopped') return <HostStopped />
  if (link === 'lost') return <HostAway />
  if (!library) return null
  const [warning] = library.warnings.filter(
    ({ kind }) =>
      kind !== 'words-not-written-down' &&
      kind !== 'key-in-file' &&
      // It says that nothing was lost, which the text that stands below it is not sure of.
      !(kind === 'host-restarted' && hasRecovered),
  )
  if (warning) return <WarningBanner warning={warning} />
  return (
    <>
      <WordsRecall library={library} />
      <OpenKey library={library} />
    </>
  )
}

/** A restart takes a fraction of a second: said only when it lasts. */
function HostAway() {
  const { t } = useWords()
  const { desktop } = useBridge()
  const isLate = useIsLate()
  const needsAddress = useNeedsAddress()
  if (!isLate) return null
  if (needsAddress) {
    return (
      <Banner tone="danger" isUrgent title={t('phase.needsAddressTitle')}>
        {t('phase.needsAddress')}
      </Banner>
    )
  }
  return (
    <Banner
      tone="warn"
      isUrgent
      title={t(desktop ? 'phase.hostRestartingTitle' : 'phase.hostLostTitle')}
    >
      {t(desktop ? 'phase.hostRestarting' : 'phase.hostLost')}
    </Banner>
  )
}

function WarningBanner({ warning }: { readonly warning: Warning }) {
  const { t } = useWords()
  const { client } = useBridge()
  const { dialog } = useWindow()
  const { kind } = warning
  const dismiss = () => void client.request('dismissWarning', { kind })
  return (
    <Banner
      tone={kind === 'store-error' ? 'danger' : kind === 'host-restarted' ? 'plain' : 'warn'}
      isUrgent={kind === 'store-error'}
      isFlat
      actions={
        <>
          {kind === 'backup-failed' ? (
            <Button onPress={() => dialog.set({ kind: 'settings', section: 'backups' })}>
              {t('settings.backups')}
            </Button>
          ) : null}
          {kind === 'store-error' ? null : (
            <Button tone="quiet" onPress={dismiss}>
              {t('warning.dismiss')}
            </Button>
          )}
        </>
      }
    >
      {warningWords(t, warning)}
    </Banner>
  )
}

/** One quiet line, put away until the next start: it is true from the first minute and stays so. */
function OpenKey({ library }: { readonly library: LibraryState }) {
  const { t } = useWords()
  const { dialog } = useWindow()
  const [isAway, setAway] = useState(false)
  const isTold = library.warnings.some(({ kind }) => kind === 'key-in-file')
  if (!isTold || isAway) return null
  return (
    <Banner
      isSlim
      icon={LockOpen}
      actions={
        <>
          <Button tone="quiet" onPress={() => dialog.set({ kind: 'settings', section: 'library' })}>
            {t('warning.setPassphrase')}
          </Button>
          <IconButton icon={X} label={t('warning.away')} onPress={() => setAway(true)} />
        </>
      }
    >
      {t('warning.key-in-file')}
    </Banner>
  )
}

/** From the third day of use on, and not again for three days once it was put off. */
function WordsRecall({ library }: { readonly library: LibraryState }) {
  const { t, times } = useWords()
  const { dialog, preferences } = useWindow()
  const { wordsRecalledAt } = usePreferences()
  const isDue = library.warnings.some(({ kind }) => kind === 'words-not-written-down')
  const isFirst = wordsRecalledAt === 0
  useEffect(() => {
    if (isDue && isFirst) preferences.change({ wordsRecalledAt: Date.now() })
  }, [isDue, isFirst, preferences])
  if (!isDue || isFirst || times.now - wordsRecalledAt < RECALL_AFTER) return null
  const later = () => preferences.change({ wordsRecalledAt: Date.now() })
  return (
    <Banner
      title={t('recovery.recallTitle')}
      actions={
        <>
          <Button
            onPress={() => {
              later()
              dialog.set({ kind: 'settings', section: 'recovery' })
            }}
          >
            {t('recovery.recallDo')}
          </Button>
          <Button tone="quiet" onPress={later}>
            {t('recovery.recallLater')}
          </Button>
        </>
      }
    >
      {t('recovery.recall')}
    </Banner>
  )
}
