/** What a link shows of its note when one rests on it. */
import { BookOpen, Library } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { NoteCard as Card } from '../../../shared/contract/links'
import type { CollectionKind } from '../../../shared/model/document'
import type { DocId } from '../../../shared/records/keys'
import { useBridge } from '../../bridge/bridge-context'
import { useWords } from '../../i18n/use-words'
import { ColourDot } from '../../ui/colour-dot'
import { ICON } from '../../ui/icon'
import styles from './note-card.module.css'
import { TYPE_ICONS } from './type-icons'
import { useLinkingWords } from './words'

/** Undefined until the host has answered; null when it knows no such note. */
export function useCard(docId: DocId): Card | null | undefined {
  const { client } = useBridge()
  const [card, setCard] = useState<Card | null>()
  useEffect(() => {
    let isGone = false
    client.request('readCard', { docId }).then(
      (read) => {
        if (!isGone) setCard(read)
      },
      (error: unknown) => console.warn('A note could not be shown in short.', error),
    )
    return () => {
      isGone = true
    }
  }, [client, docId])
  return card
}

export interface NoteCardProps {
  readonly card: Card | null
  readonly heading?: string | undefined
}

export function NoteCard({ card, heading }: NoteCardProps) {
  const words = useLinkingWords()
  const { times } = useWords()
  if (!card || card.state === 'missing') return <p className={styles.state}>{words.card.missing}</p>
  if (card.state === 'unindexed') return <p className={styles.state}>{words.unindexed}</p>
  if (card.kind !== 'note') return <CollectionCard card={card} kind={card.kind} />
  const { title, type, summary, definitions, notebooks, tags } = card
  const Icon = TYPE_ICONS[type]
  return (
    <div className={styles.card}>
      <p className={styles.head}>
        <Icon {...ICON} />
        <span className={styles.title} dir="auto">
          {title || words.untitled}
        </span>
        {type === 'general' ? null : <span className={styles.type}>{words.types[type]}</span>}
      </p>
      {card.state === 'trashed' ? <p className={styles.state}>{words.card.trashed}</p> : null}
      {heading === undefined ? null : (
        <p className={styles.heading} dir="auto">
          {words.card.underHeading(heading)}
        </p>
      )}
      {definitions.map(({ text, by }, index) => (
        <p key={`${index} ${by}`} className={styles.definition} dir="auto">
          {text}
          {by === '' ? null : <span className={styles.by}> {words.card.saidBy(by)}</span>}
        </p>
      ))}
      {definitions.length > 0 && summary === '' ? null : (
        <p className={styles.summary} dir="auto">
          {summary || words.card.empty}
        </p>
      )}
      <p className={styles.foot}>
        {notebooks.map((notebook) => (
          <span key={notebook.docId} className={styles.notebook} dir="auto">
            <ColourDot colour={notebook.colour} size={8} />
            {notebook.title || words.untitled}
          </span>
        ))}
        {tags.map((tag) => (
          <span key={tag} className={styles.tag} dir="auto">
            #{tag}
          </span>
        ))}
        <span>{words.card.modified(times.sentence(card.modifiedAt))}</span>
      </p>
    </div>
  )
}

/** A notebook or a base: what it is about, and how much is in it. */
function CollectionCard({ card, kind }: { readonly card: Card; readonly kind: CollectionKind }) {
  const words = useLinkingWords()
  const { times } = useWords()
  const { title, summary, count, state } = card
  const Drawn = kind === 'notebook' ? BookOpen : Library
  return (
    <div className={styles.card}>
      <p className={styles.head}>
        <Drawn {...ICON} />
        <span className={styles.title} dir="auto">
          {title || words.untitled}
        </span>
        <span className={styles.type}>{words.collections[kind]}</span>
      </p>
      {state === 'trashed' ? <p className={styles.state}>{words.card.inTrash}</p> : null}
      {summary === '' ? null : (
        <p className={styles.summary} dir="auto">
          {summary}
        </p>
      )}
      <p className={styles.foot}>
        <span>{words.card.holds[kind](count)}</span>
        <span>{words.card.changed[kind](times.sentence(card.modifiedAt))}</span>
      </p>
    </div>
  )
}
