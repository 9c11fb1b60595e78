import { useState } from 'react'
import type { NoteEntryId } from '../../../../shared/model/note'
import { useLibrary } from '../../../bridge/hooks'
import { AddButton, RemoveButton } from '../../../editor/fields/small-buttons'
import { ValueInput } from '../../../editor/fields/value-input'
import { useWords } from '../../../i18n/use-words'
import type { PropertyProps } from './property-props'
import styles from './properties.module.css'

/** Who the note says it is by: declared, not proven, and not only people who use Carnet. */
export function Authors({ open }: PropertyProps) {
  const { t } = useWords()
  const library = useLibrary()
  const { facts, change, isReadOnly } = open
  const [added, setAdded] = useState<NoteEntryId>()
  const authors = facts.authors.list()
  if (isReadOnly && authors.length === 0) return null
  const name = library?.name ?? ''
  const isIn = authors.some(
    ({ values }) => values.person === library?.personId || values.name === name,
  )
  const addMyself = () => change((each) => each.authors.create({ name, person: library?.personId }))
  return (
    <section aria-label={t('properties.authors')}>
      <h2>{t('properties.authors')}</h2>
      <ul className={styles.lines}>
        {authors.map(({ id, values }) => (
          <li key={id} className={styles.line}>
            <ValueInput
              label={t('properties.author')}
              placeholder={t('properties.author')}
              value={String(values.name ?? '')}
              isReadOnly={isReadOnly}
              hasFocus={added === id}
              onChange={(written) => facts.authors.set(id, 'name', written)}
            />
            {isReadOnly ? null : (
              <RemoveButton
                label={t('facts.remove', { name: String(values.name || t('properties.author')) })}
                onPress={() => change((each) => each.authors.delete(id, Date.now()))}
              />
            )}
          </li>
        ))}
      </ul>
      {isReadOnly ? null : (
        <div className={styles.buttons}>
          {name !== '' && !isIn ? (
            <AddButton label={t('properties.addMyself')} onPress={addMyself} />
          ) : null}
          <AddButton
            label={t('properties.authorAdd')}
            onPress={() => change((each) => setAdded(each.authors.create({ name: '' })))}
          />
        </div>
      )}
    </section>
  )
}
