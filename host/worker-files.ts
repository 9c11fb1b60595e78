import { existsSync } from 'node:fs'
import type { WorkerFiles } from './contract'

/** The build puts workers beside the programs, and what programs share one folder deeper. */
export function findWorkers(): WorkerFiles {
  const beside = new URL('./catalog-worker.js', import.meta.url)
  const folder = existsSync(beside) ? beside : new URL('../catalog-worker.js', import.meta.url)
  return {
    catalog: new URL('./catalog-worker.js', folder),
    transfer: new URL('./transfer-worker.js', folder),
    records: new URL('./records-worker.js', folder),
  }
}
