/** What stands in the window's place while the library is not open: why, what is safe, what to do. */
import { useState } from 'react'
import type { HostPhase } from '../../../shared/contract/library'
import { BackupList } from '../../app/backup-list'
import { HostStopped } from '../../app/host-stopped'
import { PassphraseGate } from '../../app/passphrase-gate'
import { useBridge } from '../../bridge/bridge-context'
import { useHostNotice, useNeedsAddress } from '../../bridge/hooks'
import { isLost } from '../../bridge/host-client'
import { useWords } from '../../i18n/use-words'
import { Banner } from '../../ui/banner'
import { Button } from '../../ui/button'
import { useIsLate } from '../../ui/skeleton'
import styles from './phases.module.css'
import { RestoreForm } from './restore-form'

export function Phases({ phase }: { readonly phase: HostPhase }) {
  const needsAddress = useNeedsAddress()
  const host = useHostNotice()
  return (
    <main className={styles.screen}>
      <div className={styles.card}>
        {needsAddress ? (
          <NeedsAddress />
        ) : host?.kind === 'stopped' ? (
          <HostStopped />
        ) : (
          <PhaseWords phase={phase} />
        )}
      </div>
    </main>
  )
}

function PhaseWords({ phase }: { readonly phase: HostPhase }) {
  switch (phase.kind) {
    case 'locked':
      return phase.needs === 'passphrase' ? <Passphrase /> : <NeedsWords />
    case 'cannot-open':
      return <CannotOpen phase={phase} />
    case 'starting':
    case 'ready':
      return <Starting />
  }
}

function Starting() {
  const { t } = useWords()
  const isLate = useIsLate()
  return isLate ? <p role="status">{t('phase.starting')}</p> : null
}

function NeedsAddress() {
  const { t } = useWords()
  return (
    <>
      <h1>{t('phase.needsAddressTitle')}</h1>
      <p>{t('phase.needsAddress')}</p>
    </>
  )
}

function Passphrase() {
  const { t } = useWords()
  const { client } = useBridge()
  const [usesWords, setUsesWords] = useState(false)
  const ask = async (passphrase: string) => {
    const answer = await client.request('unlock', { passphrase })
    if (isLost(answer)) return 'lost'
    return answer.kind === 'wrong' ? answer : undefined
  }
  if (usesWords) {
    return (
      <>
        <h1>{t('phase.forgottenTitle')}</h1>
        <p>{t('phase.forgotten')}</p>
        <RestoreForm isUnlocking />
        <div className={styles.aside}>
          <Button tone="quiet" onPress={() => setUsesWords(false)}>
            {t('phase.usePassphrase')}
          </Button>
        </div>
      </>
    )
  }
  return (
    <>
      <h1>{t('phase.lockedTitle')}</h1>
      <p>{t('phase.lockedPassphrase')}</p>
      <PassphraseGate action={t('phase.unlock')} ask={ask} />
      <div className={styles.aside}>
        <Button tone="quiet" onPress={() => setUsesWords(true)}>
          {t('phase.useWords')}
        </Button>
      </div>
    </>
  )
}

function NeedsWords() {
  const { t } = useWords()
  return (
    <>
      <h1>{t('phase.lockedWordsTitle')}</h1>
      <p>{t('phase.lockedWords')}</p>
      <RestoreForm isUnlocking />
    </>
  )
}

function CannotOpen({
  phase,
}: {
  readonly phase: Extract<HostPhase, { readonly kind: 'cannot-open' }>
}) {
  const { t } = useWords()
  const { desktop } = useBridge()
  const { reason, folder, backups } = phase
  const canRestore = reason === 'damaged' || reason === 'unknown'
  return (
    <>
      <h1>{t('phase.cannotTitle')}</h1>
      <Banner tone="danger" title={t(`phase.cannot.${reason}`)} isUrgent>
        <p>{t('phase.safe')}</p>
        <p>{t(`phase.todo.${reason}`)}</p>
      </Banner>
      <p className={styles.folder}>{t('phase.folder', { folder })}</p>
      {desktop ? (
        <div>
          <Button onPress={() => void desktop.request('restartHost', null)}>
            {t('phase.restart')}
          </Button>
        </div>
      ) : null}
      {canRestore ? (
        <section>
          <h2>{t('phase.backups')}</h2>
          {backups.length > 0 ? <BackupList backups={backups} /> : <p>{t('phase.noBackups')}</p>}
        </section>
      ) : null}
    </>
  )
}
