// Every scenario in the order of the table; those without a window come first.
import { createAppScenarios } from './app'
import type { Libraries } from './app/libraries'
import { curation } from './curation'
import { importing } from './import'
import type { Catalogs } from './catalogs'
import { createLinks } from './links'
import { createLists } from './lists'
import { relayScenarios } from './relay'
import type { Scenario } from './row'
import { createSearch } from './search'
import { storage } from './storage'
import { createSyncScenarios } from './sync'

export function createScenarios(libraries: Libraries, catalogs: Catalogs): readonly Scenario[] {
  return [
    ...relayScenarios,
    createSearch(catalogs),
    createLinks(catalogs),
    createLists(catalogs),
    curation,
    importing,
    ...createSyncScenarios(libraries),
    storage,
    ...createAppScenarios(libraries),
  ]
}
