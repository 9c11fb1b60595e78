import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { expect, it } from 'vitest'
import { HalfThread } from '../../../host/transfer/import/half-thread'

const DOCUMENTS = {
  kind: 'documents',
  documents: [],
  packed: { bytes: new Uint8Array(0), ends: [] },
}
const DONE = { kind: 'half-done', count: 1, remarks: [], remarkCount: 0, left: [], first: null }
const FAILED = { kind: 'failed', reason: 'no-space', message: '' }

function threadThatSends(reports: readonly unknown[]): Worker {
  const code = `const { parentPort, workerData } = require('node:worker_threads')
    for (const report of workerData) parentPort.postMessage(report)`
  return new Worker(code, { eval: true, workerData: reports })
}

it('ends well when its thread is gone before the last of its notes was passed on', async () => {
  const worker = threadThatSends([DOCUMENTS, DONE])
  const gone = once(worker, 'exit')
  const half = new HalfThread(worker, {
    pass: async () => void (await gone),
    progress: () => {},
  })
  expect(await half.done).toEqual(DONE)
})

it('fails with the reason that its thread gives', async () => {
  const half = new HalfThread(threadThatSends([FAILED]), {
    pass: async () => {},
    progress: () => {},
  })
  await expect(half.done).rejects.toMatchObject({ reason: 'no-space' })
  await expect(half.minted).rejects.toMatchObject({ reason: 'no-space' })
})

it('fails when its thread ends without a word, or what it sent cannot be passed on', async () => {
  const silent = new HalfThread(threadThatSends([]), { pass: async () => {}, progress: () => {} })
  await expect(silent.done).rejects.toThrow('ended early')
  const refused = new HalfThread(threadThatSends([DOCUMENTS, DONE]), {
    pass: async () => {
      throw new Error('the disk is full')
    },
    progress: () => {},
  })
  await expect(refused.done).rejects.toThrow('the disk is full')
})
