/**
 * That the catalog may list what is not held, for the next start: a run that ends well, but before
 * what had failed was looked at again, would else leave no trace of it.
 */
import { StoreFailure } from '../log/contract'
import type { Library } from './library'

export function wasLeftInDoubt({ log }: Library): boolean {
  return log.readMeta('catalogDoubt') !== undefined
}

/** As the library is about to close. */
export function leaveInDoubt(library: Library, isInDoubt: boolean): void {
  const { log, access } = library
  if (access === 'read' || isInDoubt === wasLeftInDoubt(library)) return
  try {
    if (isInDoubt) log.writeMeta('catalogDoubt', '1')
    else log.removeMeta('catalogDoubt')
  } catch (error) {
    // A disk that takes no word of it takes none of a good end either: the next start compares.
    if (!(error instanceof StoreFailure)) throw error
  }
}
