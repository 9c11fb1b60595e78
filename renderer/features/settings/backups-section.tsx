import { useEffect, useState } from 'react'
import type { BackupRow, LibraryState } from '../../../shared/contract/library'
import { useBridge } from '../../bridge/bridge-context'
import { useJobs } from '../../bridge/hooks'
import { isLost } from '../../bridge/host-client'
import { useWords } from '../../i18n/use-words'
import { Banner } from '../../ui/banner'
import { Button } from '../../ui/button'
import { Progress } from '../../ui/progress'
import { BackupList } from '../../app/backup-list'
import styles from './settings.module.css'

export function BackupsSection({ library }: { readonly library: LibraryState }) {
  const { t, times } = useWords()
  const { client } = useBridge()
  const [backups, setBackups] = useState<readonly BackupRow[]>([])
  const [jobId, setJobId] = useState<string | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const job = useJobs().find((each) => each.jobId === jobId)
  const outcome = job?.outcome ?? null
  const isRunning = jobId !== null && outcome === null

  useEffect(() => {
    let isWanted = true
    void client.request('listBackups', {}).then((rows) => {
      if (isWanted) setBackups(rows)
    })
    return () => {
      isWanted = false
    }
  }, [client, outcome, library.lastBackupAt])

  const start = async () => {
    setRefusal(null)
    const answer = await client.request('backUpNow', {})
    if (isLost(answer)) setRefusal(t('noteAction.lost'))
    else if (answer.kind === 'refused') setRefusal(t(`job.${answer.reason}`))
    else setJobId(answer.jobId)
  }
  return (
    <>
      <p>{t('backups.what')}</p>
      <div className={styles.part}>
        <p>
          {library.lastBackupAt === null
            ? t('backups.never')
            : t('backups.last', { when: times.sentence(library.lastBackupAt) })}
        </p>
        <Button isDisabled={isRunning} onPress={() => void start()}>
          {t('backups.now')}
        </Button>
        {isRunning ? (
          <Progress label={t('backups.running')} done={0} total={null} words="" />
        ) : null}
        <div role="status">
          {outcome?.kind === 'finished' ? <p className={styles.ok}>{t('backups.done')}</p> : null}
          {outcome?.kind === 'failed' ? (
            <Banner tone="danger">
              {t('backups.failed', { reason: t(`job.failure.${outcome.reason}`) })}
            </Banner>
          ) : null}
          {refusal ? <p>{refusal}</p> : null}
        </div>
      </div>
      <div className={`${styles.part} ${styles.wide}`}>
        <h3 className={styles.name}>{t('backups.list')}</h3>
        {backups.length === 0 ? <p>{t('backups.empty')}</p> : <BackupList backups={backups} />}
      </div>
    </>
  )
}
