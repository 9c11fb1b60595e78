import { RemoveButton, AddButton } from '../../../editor/fields/small-buttons'
import { useWords } from '../../../i18n/use-words'
import type { PropertyProps } from './properties'
import styles from './properties.module.css'

/** When the note came out, which is not when it was changed last. */
export function Publication({ open }: PropertyProps) {
  const { t, times } = useWords()
  const { facts, change, isReadOnly } = open
  const at = facts.publishedAt
  if (isReadOnly && at === undefined) return null
  const publish = (day: number | undefined) => change((each) => each.setPublishedAt(day))
  return (
    <section aria-label={t('properties.publication')}>
      <h2>{t('properties.publication')}</h2>
      {at === undefined ? (
        <div className={styles.buttons}>
          <span className={styles.none}>{t('properties.notPublished')}</span>
          <AddButton label={t('properties.publish')} onPress={() => publish(Date.now())} />
        </div>
      ) : isReadOnly ? (
        <p className={styles.fixed}>{times.long(at)}</p>
      ) : (
        <div className={styles.line}>
          <input
            type="date"
            className={styles.date}
            aria-label={t('properties.publishedOn')}
            value={dayOf(at)}
            onChange={(event) => {
              const day = noonOf(event.target.value)
              if (day !== undefined) publish(day)
            }}
          />
          <RemoveButton label={t('properties.unpublish')} onPress={() => publish(undefined)} />
        </div>
      )}
    </section>
  )
}

/** The day as it is here, `yyyy-mm-dd`. */
function dayOf(at: number): string {
  const date = new Date(at)
  const parts = [date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0'))
  return [String(date.getFullYear()).padStart(4, '0'), ...parts].join('-')
}

/** Noon, so that it is the same day for nearly everybody. */
function noonOf(day: string): number | undefined {
  const at = new Date(`${day}T12:00`).getTime()
  return Number.isNaN(at) ? undefined : at
}
