import { useState } from 'react'
import type { NoteEntryId } from '../../../../shared/model/note'
import { useLibrary } from '../../../bridge/hooks'
import { BoundText } from '../../../editor/fields/bound-text'
import { AddButton, RemoveButton } from '../../../editor/fields/small-buttons'
import { ValueInput } from '../../../editor/fields/value-input'
import { useWords } from '../../../i18n/use-words'
import type { DetailProps } from './detail-props'
import styles from './head.module.css'

/** What a term means, by one or by several: each with who says so, and where from. */
export function Definitions({ open, hasFocus }: DetailProps) {
  const { t } = useWords()
  const name = useLibrary()?.name ?? ''
  const { facts, change, isReadOnly } = open
  const [added, setAdded] = useState<NoteEntryId>()
  const definitions = facts.definitions.list()
  const add = () =>
    change((each) => setAdded(each.definitions.create({ at: Date.now(), by: name, source: '' })))
  return (
    <section className={styles.definitions} aria-label={t('facts.definitions')}>
      {definitions.map(({ id }, index) => (
        <Definition
          key={id}
          id={id}
          number={definitions.length > 1 ? index + 1 : undefined}
          open={open}
          hasFocus={added === id || (hasFocus && index === 0)}
        />
      ))}
      {isReadOnly ? null : (
        <AddButton
          label={t(definitions.length === 0 ? 'facts.addDefinition' : 'facts.anotherDefinition')}
          onPress={add}
        />
      )}
    </section>
  )
}

interface DefinitionProps {
  readonly id: NoteEntryId
  /** Undefined where it is the only one. */
  readonly number: number | undefined
  readonly open: DetailProps['open']
  readonly hasFocus: boolean
}

function Definition({ id, number, open, hasFocus }: DefinitionProps) {
  const { t } = useWords()
  const { facts, change, undo, isReadOnly } = open
  const values = facts.definitions.entry(id)?.values
  const label = number === undefined ? t('facts.definition') : t('facts.definitionOf', { number })
  const field = (property: 'by' | 'source') => {
    const value = String(values?.[property] ?? '')
    if (isReadOnly && value === '') return null
    return (
      <label className={styles.origin}>
        <span>{t(`facts.${property}`)}</span>
        <ValueInput
          label={`${t(`facts.${property}`)} (${label})`}
          placeholder={t(`facts.${property}Placeholder`)}
          value={value}
          isReadOnly={isReadOnly}
          onChange={(written) => facts.definitions.set(id, property, written)}
        />
      </label>
    )
  }
  return (
    <div className={styles.definition} role="group" aria-label={label}>
      <div className={styles.definitionText}>
        {number === undefined ? null : <span className={styles.number}>{number}</span>}
        <BoundText
          text={facts.definition(id)}
          undo={undo}
          label={label}
          placeholder={t('facts.definitionPlaceholder')}
          isReadOnly={isReadOnly}
          hasLines
          look="prose"
          hasFocus={hasFocus}
        />
        {isReadOnly ? null : (
          <RemoveButton
            label={t('facts.remove', { name: label })}
            onPress={() => change((each) => each.definitions.delete(id, Date.now()))}
          />
        )}
      </div>
      <div className={styles.origins}>
        {field('by')}
        {field('source')}
      </div>
    </div>
  )
}
