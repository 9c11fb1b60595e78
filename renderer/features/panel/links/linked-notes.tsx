import { memo } from 'react'
import { GridList, GridListItem } from 'react-aria-components'
import type { LinkedNote, LinkPassage, NoteRelation } from '../../../../shared/contract/links'
import { CARD_ATTRIBUTE } from '../../../editor/linking/drawn-links'
import { TYPE_ICONS } from '../../../editor/linking/type-icons'
import { formatNumber } from '../../../i18n/times'
import { useWords } from '../../../i18n/use-words'
import { ICON } from '../../../ui/icon'
import styles from './links.module.css'
import { passageMark, useOpenLinked } from './use-open-linked'

export interface LinkedNotesProps {
  readonly name: string
  readonly total: number
  readonly notes: readonly LinkedNote[]
  /** What stands where there is none. */
  readonly none?: string
  /** Their titles alone, without the sentences. */
  readonly isBrief?: boolean
}

export function LinkedNotes({ name, total, notes, none, isBrief = false }: LinkedNotesProps) {
  const { onOpen, watch } = useOpenLinked()
  const byId = new Map(notes.map((note) => [String(note.docId), note]))
  return (
    <section {...watch}>
      <SectionHead name={name} total={total} />
      {notes.length === 0 ? <p className={styles.none}>{none}</p> : null}
      {notes.length === 0 ? null : (
        <GridList
          className={(isBrief ? styles.brief : styles.cards) ?? ''}
          aria-label={name}
          onAction={(key) => {
            const note = byId.get(String(key))
            if (note) onOpen(note, isBrief ? undefined : note.passages)
          }}
        >
          {notes.map((note) => (
            <NoteItem key={note.docId} note={note} isBrief={isBrief} />
          ))}
        </GridList>
      )}
      <Rest total={total} shown={notes.length} />
    </section>
  )
}

export function SectionHead({ name, total }: { readonly name: string; readonly total: number }) {
  const { language } = useWords()
  return (
    <h2 className={styles.head}>
      {name}
      <span className={styles.count}>{formatNumber(language, total)}</span>
    </h2>
  )
}

/** Beyond what the library hands out at once. */
export function Rest({ total, shown }: { readonly total: number; readonly shown: number }) {
  const { t } = useWords()
  if (total <= shown) return null
  return <p className={styles.none}>{t('links.more', { count: total - shown })}</p>
}

const NoteItem = memo(function NoteItem({
  note,
  isBrief,
}: {
  readonly note: LinkedNote
  readonly isBrief: boolean
}) {
  const { t } = useWords()
  const title = note.title || t('app.untitled')
  return (
    <GridListItem
      id={note.docId}
      textValue={title}
      className={(isBrief ? styles.row : styles.card) ?? ''}
      {...(note.kind === 'note' ? { [CARD_ATTRIBUTE]: note.docId } : {})}
    >
      <NoteTitle note={note} title={title} hasIcon={isBrief} />
      <Relations relations={note.relations} />
      {isBrief
        ? null
        : note.passages.map((passage, index) => (
            <Passage key={`${index} ${passage.at}`} passage={passage} index={index} />
          ))}
    </GridListItem>
  )
})

export interface NoteTitleProps {
  readonly note: LinkedNote
  readonly title: string
  readonly hasIcon: boolean
}

export function NoteTitle({ note, title, hasIcon }: NoteTitleProps) {
  const { t } = useWords()
  const Icon = TYPE_ICONS[note.type]
  return (
    <span className={styles.title}>
      {hasIcon ? <Icon {...ICON} /> : null}
      <span className={styles.name} dir="auto">
        {title}
      </span>
      {note.state === 'here' ? null : (
        <span className={styles.state}>{t(`links.${note.state}`)}</span>
      )}
      {note.kind === 'note' ? null : (
        <span className={styles.place}>{t(`links.introOf.${note.kind}`)}</span>
      )}
    </span>
  )
}

/** What its fields say of the other note, where no sentence of the text does. */
function Relations({ relations }: { readonly relations: readonly NoteRelation[] }) {
  const { t } = useWords()
  if (relations.length === 0) return null
  const say = (relation: NoteRelation) => {
    if (relation.kind === 'see-also') return t('links.seeAlso')
    return relation.role === '' ? t('links.role') : t('links.roleOf', { role: relation.role })
  }
  return (
    <span className={styles.relations} dir="auto">
      {relations.map(say).join(' · ')}
    </span>
  )
}

interface PassageProps {
  readonly passage: LinkPassage
  readonly index: number
}

export function Passage({ passage, index }: PassageProps) {
  return (
    <span className={styles.passage} dir="auto" {...passageMark(index)}>
      {passage.before}
      <mark>{passage.match}</mark>
      {passage.after}
    </span>
  )
}
