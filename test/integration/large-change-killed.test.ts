// kill -9 of a host between two parts of a change to many notes: at the next start it is there whole.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import type { CollectionChange } from '../../shared/contract/collections'
import { PROGRAM } from '../../shared/model/origin'
import { createEditCapability, type DocId } from '../../shared/records/keys'
import { randomBytes } from '../../shared/records/random'
import type { Library } from '../../host/library/library'
import { Curator, readShelves } from '../support/curation'
import { createTemporaryFolder, root } from '../support/folders'
import { openTestLibrary } from '../support/library'
import { onEnd } from '../support/on-end'
import { startChild } from '../support/processes'
import { bundleEntry } from '../support/workers'

/** Three parts. */
const MANY = 1100

function holdMany(library: Library): readonly DocId[] {
  const { holdings } = library
  const held = Array.from({ length: MANY }, () => createEditCapability(randomBytes(32)))
  library.open(holdings.homeId)?.doc.transact(() => {
    for (const capability of held) holdings.home.add(capability, library.clock.now())
  }, PROGRAM)
  library.journal.flush()
  return held.map(({ docId }) => docId)
}

type Shelves = ReturnType<Curator['read']>

interface Killed {
  readonly folder: string
  readonly notebook: DocId
  /** Without the host finishing anything. */
  parts(): Promise<Shelves>
  /** How many this person is known to have put in. */
  putIn(): Promise<number>
  /** What a person finds at the next start, and nothing more at the one after it. */
  found(): Promise<Shelves>
}

/** One note that is in, then what is asked, the last of it not to its end. */
async function killedIn(
  ask: (
    ids: readonly DocId[],
    first: DocId,
    curator: Curator,
    notebook: DocId,
  ) => readonly CollectionChange[],
): Promise<Killed> {
  const { path: folder, remove } = await createTemporaryFolder('large-change')
  onEnd(remove)
  const before = await openTestLibrary({ folder })
  const curator = new Curator(before.library)
  const [first = '' as DocId, ...ids] = holdMany(before.library)
  const notebook = curator.create('notebook', 'Tout')
  curator.do(notebook, { kind: 'integrate', docIds: [first], categoryIds: [] })
  const asked = join(folder, 'asked.json')
  await writeFile(asked, JSON.stringify(ask(ids, first, curator, notebook)))
  curator.close()
  await before.close()
  const program = await bundleEntry(join(root, 'test/support/bulk-child.ts'), 'bulk-child')
  const args = [fileURLToPath(program), folder, notebook, asked]
  await (await startChild({ args, ready: /^in parts$/m })).kill()

  const open = async <Value>(look: (library: Library) => Value | Promise<Value>) => {
    const { library, close } = await openTestLibrary({ folder })
    const value = await look(library)
    await close()
    return value
  }
  const start = () =>
    open(async (library) => {
      const again = new Curator(library)
      // Waits for what was left.
      await again.changeMany(notebook, { kind: 'recolour', colour: null })
      const read = again.read(notebook)
      again.close()
      return read
    })
  return {
    folder,
    notebook,
    putIn: () =>
      open(
        ({ holdings, log }) =>
          [...holdings.all].filter(({ docId }) => log.putIn.has(notebook, docId)).length,
      ),
    parts: () => open((library) => readShelves(library, notebook)),
    async found() {
      const found = await start()
      expect(await open((library) => library.log.begun.all().size)).toBe(0)
      expect(await start()).toEqual(found)
      return found
    },
  }
}

const idsOf = ({ notes }: Shelves) => notes.map(({ docId }) => docId)

it('puts in the rest of what was being put in, in its order and with its categories', async () => {
  let wanted: readonly DocId[] = []
  const { parts, found, putIn } = await killedIn((ids, first, curator, notebook) => {
    wanted = [...ids, first]
    const category = curator.createCategory(notebook, 'Récits')
    return [{ kind: 'integrate', docIds: ids, categoryIds: [category], index: 0 }]
  })
  expect(idsOf(await parts()).length).toBeLessThan(MANY)
  const { notes } = await found()
  expect(notes.map(({ docId }) => docId)).toEqual(wanted)
  expect(await putIn()).toBe(MANY)
  expect(notes.filter(({ categories }) => categories.includes('Récits'))).toHaveLength(MANY - 1)
})

it('makes one category for all that it was being made for', async () => {
  const { parts, found } = await killedIn((docIds) => [
    { kind: 'integrate', docIds, categoryIds: [] },
    { kind: 'createCategory', name: 'Récits', colour: null, docIds },
  ])
  const classified = ({ notes }: Shelves) => notes.filter(({ categories }) => categories.length > 0)
  const left = classified(await parts()).length
  expect(left).toBeGreaterThan(0)
  expect(left).toBeLessThan(MANY - 1)
  const there = await found()
  expect(there.categories).toEqual(['Récits'])
  expect(classified(there)).toHaveLength(MANY - 1)
})

it('leaves whole what was being taken back', async () => {
  const { parts, found } = await killedIn((docIds) => [
    { kind: 'integrate', docIds, categoryIds: [] },
    { kind: 'undo' },
  ])
  const left = idsOf(await parts()).length
  expect(left).toBeGreaterThan(1)
  expect(left).toBeLessThan(MANY)
  expect(idsOf(await found())).toHaveLength(MANY)
})

it('takes out the rest, and not what somebody puts in later', async () => {
  const { parts, found, putIn, folder, notebook } = await killedIn((docIds) => [
    { kind: 'integrate', docIds, categoryIds: [] },
    { kind: 'takeOut', docIds },
  ])
  expect(idsOf(await parts()).length).toBeGreaterThan(1)
  expect(idsOf(await found())).toHaveLength(1)
  expect(await putIn()).toBe(1)
  const { library, close } = await openTestLibrary({ folder })
  const [again] = [...library.holdings.all].filter(({ kind }) => kind === 'note')
  const nadia = new Curator(library)
  nadia.do(notebook, { kind: 'integrate', docIds: again ? [again.docId] : [], categoryIds: [] })
  const put = idsOf(nadia.read(notebook))
  nadia.close()
  await close()
  expect(idsOf(await found())).toEqual(put)
})

it('opens a library where what was begun cannot be finished', async () => {
  const { path: folder, remove } = await createTemporaryFolder('large-change')
  onEnd(remove)
  const before = await openTestLibrary({ folder })
  const curator = new Curator(before.library)
  const [unreadable, whole] = [curator.create('notebook', 'Un'), curator.create('notebook', 'Deux')]
  const { log } = before.library
  const begun = { created: '', by: 'Nadia', at: 1 }
  log.begun.write(unreadable, JSON.stringify({ ...begun, change: { kind: 'integrate' } }))
  log.begun.write(whole, JSON.stringify({ ...begun, change: { kind: 'recolour', colour: 'red' } }))
  curator.close()
  await before.close()

  const after = await openTestLibrary({ folder })
  onEnd(after.close)
  const again = new Curator(after.library)
  onEnd(() => again.close())
  // In the turns of the one that can be.
  await again.changeMany(whole, { kind: 'describe', description: 'Entier' })
  again.do(unreadable, { kind: 'recolour', colour: null })
  await expect.poll(() => after.entries.map(({ event }) => event)).toContain('change-not-finished')
})
