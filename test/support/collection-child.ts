// A process that changes a notebook until it is killed. It prints a number only once the host has
// called the change done.
import { openHost } from '../../host/host'
import { SYSTEM_CLOCK } from '../../host/process/clock'
import type { DocId } from '../../shared/records/keys'
import { ManualPage } from './manual-page'

const [folder = '', docId = '', catalog = '', transfer = '', from = '0'] = process.argv.slice(2)

const host = await openHost({
  folder,
  version: '0.0.0',
  keychain: undefined,
  clock: SYSTEM_CLOCK,
  log: (entry) => process.stderr.write(`${JSON.stringify(entry)}\n`),
  isRestart: true,
  workers: { catalog: new URL(catalog), transfer: new URL(transfer) },
})
const page = new ManualPage().connect(host)
process.stdout.write('ready\n')

for (let name = Number(from) + 1; ; name += 1) {
  const created = await page.request('createNote', { title: String(name) })
  if (created.kind !== 'created') throw new Error(created.error)
  const reply = await page.request('changeCollection', {
    docId: docId as DocId,
    change: { kind: 'integrate', docIds: [created.docId], categoryIds: [] },
  })
  if (reply.kind !== 'done') throw new Error(reply.reason)
  await page.request('changeCollection', {
    docId: docId as DocId,
    change: { kind: 'createCategory', name: String(name), colour: null, docIds: [created.docId] },
  })
  process.stdout.write(`saved ${name}\n`)
}
