// A process in the midst of a change to thousands of notes: its first turns are on disk, and it is to
// be killed. The clock is by hand, so that it stands there as long as it lives.
import { readFileSync } from 'node:fs'
import type { CollectionChange } from '../../shared/contract/collections'
import type { DocId } from '../../shared/records/keys'
import { findLibrary, holdFolder } from '../../host/folder/open-folder'
import { readySodium } from '../../shared/records/sodium'
import type { SyncClock } from '../../host/sync/contract'
import { Curator } from './curation'
import { createManualClock } from './manual-clock'

const [folder = '', docId = '', asked = ''] = process.argv.slice(2)

const time = createManualClock()
/** What waits for another turn of the thread. */
const turns: (() => void)[] = []
const clock: SyncClock = {
  ...time,
  after(milliseconds, action) {
    if (milliseconds > 0) return time.after(milliseconds, action)
    turns.push(action)
    return () => void turns.splice(turns.indexOf(action), 1)
  },
}
await readySodium()
const options = { folder, keychain: undefined, clock, report: () => {} }
const held = holdFolder(options)
if ('kind' in held) throw new Error(held.reason)
const found = await findLibrary(held, options)
if (found.kind !== 'open') throw new Error(found.kind)
const { library } = found
const curator = new Curator(library)
const [last, ...before] = (
  JSON.parse(readFileSync(asked, 'utf8')) as CollectionChange[]
).toReversed()
for (const change of before.toReversed()) {
  const done = curator.changeMany(docId as DocId, change)
  let isDone = false
  void done.then(() => (isDone = true))
  while (!isDone) {
    turns.shift()?.()
    await new Promise((settle) => setImmediate(settle))
  }
}
if (!last) throw new Error('nothing was asked')
void curator.changeMany(docId as DocId, last)
turns.shift()?.()
library.journal.flush()
process.stdout.write('in parts\n')
setInterval(() => {}, 1000)
