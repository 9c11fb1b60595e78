/** The catalog of an open library, unless one was begun before it was open. */
import { deriveLocalKey } from '../../shared/records/identity'
import type { HostLogEntry } from '../contract'
import type { Catalog } from '../catalog/contract'
import type { CatalogOptions } from '../catalog/catalog-thread'
import { openCatalog } from '../catalog/open-catalog'
import type { TellProgress } from '../transfer/contract'
import type { OpenedLibrary } from '../folder/open-folder'

export interface CatalogBeside {
  readonly worker: URL
  readonly tell: TellProgress
  /** One that was begun before the library was open. */
  readonly ahead: Promise<Catalog> | undefined
}

export async function openCatalogBeside(
  { library, root, place }: OpenedLibrary,
  { worker, tell, ahead }: CatalogBeside,
): Promise<Catalog> {
  // One that failed before the library was open may not fail again: its file may be another by now.
  const begun = await ahead?.catch(() => undefined)
  if (begun) return begun
  const source = {
    file: library.log.file,
    localKey: deriveLocalKey(root),
    homeId: library.holdings.homeId,
  }
  return openCatalog({ folder: place, worker, source, tell, ...tellLog(library.report) })
}

/** What the log says of a catalog that goes on in memory, and of what it could not take. */
export function tellLog(
  report: (entry: HostLogEntry) => void,
): Required<Pick<CatalogOptions, 'unkept' | 'skipped' | 'renewed'>> {
  return {
    unkept: (error) => report({ level: 'warning', event: 'catalog-in-memory', details: { error } }),
    skipped: (skipped) =>
      report({ level: 'error', event: 'catalog-skipped', details: { ...skipped } }),
    renewed: ({ name }) =>
      report({ level: 'error', event: 'catalog-renewed', details: { error: name } }),
  }
}
