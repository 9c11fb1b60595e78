import {
  attributionOf,
  type Licence,
  licenceAddress,
  LICENCES,
} from '../../../../shared/model/licence'
import { BoundText } from '../../../editor/fields/bound-text'
import { OutsideLink } from '../../../editor/fields/outside-link'
import { ValueInput } from '../../../editor/fields/value-input'
import { LICENCE_NAMES, LICENCE_TERMS } from '../../../i18n/licence-names'
import { useWords } from '../../../i18n/use-words'
import { Check } from '../../../ui/check'
import { CopyButton } from '../../../ui/copy-button'
import { ChoiceButton } from './choice-button'
import type { PropertyProps } from './property-props'
import styles from './properties.module.css'
import {
  type NotebookLicence,
  type NotebookLicences,
  useNotebookLicences,
} from './use-notebook-licences'

interface NoteLicenceProps extends PropertyProps {
  readonly title: string
}

/** Under which terms the note may be used: its own, else those that its notebooks agree on. */
export function NoteLicence({ docId, open, title }: NoteLicenceProps) {
  const ofNotebooks = useNotebookLicences(docId)
  const licence = open.facts.licence ?? ofNotebooks.agreed?.licence
  return (
    <>
      <LicenceChoice open={open} ofNotebooks={ofNotebooks} />
      <ThirdParty open={open} />
      {licence ? <Attribution open={open} title={title} licence={licence} /> : null}
    </>
  )
}

interface LicenceChoiceProps {
  readonly open: PropertyProps['open']
  readonly ofNotebooks: NotebookLicences
}

function LicenceChoice({ open, ofNotebooks: { all, agreed } }: LicenceChoiceProps) {
  const { t, language } = useWords()
  const { facts, change, isReadOnly } = open
  const names = LICENCE_NAMES[language]
  const own = facts.licence
  const say = ({ notebook, licence }: NotebookLicence) =>
    t('properties.licenceFromNotebook', {
      notebook: notebook || t('app.untitled'),
      licence: names[licence],
    })
  const isUnclear = own === undefined && agreed === undefined && all.length > 0
  const none = all.length > 0 ? t('properties.licencesDiffer') : t('properties.noLicence')
  const byDefault = agreed ? say(agreed) : none
  const inForce = own ?? agreed?.licence
  const address = inForce && licenceAddress(inForce)
  const set = (licence: Licence | undefined) => change((each) => each.setLicence(licence))
  if (isReadOnly && !inForce && !isUnclear) return null
  return (
    <div>
      <ChoiceButton
        label={t('properties.licence')}
        shown={own ? names[own] : byDefault}
        isReadOnly={isReadOnly}
        groups={[
          LICENCES.map((licence) => ({
            id: licence,
            label: names[licence],
            isChosen: licence === own,
            onAction: () => set(licence),
          })),
          [
            {
              id: 'none',
              label: byDefault,
              isChosen: own === undefined,
              onAction: () => set(undefined),
            },
          ],
        ]}
      />
      {isUnclear ? <Differing said={all.map(say)} /> : null}
      {inForce && inForce !== 'other' ? (
        <p className={styles.terms}>
          {LICENCE_TERMS[language][inForce]}
          {address ? <OutsideLink href={address} words="creativecommons.org" /> : null}
        </p>
      ) : null}
      {own === 'other' ? (
        <ValueInput
          label={t('properties.licenceText')}
          placeholder={t('properties.licenceTextPlaceholder')}
          value={facts.field('licenceText')}
          isReadOnly={isReadOnly}
          onChange={(written) => facts.setField('licenceText', written)}
        />
      ) : null}
    </div>
  )
}

/** Where its notebooks do not agree, none of them is the note's. */
function Differing({ said }: { readonly said: readonly string[] }) {
  const { t } = useWords()
  return (
    <div className={styles.unclear}>
      <ul>
        {said.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
      <p>{t('properties.licencesDifferWhy')}</p>
    </div>
  )
}

/** "Part of this content may belong to others", and what. */
function ThirdParty({ open }: Pick<PropertyProps, 'open'>) {
  const { t } = useWords()
  const { facts, change, undo, isReadOnly } = open
  const has = facts.hasThirdPartyRights
  if (isReadOnly && !has) return null
  return (
    <section className={styles.thirdParty} aria-label={t('properties.thirdPartyText')}>
      {isReadOnly ? (
        <p className={styles.fixed}>{t('properties.thirdParty')}</p>
      ) : (
        <Check isSelected={has} onChange={(is) => change((each) => each.setThirdPartyRights(is))}>
          {t('properties.thirdParty')}
        </Check>
      )}
      {has ? (
        <BoundText
          text={facts.text('thirdPartyRightsText')}
          undo={undo}
          label={t('properties.thirdPartyText')}
          placeholder={t('properties.thirdPartyTextPlaceholder')}
          isReadOnly={isReadOnly}
          hasLines
        />
      ) : null}
    </section>
  )
}

interface AttributionProps {
  readonly open: PropertyProps['open']
  readonly title: string
  readonly licence: Licence
}

function Attribution({ open, title, licence }: AttributionProps) {
  const { t, language } = useWords()
  const { facts } = open
  const authors = facts.authors.list().map(({ values }) => String(values.name ?? '').trim())
  const others = facts.text('thirdPartyRightsText').toString().replace(/\s+/gu, ' ').trim()
  const said = others
    ? t('properties.thirdPartySaid', { what: others })
    : t('properties.thirdParty')
  const text = attributionOf(
    {
      title,
      authors: authors.filter((name) => name !== ''),
      licence,
      licenceText: facts.field('licenceText'),
      ofOthers: facts.hasThirdPartyRights ? said : '',
    },
    LICENCE_NAMES[language],
  )
  return (
    <section aria-label={t('properties.attribution')}>
      <h2>{t('properties.attribution')}</h2>
      <p className={styles.attribution} dir="auto">
        {text}
      </p>
      <CopyButton
        text={text}
        label={t('properties.copyAttribution')}
        doneLabel={t('app.copied')}
        failedLabel={t('app.copyFailed')}
      />
    </section>
  )
}
