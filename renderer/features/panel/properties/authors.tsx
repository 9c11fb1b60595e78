import { BadgeCheck } from 'lucide-react'
import { useState } from 'react'
import type { NoteEntryId } from '../../../../shared/model/note'
import type { DocId } from '../../../../shared/records/keys'
import { isNamed } from '../../../app/person-name'
import { useDocumentPeople, useLibrary } from '../../../bridge/hooks'
import { AddButton, RemoveButton } from '../../../editor/fields/small-buttons'
import { ValueInput } from '../../../editor/fields/value-input'
import { useWords } from '../../../i18n/use-words'
import { Mark } from '../../../ui/mark'
import type { PropertyProps } from './property-props'
import styles from './properties.module.css'

/** Who the note says it is by: declared, not proven, and not only people who use Carnet. */
export function Authors({ docId, open }: PropertyProps) {
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
            <WroteMark docId={docId} author={values} />
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

interface WroteMarkProps {
  readonly docId: DocId
  readonly author: { readonly name: unknown; readonly person: unknown }
}

/** Beside a declared author who has signed what they wrote here, under this very name. */
function WroteMark({ docId, author }: WroteMarkProps) {
  const { t } = useWords()
  const writers = useDocumentPeople(docId)?.writers ?? []
  const writer = writers.find(({ personId }) => personId === author.person)
  if (!writer || !isNamed(writer, String(author.name ?? ''))) return null
  return (
    <Mark
      icon={BadgeCheck}
      label={t('properties.authorWrote')}
      meaning={t('properties.wroteMeans')}
    />
  )
}
