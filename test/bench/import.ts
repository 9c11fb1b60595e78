// A folder of Markdown files into a library, and out again. What came in and went out is counted and
// compared before a time counts. The database-a-note peer runs in a browser and has its own scenario.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createTemporaryFolder } from '../support/folders'
import { writeGeneratedFolder } from '../support/generated-notes'
import { finished, openTransfers, type TransferSetup } from '../support/transfers'
import type { BenchOptions, Row, Scenario } from './row'

async function run({ quick }: BenchOptions): Promise<readonly Row[]> {
  const count = quick ? 100 : 12_000
  const base = await createTemporaryFolder('bench-import')
  const [first, second] = [await openTransfers(), await openTransfers()]
  try {
    const from = join(base.path, 'from')
    await writeGeneratedFolder(from, count)
    let stored = 0
    const start = performance.now()
    const job = first.import(from, (progress) => {
      if (progress.done === count && stored === 0) stored = performance.now() - start
    })
    const outcome = await finished(job)
    const searchable = performance.now() - start
    const { notes } = await first.catalog.counts()
    if (outcome.count !== count || notes !== count) throw new Error(`imported ${notes} of ${count}`)
    const again = await importAgain(first, from, count)
    const before = performance.now()
    await finished(first.export(join(base.path, 'out')))
    const out = performance.now() - before
    await finished(second.import(join(base.path, 'out')))
    await finished(second.export(join(base.path, 'again')))
    compare(join(base.path, 'out'), join(base.path, 'again'), count)
    const row = (scenario: string, milliseconds: number, goal: number): Row => ({
      scenario,
      ours: milliseconds / 1000,
      peers: {},
      unit: 's',
      goal: `≤ ${goal} s`,
      isMet: milliseconds <= goal * 1000,
      remark: `${count} notes`,
    })
    return [
      row('import/stored', stored, 8),
      row('import/searchable', searchable, 25),
      { ...row('import/again', again, 2), remark: `${count} files, nothing changed` },
      {
        ...row('export', out, 8),
        remark: `${count} notes, the same to the byte after a round trip`,
      },
    ]
  } finally {
    await first.close()
    await second.close()
    await base.remove()
  }
}

export const importing: Scenario = { name: 'import', run }

async function importAgain(setup: TransferSetup, from: string, count: number): Promise<number> {
  const start = performance.now()
  const outcome = await finished(setup.import(from))
  const took = performance.now() - start
  const { notes } = await setup.catalog.counts()
  if (outcome.unchanged !== count || outcome.count !== 0 || notes !== count)
    throw new Error(`knew ${outcome.unchanged} of ${count} again, and there are ${notes} notes`)
  return took
}

function compare(one: string, other: string, count: number): void {
  const names = readdirSync(one)
  if (names.length !== count) throw new Error(`exported ${names.length} of ${count}`)
  for (const name of names)
    if (!readFileSync(join(one, name)).equals(readFileSync(join(other, name))))
      throw new Error(`${name} is not the same after a round trip`)
}
