// The bench as a whole, in its smoke run: the scenarios that need no window run, check their own
// outputs, and give rows. What the figures are is not asserted: they mean little here.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { run } from '../../scripts/children.mjs'
import type { Row } from '../bench/row'
import { createTemporaryFolder, root } from '../support/folders'

interface Report {
  readonly rows: readonly Row[]
  readonly failures: readonly unknown[]
}

const bench = (...args: readonly string[]) =>
  run(process.execPath, [join(root, 'scripts/bench.mjs'), '--quick', ...args])

it('measures the relay, search, import and export, and finds their outputs right', async () => {
  await measure(['relay', 'search', 'import'], ['relay', 'search', 'index', 'import', 'export'])
})

it('measures a new machine and one that was away, and finds the same texts on them', async () => {
  await measure(['clone', 'reconnect'], ['clone', 'upload', 'reconnect'])
})

async function measure(scenarios: readonly string[], names: readonly string[]): Promise<void> {
  const folder = await createTemporaryFolder('bench-quick')
  try {
    const file = join(folder.path, 'rows.json')
    const { code, output } = await bench(...scenarios, '--json', file)
    expect(output).toContain('| scenario | ours |')
    const { rows, failures }: Report = JSON.parse(await readFile(file, 'utf8'))
    expect([failures, code]).toEqual([[], 0])
    const measured = new Set(rows.map(({ scenario }) => scenario.split('/')[0]))
    expect([...measured]).toEqual(names)
    const figures = rows.flatMap(({ ours, peers }) => [ours, ...Object.values(peers)])
    expect(figures.filter((figure) => !Number.isFinite(figure))).toEqual([])
  } finally {
    await folder.remove()
  }
}

it('names what there is when it is asked for a scenario that there is not', async () => {
  const { code, output } = await bench('nonsense')
  expect([code, output]).toEqual([
    2,
    expect.stringContaining('no scenario is called nonsense; there are relay/fan-out'),
  ])
})
