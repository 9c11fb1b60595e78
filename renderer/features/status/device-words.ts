import type { NoteStatus } from '../../../shared/contract/notes'
import type { Words } from '../../i18n/words-context'
import type { Truth } from './note-truth'

/** What other devices are known to have. What they confirmed before says nothing of newer changes. */
export function deviceWords(
  { t, times }: Pick<Words, 't'> & { readonly times: Pick<Words['times'], 'sentence'> },
  truth: Truth,
  status: NoteStatus,
): string {
  if (truth.kind === 'unsaved' || status.waiting > 0) return t('status.devicesWaiting')
  if (status.receivedBy === 0) return t('status.devicesNone')
  return t('status.devicesReceived', {
    count: status.receivedBy,
    when: status.heardAt === null ? '' : times.sentence(status.heardAt),
  })
}
