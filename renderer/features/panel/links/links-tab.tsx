/**
 * The links of the open note, both ways, with the sentences around them; who says its title without
 * linking it; the terms that it uses. Read from the library and kept fresh, here and from peers.
 */
import type { DocId } from '../../../../shared/records/keys'
import { useLinks } from '../../../bridge/hooks'
import { useWords } from '../../../i18n/use-words'
import { Skeleton } from '../../../ui/skeleton'
import { LinkedNotes } from './linked-notes'
import { MentionLists } from './mentions'

export function LinksTab({ docId }: { readonly docId: DocId }) {
  const { t } = useWords()
  const links = useLinks(docId)
  if (!links) return <Skeleton rows={4} label={t('links.reading')} />
  const { incoming, incomingTotal, outgoing, outgoingTotal, mentions, mentionTotal, terms } = links
  return (
    <div data-links-of={docId}>
      <LinkedNotes
        name={t('links.incoming')}
        total={incomingTotal}
        notes={incoming}
        none={t('links.noIncoming')}
      />
      {mentionTotal > 0 ? (
        <MentionLists docId={docId} notes={mentions} total={mentionTotal} />
      ) : null}
      <LinkedNotes
        name={t('links.outgoing')}
        total={outgoingTotal}
        notes={outgoing}
        none={t('links.noOutgoing')}
        isBrief
      />
      {terms.length > 0 ? (
        <LinkedNotes name={t('links.terms')} total={terms.length} notes={terms} isBrief />
      ) : null}
    </div>
  )
}
