// What a table says of a note in each of its columns: in words, cut after two lines, whole where a mouse rests.
import type { PlacedNote } from '../../../shared/contract/lists'
import type { Column } from '../../app/columns'
import { languageName } from '../../i18n/language-names'
import { LICENCE_NAMES } from '../../i18n/licence-names'
import { useWords } from '../../i18n/use-words'
import { PlacedCategories, type PlacedCategoriesProps } from './placed-categories'
import styles from './placed-row.module.css'

export function TableValue(props: PlacedCategoriesProps & { readonly column: Column }) {
  const { column, note } = props
  const { t, language } = useWords()
  switch (column) {
    case 'categories':
      return <PlacedCategories {...props} />
    case 'type':
      return t(`facts.type.${note.type}`)
    case 'tags':
      return <Several values={note.tags.map((tag) => `#${tag}`)} between=" " />
    case 'authors':
      return <Several values={note.authors} between=", " />
    case 'licence':
      return note.licence && <Several values={[LICENCE_NAMES[language][note.licence]]} />
    case 'language':
      return note.language && <Several values={[languageName(language, note.language)]} />
    case 'modified':
      return <Moment at={note.modifiedAt} />
    case 'published':
      return <Day at={note.publishedAt} />
    case 'created':
      return <Moment at={note.createdAt} />
    case 'integrated':
      return <Moment at={note.integratedAt} />
    case 'by':
      return <Integrator note={note} />
    case 'remark':
      return <Several values={[note.remark]} />
  }
}

interface SeveralProps {
  readonly values: readonly string[]
  readonly between?: string
}

/** Each runs its own way, whatever its script. */
function Several({ values, between = '' }: SeveralProps) {
  const whole = values.join(between)
  if (whole === '') return null
  return (
    <span className={styles.value} title={whole}>
      {values.map((value, at) => (
        <span key={at}>
          {at === 0 ? '' : between}
          <bdi>{value}</bdi>
        </span>
      ))}
    </span>
  )
}

function Moment({ at }: { readonly at: number | null }) {
  const { times } = useWords()
  if (at === null) return null
  return (
    <time dateTime={new Date(at).toISOString()} title={times.full(at)}>
      {times.short(at)}
    </time>
  )
}

/** Its hour says nothing. */
function Day({ at }: { readonly at: number | null }) {
  const { times } = useWords()
  if (at === null) return null
  return (
    <time dateTime={new Date(at).toISOString()} title={times.long(at)}>
      {times.date(at)}
    </time>
  )
}

/** A name that nobody signed says so. */
function Integrator({ note }: { readonly note: PlacedNote }) {
  const { t } = useWords()
  const { integratedBy, isByVerified } = note
  if (isByVerified || integratedBy === '') return <bdi>{integratedBy}</bdi>
  return (
    <>
      <bdi>{integratedBy}</bdi> <span className={styles.unverified}>{t('people.notVerified')}</span>
    </>
  )
}
