// Thousands of documents that come at once, as on a new machine: followed a slice at a time.
import { beforeAll, describe, expect, it } from 'vitest'
import { PROGRAM } from '../../shared/model/origin'
import { createEditCapability, type DocId } from '../../shared/records/keys'
import { readySodium, sodium } from '../../shared/records/sodium'
import { openSqlite } from '../../host/log/open-sqlite'
import type { Library } from '../../host/library/library'
import { createTemporaryFolder } from '../support/folders'
import { createManualClock, type ManualClock } from '../support/manual-clock'
import { openTestLibrary } from '../support/library'

const COUNT = 700

beforeAll(readySodium)

function holdMany(library: Library): readonly DocId[] {
  const home = library.documents.peek(library.holdings.homeId)
  const capabilities = Array.from({ length: COUNT }, () =>
    createEditCapability(sodium.randombytes_buf(32)),
  )
  home?.doc.transact(() => {
    for (const capability of capabilities) library.holdings.home.add(capability, 1)
  }, PROGRAM)
  return capabilities.map(({ docId }) => docId)
}

const countRows = (library: Library) => library.log.documentIds().length - 1

async function withLibrary(story: (library: Library, clock: ManualClock) => void) {
  const clock = createManualClock()
  const opened = await openTestLibrary({ clock })
  story(opened.library, clock)
  await opened.close()
}

describe('a home document that names many', () => {
  it('keeps nobody waiting until all have their row', () =>
    withLibrary((library, clock) => {
      const told = new Set<DocId>()
      library.subscribeRooms((docIds) => docIds.forEach((docId) => told.add(docId)))
      const docIds = holdMany(library)
      expect(countRows(library)).toBe(0)
      clock.advance(0)
      expect(countRows(library)).toBe(COUNT)
      expect([...told]).toEqual(expect.arrayContaining([...docIds]))
    }))

  it('has a row for each also when it is closed before', async () => {
    const folder = await createTemporaryFolder('many')
    const opened = await openTestLibrary({ folder: folder.path, clock: createManualClock() })
    holdMany(opened.library)
    expect(countRows(opened.library)).toBe(0)
    await opened.close()
    const file = openSqlite(`${folder.path}/library.db`, { readOnly: true })
    expect(file.get('SELECT count(*) AS n FROM documents')).toEqual({ n: COUNT + 1 })
    file.close()
    await folder.remove()
  })

  it('owes each of them to a relay that is chosen later', () =>
    withLibrary((library, clock) => {
      const docIds = holdMany(library)
      clock.advance(0)
      library.holdings.home.setSetting('relay', 'ws://127.0.0.1:1/')
      clock.advance(0)
      expect(library.documentsWaiting()).toEqual(expect.arrayContaining([...docIds]))
    }))

  it('leaves alone one that was purged before its turn came', () =>
    withLibrary((library, clock) => {
      const [first] = holdMany(library)
      if (!first) throw new Error('nothing is held')
      library.holdings.home.purge(first, 2)
      clock.advance(0)
      expect(countRows(library)).toBe(COUNT - 1)
      expect(library.log.facts(first)).toBeUndefined()
    }))
})
