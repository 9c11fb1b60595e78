/** Notes that say this one's title without a link: one press makes it one, the toast takes it back. */
import { Link2 } from 'lucide-react'
import { GridList, GridListItem } from 'react-aria-components'
import type { LinkedNote, LinkPassage } from '../../../../shared/contract/links'
import type { DocId } from '../../../../shared/records/keys'
import { useWindow } from '../../../app/window-state'
import { useBridge } from '../../../bridge/bridge-context'
import { isLost } from '../../../bridge/host-client'
import { CARD_ATTRIBUTE } from '../../../editor/linking/drawn-links'
import { useWords } from '../../../i18n/use-words'
import { IconButton } from '../../../ui/icon-button'
import { NoteTitle, Passage, Rest, SectionHead } from './linked-notes'
import styles from './links.module.css'
import { useOpenLinked } from './use-open-linked'

export interface MentionListsProps {
  /** The note that is mentioned. */
  readonly docId: DocId
  readonly notes: readonly LinkedNote[]
  readonly total: number
}

export function MentionLists({ docId, notes, total }: MentionListsProps) {
  const { t } = useWords()
  const { onOpen, watch } = useOpenLinked()
  const link = useLinkMention(docId)
  const byId = new Map(notes.map((note) => [String(note.docId), note]))
  const name = t('links.mentions')
  return (
    <section {...watch}>
      <SectionHead name={name} total={total} />
      <GridList
        className={styles.cards ?? ''}
        aria-label={name}
        onAction={(key) => {
          const note = byId.get(String(key))
          if (note) onOpen(note, note.passages)
        }}
      >
        {notes.map((note) => {
          const title = note.title || t('app.untitled')
          return (
            <GridListItem
              key={note.docId}
              id={note.docId}
              textValue={title}
              className={styles.card ?? ''}
              {...{ [CARD_ATTRIBUTE]: note.docId }}
            >
              <NoteTitle note={note} title={title} hasIcon={false} />
              {note.passages.map((passage, index) => (
                <span key={`${index} ${passage.at}`} className={styles.mention}>
                  <Passage passage={passage} index={index} />
                  <IconButton
                    icon={Link2}
                    label={t('links.link', { title })}
                    onPress={() => void link(note, passage)}
                  />
                </span>
              ))}
            </GridListItem>
          )
        })}
      </GridList>
      <Rest total={total} shown={notes.length} />
    </section>
  )
}

function useLinkMention(target: DocId): (note: LinkedNote, passage: LinkPassage) => Promise<void> {
  const { client } = useBridge()
  const { toasts } = useWindow()
  const { t } = useWords()
  const change = async (note: LinkedNote, { at, match }: LinkPassage, to: DocId | null) => {
    const reply = await client.request('linkMention', { docId: note.docId, at, match, target: to })
    if (!isLost(reply) && reply.kind === 'done') return true
    const text =
      isLost(reply) || reply.kind !== 'refused'
        ? t('noteAction.lost')
        : reply.reason === 'changed'
          ? t('links.changed')
          : t(`noteRefused.${reply.reason}`)
    toasts.show({ text, tone: 'danger' })
    return false
  }
  return async (note, passage) => {
    if (!(await change(note, passage, target))) return
    toasts.show({
      text: t('links.linked', { title: note.title || t('app.untitled') }),
      action: {
        label: t('noteAction.undo'),
        onPress: () => void change(note, passage, null),
      },
    })
  }
}
