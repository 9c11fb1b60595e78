/**
 * The catalog of a library that is still being opened, when it is here and whole: its first rows at
 * once, so that the window has a list before thousands of keys are read, and its worker, which
 * starts on another core meanwhile.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { NotePage } from '../../shared/contract/notes'
import { deriveHomeSecret, deriveLocalKey } from '../../shared/records/identity'
import { createEditCapability } from '../../shared/records/keys'
import type { Catalog } from '../catalog/contract'
import { CATALOG_FILE, openCatalog } from '../catalog/open-catalog'
import { openStore } from '../catalog/store'
import { StoreFailure } from '../log/contract'
import { storeErrorOf } from '../log/open-sqlite'
import type { TellProgress } from '../transfer/contract'
import type { HostLogEntry } from '../contract'
import { LIBRARY_FILE } from '../folder/folder'
import { tellLog } from './open-catalog-beside'

/** What is known of a library before it is open. */
export interface FoundFolder {
  readonly path: string
  readonly root: Uint8Array
}

/** As many as the list asks for at first. */
const FIRST_ROWS = 100

/** Undefined where there is no whole catalog: the list then waits for the library. */
export function readFirstNotes({ path }: FoundFolder): NotePage | undefined {
  const file = join(path, CATALOG_FILE)
  if (!existsSync(file)) return undefined
  try {
    const { store, isOld } = openStore(file)
    try {
      if (isOld || !store.isComplete) return undefined
      return store.list({ shelf: 'notes', offset: 0, limit: FIRST_ROWS })
    } finally {
      store.close()
    }
  } catch (error) {
    // Its worker finds the same, and builds it anew.
    if (error instanceof StoreFailure || storeErrorOf(error)) return undefined
    throw error
  }
}

export interface CatalogAhead {
  readonly worker: URL
  readonly tell: TellProgress
  readonly report: (entry: HostLogEntry) => void
}

export function openCatalogAhead(
  { path, root }: FoundFolder,
  { worker, tell, report }: CatalogAhead,
): Promise<Catalog> {
  const source = {
    file: join(path, LIBRARY_FILE),
    localKey: deriveLocalKey(root),
    homeId: createEditCapability(deriveHomeSecret(root)).docId,
  }
  return openCatalog({ folder: path, worker, source, tell, ...tellLog(report) })
}
