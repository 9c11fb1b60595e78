import type { NoteStatus } from '../../../shared/contract/notes'
import type { Words } from '../../i18n/words-context'

/** What other devices are known to have. What they confirmed before says nothing of newer changes. */
export function deviceWords(
  { t, times }: Pick<Words, 't'> & { readonly times: Pick<Words['times'], 'sentence'> },
  status: NoteStatus,
  isUnsaved: boolean,
): string {
  // A host that is away or cannot write counts nothing as waiting: the window knows what it typed.
  if (isUnsaved || status.waiting > 0) return t('status.devicesWaiting')
  if (status.receivedBy === 0) return t('status.devicesNone')
  return t('status.devicesReceived', {
    count: status.receivedBy,
    when: status.heardAt === null ? '' : times.sentence(status.heardAt),
  })
}
