import type { JobOutcome, JobProgress, JobRemark } from '../../../shared/contract/jobs'
import { useWords } from '../../i18n/use-words'
import { Banner } from '../../ui/banner'
import { Progress } from '../../ui/progress'
import styles from './job-view.module.css'

const MOST_REMARKS = 200

export function JobBar({
  job,
  purpose,
}: {
  readonly job: JobProgress | undefined
  readonly purpose: 'import' | 'export'
}) {
  const { t } = useWords()
  const done = job?.done ?? 0
  const total = job?.total ?? null
  const words =
    total === null
      ? done > 0
        ? t('job.progressUnknown', { done })
        : t(`${purpose}.counting`)
      : t('job.progress', { done, total })
  return (
    <>
      <Progress label={t(`${purpose}.running`)} done={done} total={total} words={words} />
      {purpose === 'import' ? <p>{t('import.cancelWhat')}</p> : null}
    </>
  )
}

export function OutcomeView({
  outcome,
  purpose,
}: {
  readonly outcome: JobOutcome
  readonly purpose: 'import' | 'export'
}) {
  const { t } = useWords()
  if (outcome.kind === 'cancelled') return <p role="status">{t(`${purpose}.cancelled`)}</p>
  if (outcome.kind === 'failed') {
    const reason = t(`job.failure.${outcome.reason}`)
    return (
      <Banner tone="danger" isUrgent>
        {t(`${purpose}.failed`, { reason })}
      </Banner>
    )
  }
  const { count, unchanged, remarks, remarkCount, folder } = outcome
  const shown = remarks.slice(0, MOST_REMARKS)
  return (
    <>
      <p role="status" className={styles.count}>
        {t(`${purpose}.finished`, { count })}
      </p>
      {unchanged > 0 ? <p>{t('import.unchanged', { count: unchanged })}</p> : null}
      {purpose === 'export' ? (
        <p className={styles.folder}>{t('export.where', { folder })}</p>
      ) : null}
      {remarkCount === 0 && purpose === 'import' ? <p>{t('import.all')}</p> : null}
      {remarkCount > 0 ? (
        <section>
          <h3 className={styles.name}>{t('import.remarks', { count: remarkCount })}</h3>
          {/* Scrolled with the keyboard too. */}
          <ul
            className={styles.remarks}
            tabIndex={0}
            aria-label={t('import.remarks', { count: remarkCount })}
          >
            {shown.map((remark, index) => (
              <li key={`${index} ${remark.file}`}>
                <span className={styles.file}>{remark.file}</span>
                <RemarkWords remark={remark} />
              </li>
            ))}
          </ul>
          {remarkCount > shown.length ? (
            <p>{t('import.remarksMore', { count: remarkCount - shown.length })}</p>
          ) : null}
        </section>
      ) : null}
    </>
  )
}

function RemarkWords({ remark: { reason, detail } }: { readonly remark: JobRemark }) {
  const { t } = useWords()
  if (reason === 'roles-left') return <span>{t('job.rolesLeft', { count: Number(detail) })}</span>
  return (
    <span>
      {t(`job.remark.${reason}`)}
      {detail ? ` · ${detail}` : null}
    </span>
  )
}
