import type { NoteRow, Pieces as Cut } from '../../shared/contract/notes'
import { useWords } from '../i18n/use-words'
import { foundWordsOf } from './found-passage'
import styles from './pieces.module.css'

/** A text with what was searched marked in it. */
export function Pieces({ of }: { readonly of: Cut }) {
  return of.map(({ text, isMatch }, at) => (isMatch ? <mark key={at}>{text}</mark> : text))
}

/** What names a note: its title as it was found, as it is, or that it has none. */
export function MarkedTitle({ of }: { readonly of: NoteRow }) {
  const { t } = useWords()
  const found = foundWordsOf(of)
  if (of.title === '') return t('app.untitled')
  return found && found.markedTitle.length > 0 ? <Pieces of={found.markedTitle} /> : of.title
}

/** What a row says of its note: where it was found, else what it is about. */
export function RowText({ of, none }: { readonly of: NoteRow; readonly none?: React.ReactNode }) {
  const passage = foundWordsOf(of)?.passage ?? []
  if (passage.some(({ text }) => text !== '')) return <Pieces of={passage} />
  return of.summary || of.excerpt || none
}

/** The tags that were found, apart from what else the note says. */
export function FoundTags({ of }: { readonly of: readonly Cut[] }) {
  if (of.length === 0) return null
  return (
    <span className={styles.tags}>
      {of.map((tag) => (
        <bdi key={tag.map(({ text }) => text).join('')} className={styles.tag}>
          #<Pieces of={tag} />
        </bdi>
      ))}
    </span>
  )
}
