/** The worker thread of imports, exports and backups: one job, or half of one, then it ends. */
import { availableParallelism } from 'node:os'
import { type MessagePort, parentPort, Worker, workerData } from 'node:worker_threads'
import { readySodium } from '../../shared/records/sodium'
import { runBackup } from './backup/backup-files'
import { reasonOf } from './file-failure'
import { HalfThread } from './import/half-thread'
import { HostPort } from './host-port'
import { runImportHalf } from './import/import-half'
import type { HalfAnswer, HostAnswer, ImportHalf, TransferStart, WorkerReport } from './messages'
import { runExport } from './export/run-export'
import { type OpenHalf, runImport } from './import/run-import'

const port = parentPort
if (!port) throw new Error('this is the code of a worker thread')
await readySodium()
await run(port, workerData as TransferStart | ImportHalf)
port.close()

async function run(to: MessagePort, start: TransferStart | ImportHalf): Promise<void> {
  const host = new HostPort((report, transfer) => to.postMessage(report, transfer))
  to.on('message', (answer: HostAnswer | HalfAnswer) => host.take(answer))
  try {
    if (start.kind === 'import-half') await runImportHalf(start, host)
    else if (start.kind === 'import') await runImport(start, host, halfOpener())
    else if (start.kind === 'export') await runExport(start, host)
    else
      to.postMessage({ kind: 'backed-up', result: runBackup(start.request) } satisfies WorkerReport)
  } catch (error) {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error)
    to.postMessage({ kind: 'failed', reason: reasonOf(error), message } satisfies WorkerReport)
  }
}

/** A second thread of this very file, where there is a second core. */
function halfOpener(): OpenHalf | undefined {
  if (availableParallelism() < 2) return undefined
  return (start, listener) =>
    new HalfThread(new Worker(new URL(import.meta.url), { workerData: start }), listener)
}
