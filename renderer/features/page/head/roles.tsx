import type { DocId } from '../../../../shared/records/keys'
import { NotePicker } from '../../../editor/fields/note-picker'
import { RemoveButton } from '../../../editor/fields/small-buttons'
import { ValueInput } from '../../../editor/fields/value-input'
import { useWords } from '../../../i18n/use-words'
import type { DetailProps } from './detail-props'
import styles from './head.module.css'
import { NoteName } from './note-name'
import { Row } from './row'

/** What the organisation did in which project. */
export function Roles({ docId, open, hasFocus }: DetailProps) {
  const { t } = useWords()
  const { facts, change, isReadOnly } = open
  const roles = facts.roles.list()
  return (
    <Row label={t('facts.roles')}>
      {roles.map(({ id, values }) => (
        <div key={id} className={styles.parts}>
          <NoteName docId={values.note} />
          <ValueInput
            label={t('facts.role')}
            placeholder={t('facts.role')}
            value={String(values.role ?? '')}
            isReadOnly={isReadOnly}
            onChange={(written) => facts.roles.set(id, 'role', written)}
          />
          {isReadOnly ? null : (
            <RemoveButton
              label={t('facts.remove', { name: t('facts.role') })}
              onPress={() => change((each) => each.roles.delete(id, Date.now()))}
            />
          )}
        </div>
      ))}
      {isReadOnly ? null : (
        <NotePicker
          label={t('facts.addRole')}
          placeholder={t('facts.addRole')}
          untitled={t('app.untitled')}
          except={[docId, ...roles.map(({ values }) => String(values.note))]}
          hasFocus={hasFocus}
          onPick={(note: DocId) => change((each) => each.roles.create({ note, role: '' }))}
        />
      )}
    </Row>
  )
}
