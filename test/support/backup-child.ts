// A process that backs up over and over while it types, until it is killed.
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { findLibrary, holdFolder } from '../../host/folder/open-folder'
import { SYSTEM_CLOCK } from '../../host/process/clock'
import { KEEP } from '../../host/transfer/backup/backup-files'
import type { WorkerReport } from '../../host/transfer/messages'
import { readySodium } from '../../shared/records/sodium'

const [folder = '', worker = ''] = process.argv.slice(2)
await readySodium()
const options = { folder, keychain: undefined, clock: SYSTEM_CLOCK, report: () => {} }
const held = holdFolder(options)
if ('kind' in held) throw new Error(held.reason)
const found = await findLibrary(held, options)
if (found.kind !== 'open') throw new Error(found.kind)
const { library } = found
const docIds = Array.from(library.holdings.all, (note) => note.docId)

for (let round = 0; ; round += 1) {
  const document = library.open(docIds[round % docIds.length] ?? library.holdings.homeId)
  document?.write((doc) => doc.getText('title').insert(0, `${round} `))
  library.journal.flush()
  const name = await backUp(Date.now())
  console.log(`made ${name} in ${join(folder, 'backups')}`)
}

function backUp(at: number): Promise<string> {
  const request = { libraryFolder: folder, at, keyFile: null, isForced: true, prune: KEEP }
  return new Promise((settle, fail) => {
    const thread = new Worker(new URL(worker), { workerData: { kind: 'backup', request } })
    thread.once('error', fail)
    thread.on('message', (report: WorkerReport) => {
      if (report.kind === 'backed-up') settle(report.result.name)
      else if (report.kind === 'failed') fail(new Error(report.message))
    })
  })
}
