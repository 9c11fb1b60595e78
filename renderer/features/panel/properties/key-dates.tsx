import { useState } from 'react'
import { parseImpreciseDate, writeImpreciseDate } from '../../../../shared/model/imprecise-date'
import type { NoteEntryId } from '../../../../shared/model/note'
import { AddButton, RemoveButton } from '../../../editor/fields/small-buttons'
import { ValueInput } from '../../../editor/fields/value-input'
import { dateWords } from '../../../i18n/date-words'
import { readDateWords } from '../../../i18n/read-date-words'
import { useWords } from '../../../i18n/use-words'
import type { PropertyProps } from './properties'
import styles from './properties.module.css'

/** What happens when, as precisely as people know it. */
export function KeyDates({ open }: PropertyProps) {
  const { t } = useWords()
  const { facts, change, isReadOnly } = open
  const [added, setAdded] = useState<NoteEntryId>()
  const dates = facts.dates.list()
  if (isReadOnly && dates.length === 0) return null
  return (
    <section aria-label={t('properties.keyDates')}>
      <h2>{t('properties.keyDates')}</h2>
      <ul className={styles.lines}>
        {dates.map(({ id, values }) => (
          <li key={id} className={styles.keyDate}>
            <ValueInput
              label={t('properties.keyDate')}
              placeholder={t('properties.keyDate')}
              value={String(values.label ?? '')}
              isReadOnly={isReadOnly}
              hasFocus={added === id}
              onChange={(written) => facts.dates.set(id, 'label', written)}
            />
            <When
              stored={String(values.when ?? '')}
              isReadOnly={isReadOnly}
              onChange={(when) => facts.dates.set(id, 'when', when)}
            />
            {isReadOnly ? null : (
              <RemoveButton
                label={t('facts.remove', { name: String(values.label || t('properties.keyDate')) })}
                onPress={() => change((each) => each.dates.delete(id, Date.now()))}
              />
            )}
          </li>
        ))}
      </ul>
      {isReadOnly ? null : (
        <AddButton
          label={t('properties.keyDateAdd')}
          onPress={() =>
            change((each) => setAdded(each.dates.create({ label: '', when: undefined })))
          }
        />
      )}
    </section>
  )
}

interface WhenProps {
  readonly stored: string
  readonly isReadOnly: boolean
  readonly onChange: (when: string) => void
}

/**
 * Said in words and read from words. Each letter is kept: what is not understood yet is stored as it
 * was typed, and becomes a date when it is one.
 */
function When({ stored, isReadOnly, onChange }: WhenProps) {
  const { t, language } = useWords()
  const [typed, setTyped] = useState<string>()
  const date = parseImpreciseDate(stored)
  const shown = typed ?? (date ? dateWords(language, date) : stored)
  const isUnread = typed === undefined && stored.trim() !== '' && !date
  return (
    <span className={styles.when}>
      <ValueInput
        label={t('properties.keyDateWhen')}
        placeholder={t('properties.keyDateWhenPlaceholder')}
        value={shown}
        isReadOnly={isReadOnly}
        onChange={(written) => {
          setTyped(written)
          const read = readDateWords(written)
          onChange(read ? writeImpreciseDate(read) : written)
        }}
        onDone={() => setTyped(undefined)}
      />
      {isUnread ? (
        <span className={styles.unread} role="status">
          {t('properties.keyDateUnread')}
        </span>
      ) : null}
    </span>
  )
}
