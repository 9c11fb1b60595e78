/** The worker thread of imports, exports and backups: one job, then it ends. */
import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { readySodium } from '../../shared/records/sodium'
import { runBackup } from './backup-files'
import { reasonOf } from './file-failure'
import type { HostAnswer, TransferStart, WorkerReport } from './messages'
import { runExport } from './run-export'
import { runImport } from './run-import'
import { HostPort } from './host-port'

const port = parentPort
if (!port) throw new Error('this is the code of a worker thread')
await readySodium()
await run(port, workerData as TransferStart)
port.close()

async function run(to: MessagePort, start: TransferStart): Promise<void> {
  const host = new HostPort((report, transfer) => to.postMessage(report, transfer))
  to.on('message', (answer: HostAnswer) => host.take(answer))
  try {
    if (start.kind === 'import') await runImport(start, host)
    else if (start.kind === 'export') await runExport(start, host)
    else
      to.postMessage({ kind: 'backed-up', result: runBackup(start.request) } satisfies WorkerReport)
  } catch (error) {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error)
    to.postMessage({ kind: 'failed', reason: reasonOf(error), message } satisfies WorkerReport)
  }
}
