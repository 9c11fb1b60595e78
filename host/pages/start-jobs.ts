/** What takes a while and is told of as it goes: import, export, backup. */
import type { HostPayload } from '../../shared/contract/host'
import type { JobStart } from '../../shared/contract/jobs'
import type { Session } from '../library/session'
import { startExport } from '../transfer/export/start-export'
import { startImport } from '../transfer/import/start-import'
import type { HostControl } from './host-control'

/** As if a page had asked for it. */
export function startImporting(host: HostControl, session: Session, folder: string): JobStart {
  const { library, staging, blobs } = session
  if (library.access === 'read') return { kind: 'refused', reason: 'library-read-only' }
  return host.jobs.start((jobId) =>
    startImport({
      jobId,
      folder,
      library: staging,
      blobs,
      worker: host.worker(),
      tell: host.tell,
    }),
  )
}

export function startExporting(
  host: HostControl,
  session: Session,
  { folder, docIds }: HostPayload<'startExport'>,
): JobStart {
  const { staging: library, catalog } = session
  return host.jobs.start((jobId) =>
    startExport({
      jobId,
      folder,
      docIds,
      library,
      catalog,
      worker: host.worker(),
      tell: host.tell,
    }),
  )
}

export function startBackingUp(host: HostControl, session: Session): JobStart {
  const { backups, library } = session
  if (!backups || !library.journal.flush()) return { kind: 'refused', reason: 'library-read-only' }
  return host.jobs.start((jobId) => {
    const job = backups.backUpNow(jobId)
    void job.done.then(() => {
      session.lastBackupAt = backups.lastAt
      host.libraryChanged()
    })
    return job
  })
}
