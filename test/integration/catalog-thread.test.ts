// A catalog whose thread dies under it.
import { expect, it } from 'vitest'
import { openCatalog } from '../../host/catalog/open-catalog'
import type { JobProgress } from '../../shared/contract/jobs'
import { createCatalogFolder, linkingNote } from '../support/catalog-stories'
import { onEnd } from '../support/on-end'
import { buildWorker } from '../support/workers'

/** The real one, which dies of a search for "meurs", as often as it is asked to. */
async function mortalWorker(): Promise<URL> {
  const real = JSON.stringify((await buildWorker('catalog')).href)
  const code = `import { parentPort } from 'node:worker_threads'
    await import(${real})
    parentPort.on('message', ({ values }) => {
      if (values[0] === 'meurs') throw new RangeError('died')
    })`
  return new URL(`data:text/javascript,${encodeURIComponent(code)}`)
}

it('goes on after its thread has died once, lists what it held and tells of it as of a rebuild', async () => {
  const { path: folder } = await createCatalogFolder()
  const told: JobProgress[] = []
  const renewed: string[] = []
  const catalog = await openCatalog({
    folder,
    worker: await mortalWorker(),
    source: undefined,
    tell: (progress) => told.push(progress),
    renewed: ({ name }) => renewed.push(name),
  })
  onEnd(() => catalog.close())
  await catalog.put([linkingNote('Semis')])
  told.length = 0
  await catalog.search('meurs', 1).catch(() => undefined)
  await expect.poll(() => renewed).toEqual(['RangeError'])
  await expect.poll(() => catalog.counts()).toEqual({ notes: 1, trash: 0 })
  await catalog.put([linkingNote('Compost')])
  expect((await catalog.search('compost', 9)).total).toBe(1)
  await expect.poll(() => told.map(({ outcome }) => outcome?.kind)).toEqual([undefined, 'finished'])
  // Once: what dies again and again is not begun for ever.
  await catalog.search('meurs', 1).catch(() => undefined)
  await expect.poll(() => catalog.counts().then(String, () => 'gone')).toBe('gone')
  expect(renewed).toHaveLength(1)
})
