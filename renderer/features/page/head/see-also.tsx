import { NotePicker } from '../../../editor/fields/note-picker'
import { RemoveButton } from '../../../editor/fields/small-buttons'
import { useWords } from '../../../i18n/use-words'
import type { DetailProps } from './detail-props'
import styles from './head.module.css'
import { NoteName } from './note-name'
import { Row } from './row'

export function SeeAlso({ docId, open, hasFocus }: DetailProps) {
  const { t } = useWords()
  const { facts, change, isReadOnly } = open
  const others = facts.seeAlso.list()
  return (
    <Row label={t('facts.seeAlso')}>
      <div className={styles.names}>
        {others.map(({ id, values }) => (
          <span key={id} className={styles.name}>
            <NoteName docId={values.note} />
            {isReadOnly ? null : (
              <RemoveButton
                label={t('facts.removeSeeAlso')}
                onPress={() => change((each) => each.seeAlso.delete(id, Date.now()))}
              />
            )}
          </span>
        ))}
        {isReadOnly ? null : (
          <NotePicker
            label={t('facts.addSeeAlso')}
            placeholder={t('facts.addSeeAlso')}
            untitled={t('app.untitled')}
            except={[docId, ...others.map(({ values }) => String(values.note))]}
            hasFocus={hasFocus}
            onPick={(note) => change((each) => each.seeAlso.create({ note }))}
          />
        )}
      </div>
    </Row>
  )
}
