// What is left of a job whose thread breaks off.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Worker } from 'node:worker_threads'
import { expect, it } from 'vitest'
import { startJob } from '../../host/transfer/job'
import { onEnd } from '../support/on-end'
import { emptyFolder } from '../support/transfer-stories'

it('leaves nothing behind of what was being staged as its thread broke off', async () => {
  const worker = join(await emptyFolder(), 'broken.mjs')
  await writeFile(
    worker,
    `import { parentPort } from 'node:worker_threads'
     parentPort.postMessage({ kind: 'states', docIds: [] })
     parentPort.once('message', () => { throw new Error('broken off') })`,
  )
  const happened: string[] = []
  let goOn = () => {}
  const later = new Promise<void>((resolve) => (goOn = resolve))
  let breakOff = () => {}
  const follow = (started: Worker) => {
    breakOff = () => started.postMessage('now')
    // Staging goes on for longer than the thread.
    started.once('exit', () => setImmediate(() => setImmediate(goOn)))
  }
  process.once('worker', follow)
  onEnd(async () => void process.off('worker', follow))
  const job = startJob({
    jobId: 'job',
    kind: 'export',
    worker: pathToFileURL(worker),
    start: { kind: 'backup', request: {} as never },
    tell: () => {},
    async answer() {
      happened.push('asked')
      breakOff()
      await later
      happened.push('staged')
      return undefined
    },
    commit: () => Promise.reject(new Error('there is nothing to commit')),
    async discard() {
      happened.push('discarded')
    },
  })
  expect(await job.done).toMatchObject({ kind: 'failed' })
  expect(happened).toEqual(['asked', 'staged', 'discarded'])
})
