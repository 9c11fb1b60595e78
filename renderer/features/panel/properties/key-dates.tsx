import { useState } from 'react'
import type { NoteEntryId } from '../../../../shared/model/note'
import { AddButton, RemoveButton } from '../../../editor/fields/small-buttons'
import { ValueInput } from '../../../editor/fields/value-input'
import { useWords } from '../../../i18n/use-words'
import { DateField } from './date-field'
import type { PropertyProps } from './property-props'
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
            <DateField
              label={t('properties.keyDateWhen')}
              placeholder={t('properties.keyDateWhenPlaceholder')}
              refusal={t('properties.keyDateUnread')}
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
        <div className={styles.buttons}>
          <AddButton
            label={t('properties.keyDateAdd')}
            onPress={() =>
              change((each) => setAdded(each.dates.create({ label: '', when: undefined })))
            }
          />
        </div>
      )}
    </section>
  )
}
