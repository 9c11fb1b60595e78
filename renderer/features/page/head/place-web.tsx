import { OutsideLink } from '../../../editor/fields/outside-link'
import { ValueInput } from '../../../editor/fields/value-input'
import { completeAddress } from '../../../editor/text-link'
import { useWords } from '../../../i18n/use-words'
import type { DetailProps } from './detail-props'
import styles from './head.module.css'
import { Row } from './row'

export function PlaceRow({ open, hasFocus }: DetailProps) {
  const { t } = useWords()
  const { facts, isReadOnly } = open
  return (
    <Row label={t('facts.place')}>
      <ValueInput
        label={t('facts.place')}
        placeholder={t('facts.placePlaceholder')}
        value={facts.field('place')}
        isReadOnly={isReadOnly}
        hasFocus={hasFocus}
        onChange={(value) => facts.setField('place', value)}
      />
    </Row>
  )
}

/** An address that leads somewhere safe is also a link beside the field. */
export function WebRow({ open, hasFocus }: DetailProps) {
  const { t } = useWords()
  const { facts, isReadOnly } = open
  const written = facts.field('web')
  const href = completeAddress(written)
  return (
    <Row label={t('facts.web')}>
      <span className={styles.pair}>
        {isReadOnly && href ? null : (
          <ValueInput
            label={t('facts.web')}
            placeholder={t('facts.webPlaceholder')}
            value={written}
            type="url"
            isReadOnly={isReadOnly}
            hasFocus={hasFocus}
            onChange={(value) => facts.setField('web', value)}
          />
        )}
        {href ? (
          <OutsideLink href={href} words={isReadOnly ? written : t('facts.openWeb')} />
        ) : null}
      </span>
    </Row>
  )
}
