import { SHARINGS } from '../../../../shared/model/sharing'
import { useWords } from '../../../i18n/use-words'
import { ChoiceButton } from './choice-button'
import type { PropertyProps } from './property-props'
import styles from './properties.module.css'

/** What may be passed on of the note with a notebook that it is in. */
export function NoteSharing({ open }: Pick<PropertyProps, 'open'>) {
  const { t } = useWords()
  const { facts, change, isReadOnly } = open
  const chosen = facts.sharing
  if (isReadOnly && chosen === 'read') return null
  return (
    <div>
      <ChoiceButton
        label={t('properties.sharing')}
        shown={t(`properties.sharings.${chosen}`)}
        isReadOnly={isReadOnly}
        groups={[
          SHARINGS.map((sharing) => ({
            id: sharing,
            label: t(`properties.sharings.${sharing}`),
            isChosen: sharing === chosen,
            onAction: () => change((each) => each.setSharing(sharing)),
          })),
        ]}
      />
      <p className={styles.terms}>{t(`properties.sharingWhat.${chosen}`)}</p>
    </div>
  )
}
