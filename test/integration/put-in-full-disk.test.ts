// Who put in what, while the disk is full: it is written down once there is room, or no key is given.
import { expect, it } from 'vitest'
import { Curator } from '../support/curation'
import { openTestLibrary } from '../support/library'
import { onEnd } from '../support/on-end'

it('is written down once the disk takes it again, without another change', async () => {
  const { library, close } = await openTestLibrary()
  onEnd(close)
  const nadia = new Curator(library)
  onEnd(() => nadia.close())
  const notebook = nadia.create('notebook', 'Médiation')
  const notes = nadia.createNotes(400)
  const isKept = () => notes.filter((note) => library.log.putIn.has(notebook, note)).length
  const { sqlite } = library.log
  const pages = sqlite.get<{ page_count: number }>('PRAGMA page_count')?.page_count ?? 0
  sqlite.exec(`PRAGMA max_page_count = ${pages}`)
  const asked = { kind: 'integrate', docIds: notes, categoryIds: [] } as const
  expect(nadia.change(notebook, asked)).toEqual({ kind: 'refused', reason: 'store-error' })
  expect(isKept()).toBe(0)
  sqlite.exec('PRAGMA max_page_count = 1000000')
  expect(library.journal.flush()).toBe(true)
  expect(isKept()).toBe(400)
})
