import { useState } from 'react'
import { ValueInput } from '../../../editor/fields/value-input'
import { AddButton, RemoveButton } from '../../../editor/fields/small-buttons'
import { dateWords } from '../../../i18n/date-words'
import { readDateWords } from '../../../i18n/read-date-words'
import { useWords } from '../../../i18n/use-words'
import type { PropertyProps } from './property-props'
import styles from './properties.module.css'

/** When the note came out, which is not when it was changed last. */
export function Publication({ open }: PropertyProps) {
  const { t } = useWords()
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
      ) : (
        <div className={`${styles.line} ${styles.lines}`}>
          <Day at={at} isReadOnly={isReadOnly} onChange={(day) => facts.setPublishedAt(day)} />
          {isReadOnly ? null : (
            <RemoveButton label={t('properties.unpublish')} onPress={() => publish(undefined)} />
          )}
        </div>
      )}
    </section>
  )
}

interface DayProps {
  readonly at: number
  readonly isReadOnly: boolean
  readonly onChange: (at: number) => void
}

/** A day in words. What is no day changes nothing, and gives way to the day again. */
function Day({ at, isReadOnly, onChange }: DayProps) {
  const { t, language } = useWords()
  const [typed, setTyped] = useState<string>()
  const date = new Date(at)
  const point = {
    year: date.getFullYear(),
    month: date.getMonth() + 1,
    day: date.getDate(),
    isApproximate: false,
  }
  return (
    <ValueInput
      label={t('properties.publishedOn')}
      value={typed ?? dateWords(language, { kind: 'point', at: point })}
      isReadOnly={isReadOnly}
      onChange={(written) => {
        setTyped(written)
        const day = noonOf(written)
        if (day !== undefined) onChange(day)
      }}
      onDone={() => setTyped(undefined)}
    />
  )
}

/** Noon, so that it is the same day for nearly everybody. */
function noonOf(written: string): number | undefined {
  const date = readDateWords(written)
  if (date?.kind !== 'point' || date.at.isApproximate) return undefined
  const { year, month, day } = date.at
  return month === undefined || day === undefined
    ? undefined
    : new Date(year, month - 1, day, 12).getTime()
}
