/** The catalog of an open library; on a disk that has no room for it, in the system's temporary folder. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deriveLocalKey } from '../../shared/records/identity'
import type { Catalog } from '../catalog/contract'
import { openCatalog } from '../catalog/open-catalog'
import { StoreFailure } from '../log/contract'
import type { TellProgress } from '../transfer/contract'
import type { OpenedLibrary } from './open-folder'

export interface CatalogBeside {
  readonly worker: URL
  readonly tell: TellProgress
  /** One that was begun before the library was open. */
  readonly ahead: Promise<Catalog> | undefined
}

export async function openCatalogBeside(
  opened: OpenedLibrary,
  { worker, tell, ahead }: CatalogBeside,
): Promise<Catalog> {
  const { library, root } = opened
  const source = {
    file: library.log.file,
    localKey: deriveLocalKey(root),
    homeId: library.holdings.homeId,
  }
  try {
    return await (ahead ?? openCatalog({ folder: opened.place, worker, source, tell }))
  } catch (error) {
    if (!(error instanceof StoreFailure)) throw error
    library.report({
      level: 'warning',
      event: 'catalog-elsewhere',
      details: { error: error.error },
    })
  }
  const elsewhere = mkdtempSync(join(tmpdir(), 'carnet-catalog-'))
  const catalog = await openCatalog({ folder: elsewhere, worker, source, tell })
  return {
    ...catalog,
    async close() {
      await catalog.close()
      rmSync(elsewhere, { recursive: true, force: true })
    },
  }
}
