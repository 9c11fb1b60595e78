/**
 * Filters that earlier versions kept in one window's preferences go into the library, once: from then
 * on they are the person's, on every device. What the host does not take waits for the next start.
 */
import type { HostPhase } from '../../shared/contract/library'
import { parseDocId } from '../../shared/records/keys'
import { type HostClient, isLost } from '../bridge/host-client'
import type { Readable } from '../bridge/store'
import type { Preferences, SavedLook } from './preferences'

export interface AdoptingParts {
  readonly client: Pick<HostClient, 'request'>
  readonly phase: Readable<HostPhase>
  readonly preferences: Preferences
}

export function adoptSavedLooks({ client, phase, preferences }: AdoptingParts): void {
  if (preferences.read().savedLooks.length === 0) return
  const adopt = async () => {
    for (const look of preferences.read().savedLooks)
      if (await isAdopted(client, look)) {
        const left = preferences.read().savedLooks.filter((each) => each !== look)
        preferences.change({ savedLooks: left })
      }
  }
  const begin = () => {
    if (phase.read().kind !== 'ready') return
    stop()
    void adopt()
  }
  const stop = phase.subscribe(begin)
  begin()
}

async function isAdopted(client: AdoptingParts['client'], look: SavedLook): Promise<boolean> {
  const docId = parseDocId(look.docId)
  const name = look.name.slice(0, 200)
  // Nothing that could ever have been a filter.
  if (!docId || name === '' || look.query.length > 10_000) return true
  try {
    const change = { kind: 'adopt', name, docId, query: look.query } as const
    const answer = await client.request('changeFilter', { change })
    return !isLost(answer) && answer.kind === 'done'
  } catch (error) {
    console.warn('A filter of this window was not taken into the library.', error)
    return false
  }
}
