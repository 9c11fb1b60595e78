// The sizes of catalog that a scenario runs with: the workload, and with --scale a tenth of it, whose
// rows are named by how many notes there are.
import type { CatalogSize } from '../support/generated-collections'
import type { BenchOptions, Row } from './row'

const QUICK: CatalogSize = { notes: 200, notebooks: 6, bases: 3 }
const TENTH: CatalogSize = { notes: 1_200, notebooks: 12, bases: 3 }
const WHOLE: CatalogSize = { notes: 12_000, notebooks: 120, bases: 30 }

export async function inSizes(
  { quick, scale }: BenchOptions,
  run: (size: CatalogSize) => Promise<readonly Row[]>,
): Promise<readonly Row[]> {
  if (quick) return run(QUICK)
  const rows = [...(await run(WHOLE))]
  for (const size of scale ? [TENTH] : [])
    for (const row of await run(size))
      rows.push({ ...row, scenario: `${row.scenario}, ${size.notes.toLocaleString('en')} notes` })
  return rows
}
