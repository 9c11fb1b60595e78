import { useState } from 'react'
import type { BackupRow, RestoreReply } from '../../shared/contract/library'
import { useBridge } from '../bridge/bridge-context'
import { isLost, type HostAnswer } from '../bridge/host-client'
import { formatBytes } from '../i18n/times'
import { useWords } from '../i18n/use-words'
import { Banner } from '../ui/banner'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import styles from './backup-list.module.css'

/** Backups, newest first, each to be restored after one more question. */
export function BackupList({ backups }: { readonly backups: readonly BackupRow[] }) {
  const { t, language, times } = useWords()
  const { client } = useBridge()
  const [asked, setAsked] = useState<BackupRow | null>(null)
  const [isRestoring, setRestoring] = useState(false)
  const [answer, setAnswer] = useState<RestoreReply | HostAnswer<'restoreBackup'> | null>(null)
  const newest = [...backups].sort((a, b) => b.at - a.at)

  const restore = async (backup: BackupRow) => {
    setRestoring(true)
    setAnswer(null)
    const reply = await client.request('restoreBackup', { name: backup.name })
    setRestoring(false)
    setAsked(null)
    setAnswer(reply)
  }
  return (
    <>
      <div role="status">{answer ? <AnswerWords answer={answer} /> : null}</div>
      <ul className={styles.rows}>
        {newest.map((backup) => (
          <li key={backup.name} className={styles.row}>
            <div className={styles.words}>
              <strong>{times.full(backup.at)}</strong>
              <span>
                {t('backups.notes', { count: backup.noteCount })} ·{' '}
                {formatBytes(language, backup.bytes)}
                {backup.needsWords ? ` · ${t('backups.needsWords')}` : null}
              </span>
            </div>
            <Button
              aria-label={t('backups.restoreOf', { when: times.full(backup.at) })}
              onPress={() => setAsked(backup)}
            >
              {t('backups.restore')}
            </Button>
          </li>
        ))}
      </ul>
      {asked ? (
        <Dialog
          title={t('backups.restoreTitle')}
          isHeld={isRestoring}
          onClose={() => setAsked(null)}
          actions={
            <>
              <Button isDisabled={isRestoring} onPress={() => setAsked(null)}>
                {t('app.cancel')}
              </Button>
              <Button tone="primary" isDisabled={isRestoring} onPress={() => void restore(asked)}>
                {t(isRestoring ? 'backups.restoring' : 'backups.restore')}
              </Button>
            </>
          }
        >
          <p>{t('backups.restoreWhat', { when: times.full(asked.at) })}</p>
        </Dialog>
      ) : null}
    </>
  )
}

function AnswerWords({ answer }: { readonly answer: HostAnswer<'restoreBackup'> }) {
  const { t } = useWords()
  if (isLost(answer)) return <Banner tone="warn">{t('noteAction.lost')}</Banner>
  if (answer.kind === 'refused') {
    return <Banner tone="danger">{t(`restore.refused.${answer.reason}`)}</Banner>
  }
  return <Banner>{t('backups.restored', { count: answer.noteCount })}</Banner>
}
