// A library that comes from a relay: to a new machine, and to one that was away.
import type { Libraries } from './app/libraries'
import type { Scenario } from './row'
import { benchClone } from './sync/clone'
import { benchReconnect } from './sync/reconnect'

export function createSyncScenarios(libraries: Libraries): readonly Scenario[] {
  return [
    { name: 'clone', run: (options) => benchClone(libraries, options) },
    { name: 'reconnect', run: (options) => benchReconnect(libraries, options) },
  ]
}
