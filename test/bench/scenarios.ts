// Every scenario in the order of the table; those without a window come first.
import { createAppScenarios } from './app'
import type { Libraries } from './app/libraries'
import { curation } from './curation'
import { importing } from './import'
import { links } from './links'
import { lists } from './lists'
import { relayScenarios } from './relay'
import type { Scenario } from './row'
import { search } from './search'
import { storage } from './storage'
import { createSyncScenarios } from './sync'

export function createScenarios(libraries: Libraries): readonly Scenario[] {
  return [
    ...relayScenarios,
    search,
    links,
    lists,
    curation,
    importing,
    ...createSyncScenarios(libraries),
    storage,
    ...createAppScenarios(libraries),
  ]
}
