/**
 * A note begun in a notebook belongs there. One that the notebook does not take is kept all the same:
 * it waits among those to sort, and the person is told why.
 */
import type { NotePlace } from '../../shared/contract/lists'
import type { DocId } from '../../shared/records/keys'
import { type HostClient, isLost } from '../bridge/host-client'
import type { Translate } from '../i18n/i18n'
import type { Toasts } from '../ui/toasts'

export interface PlacingParts {
  readonly client: HostClient
  readonly toasts: Toasts
  /** In the language of the moment. */
  readonly t: Translate
}

export async function placeInList(
  { client, toasts, t }: PlacingParts,
  docId: DocId,
  list: NotePlace,
): Promise<void> {
  if (list.kind !== 'notebook') return
  const why = await integrate(client, docId, list.docId)
  if (why) toasts.show({ text: t(`toSort.notPlaced.${why}`), tone: 'danger' })
}

/** Why not; undefined when it is in the notebook. */
async function integrate(client: HostClient, docId: DocId, notebook: DocId) {
  try {
    const answer = await client.request('changeCollection', {
      docId: notebook,
      change: { kind: 'integrate', docIds: [docId], categoryIds: [] },
    })
    if (isLost(answer)) return 'lost'
    if (answer.kind === 'done') return undefined
    // Of an undo alone.
    return answer.reason === 'changed-since' ? 'failed' : answer.reason
  } catch (error) {
    // A bug there is told of here all the same.
    console.warn('A note could not be put in its notebook.', error)
    return 'failed'
  }
}
