import { useState } from 'react'
import type { NoteEntryId } from '../../../../shared/model/note'
import { OutsideLink } from '../../../editor/fields/outside-link'
import { AddButton, RemoveButton } from '../../../editor/fields/small-buttons'
import { ValueInput } from '../../../editor/fields/value-input'
import { completeAddress } from '../../../editor/text-link'
import { useWords } from '../../../i18n/use-words'
import type { DetailProps } from './detail-props'
import styles from './head.module.css'
import { Row } from './row'

const PARTS = ['name', 'role', 'address'] as const

/** People to write to: a name, what they do there, an address. */
export function Contacts({ open, hasFocus }: DetailProps) {
  const { t } = useWords()
  const { facts, change, isReadOnly } = open
  const [added, setAdded] = useState<NoteEntryId>()
  const contacts = facts.contacts.list()
  const add = () =>
    change((each) => setAdded(each.contacts.create({ name: '', role: '', address: '' })))
  return (
    <Row label={t('facts.contacts')}>
      {contacts.map(({ id, values }) => {
        const href = completeAddress(String(values.address ?? ''))
        return (
          <div key={id} className={styles.parts}>
            {PARTS.map((part) => {
              const value = String(values[part] ?? '')
              if (isReadOnly && (value === '' || (part === 'address' && href))) return null
              return (
                <ValueInput
                  key={part}
                  label={t(`facts.contact.${part}`)}
                  placeholder={t(`facts.contact.${part}`)}
                  value={value}
                  type={part === 'address' ? 'email' : 'text'}
                  isReadOnly={isReadOnly}
                  hasFocus={part === 'name' && added === id}
                  onChange={(written) => facts.contacts.set(id, part, written)}
                />
              )
            })}
            {href && isReadOnly ? <OutsideLink href={href} words={String(values.address)} /> : null}
            {isReadOnly ? null : (
              <RemoveButton
                label={t('facts.remove', { name: String(values.name || t('facts.contact.name')) })}
                onPress={() => change((each) => each.contacts.delete(id, Date.now()))}
              />
            )}
          </div>
        )
      })}
      {isReadOnly ? null : (
        <AddButton label={t('facts.addContact')} hasFocus={hasFocus} onPress={add} />
      )}
    </Row>
  )
}
