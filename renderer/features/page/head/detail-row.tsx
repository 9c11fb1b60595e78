import { assertNever } from '../../../../shared/assert-never'
import { BoundText } from '../../../editor/fields/bound-text'
import { useWords } from '../../../i18n/use-words'
import { Contacts } from './contacts'
import { Definitions } from './definitions'
import type { DetailProps } from './detail-props'
import type { Detail } from './details'
import { PlaceRow, WebRow } from './place-web'
import { Row } from './row'
import { Roles } from './roles'
import { SeeAlso } from './see-also'
import { WordsRow } from './words-row'
import styles from './head.module.css'

export function DetailRow({ detail, ...rest }: DetailProps & { readonly detail: Detail }) {
  switch (detail) {
    case 'summary':
      return <Summary {...rest} />
    case 'tags':
    case 'aliases':
    case 'skills':
      return <WordsRow name={detail} {...rest} />
    case 'mission':
    case 'public':
    case 'seeks':
    case 'offers':
      return <TextRow name={detail} {...rest} />
    case 'definitions':
      return <Definitions {...rest} />
    case 'place':
      return <PlaceRow {...rest} />
    case 'web':
      return <WebRow {...rest} />
    case 'contacts':
      return <Contacts {...rest} />
    case 'roles':
      return <Roles {...rest} />
    case 'seeAlso':
      return <SeeAlso {...rest} />
    default:
      return assertNever(detail)
  }
}

/** One sentence that lists and cards show; it needs no label to be known. */
function Summary({ open, hasFocus }: DetailProps) {
  const { t } = useWords()
  const { facts, undo, isReadOnly } = open
  return (
    <div className={styles.summary}>
      <BoundText
        text={facts.text('summary')}
        undo={undo}
        label={t('facts.summary')}
        placeholder={t('facts.summaryPlaceholder')}
        isReadOnly={isReadOnly}
        look="lead"
        hasFocus={hasFocus}
      />
    </div>
  )
}

interface TextRowProps extends DetailProps {
  readonly name: 'mission' | 'public' | 'seeks' | 'offers'
}

function TextRow({ name, open, hasFocus }: TextRowProps) {
  const { t } = useWords()
  return (
    <Row label={t(`facts.${name}`)}>
      <BoundText
        text={open.facts.text(name)}
        undo={open.undo}
        label={t(`facts.${name}`)}
        placeholder={t(`facts.${name}Placeholder`)}
        isReadOnly={open.isReadOnly}
        hasLines
        hasFocus={hasFocus}
      />
    </Row>
  )
}
