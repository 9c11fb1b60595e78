// A process that types into a library until it is killed. It prints a number only once the host has
// called everything up to it saved; folds and seals go on in between, as they do while people type.
import { openHost } from '../../host/host'
import { SYSTEM_CLOCK } from '../../host/process/clock'
import type { DocId } from '../../shared/records/keys'
import { ManualPage } from './manual-page'

const [folder = '', docId = '', catalog = '', transfer = ''] = process.argv.slice(2)

const host = await openHost({
  folder,
  version: '0.0.0',
  keychain: undefined,
  // Ten times as fast: many seals and closings in the short life of this process.
  clock: {
    ...SYSTEM_CLOCK,
    after: (milliseconds, action) => SYSTEM_CLOCK.after(milliseconds / 10, action),
  },
  log: (entry) => process.stderr.write(`${JSON.stringify(entry)}\n`),
  isRestart: true,
  workers: { catalog: new URL(catalog), transfer: new URL(transfer) },
})
const page = new ManualPage().connect(host)
process.stdout.write('ready\n')

let word = Number(process.argv[6] ?? 0)
for (;;) {
  // A short visit: closing it seals what was typed and folds what has piled up.
  const note = page.open(docId as DocId)
  await page.until(() => note.isSynced)
  for (let visit = 0; visit < 20; visit += 1) {
    word += 1
    note.type(` ${word}`)
    await page.until(() => note.isSaved)
    process.stdout.write(`saved ${word}\n`)
  }
  note.close()
  await new Promise((settle) => setTimeout(settle, 1))
}
