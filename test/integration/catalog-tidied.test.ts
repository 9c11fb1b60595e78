// The index of words is put in order between requests: whoever saves a note waits for its own words alone.
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { CatalogReport } from '../../host/catalog/messages'
import { CatalogServer } from '../../host/catalog/serve-catalog'
import { openSqlite } from '../../host/log/open-sqlite'
import { catalogEntry } from '../support/catalog-entries'
import { createTemporaryFolder } from '../support/folders'
import { onEnd } from '../support/on-end'

const PUTS = 15

/** Pieces of the index after as many puts, and how many notes are found by a word of all. */
async function putEach(work: (steps: (() => void)[]) => void) {
  const folder = await createTemporaryFolder('catalog')
  onEnd(folder.remove)
  const file = join(folder.path, 'catalog.db')
  const reports: CatalogReport[] = []
  const steps: (() => void)[] = []
  const port = { send: (report: CatalogReport) => reports.push(report), later }
  function later(step: () => void): void {
    steps.push(step)
  }
  const server = new CatalogServer({ file, source: undefined }, port)
  for (let id = 0; id < PUTS; id += 1) {
    server.answer({ id, call: 'put', values: [[catalogEntry(`n${id}`, { text: 'Le gel' })]] })
    work(steps)
  }
  server.answer({ id: PUTS, call: 'search', values: ['gel', 9, 'notes'] })
  const found = reports.at(-1)
  server.answer({ id: PUTS + 1, call: 'close', values: [] })
  const sqlite = openSqlite(file)
  onEnd(() => sqlite.close())
  const sql = 'SELECT count(DISTINCT segid) AS n FROM words_idx'
  return { pieces: sqlite.get<{ n: number }>(sql)?.n ?? 0, found }
}

it('merges the pieces that changed notes leave, once nobody waits', async () => {
  const waiting = await putEach(() => undefined)
  expect(waiting.pieces).toBeGreaterThanOrEqual(PUTS)
  const tidied = await putEach((steps) => {
    while (steps.length > 0) steps.shift()?.()
  })
  expect(tidied.pieces).toBeLessThan(PUTS / 2)
  expect(waiting.found).toMatchObject({ value: { total: PUTS } })
  expect(tidied.found).toEqual(waiting.found)
})
