/** The catalog of an open library, unless one was begun before it was open. */
import type { StoreError } from '../../shared/contract/notes'
import { deriveLocalKey } from '../../shared/records/identity'
import type { HostLogEntry } from '../contract'
import type { Catalog } from '../catalog/contract'
import { openCatalog } from '../catalog/open-catalog'
import type { TellProgress } from '../transfer/contract'
import type { OpenedLibrary } from '../folder/open-folder'

export interface CatalogBeside {
  readonly worker: URL
  readonly tell: TellProgress
  /** One that was begun before the library was open. */
  readonly ahead: Promise<Catalog> | undefined
}

export function openCatalogBeside(
  { library, root, place }: OpenedLibrary,
  { worker, tell, ahead }: CatalogBeside,
): Promise<Catalog> {
  if (ahead) return ahead
  const source = {
    file: library.log.file,
    localKey: deriveLocalKey(root),
    homeId: library.holdings.homeId,
  }
  const unkept = createUnkept(library.report)
  return openCatalog({ folder: place, worker, source, tell, unkept })
}

/** What the log says of a catalog that goes on in memory. */
export function createUnkept(report: (entry: HostLogEntry) => void): (error: StoreError) => void {
  return (error) => report({ level: 'warning', event: 'catalog-in-memory', details: { error } })
}
