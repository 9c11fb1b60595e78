// From the start of the process to the list on screen and to the first note that takes keys.
import { join } from 'node:path'
import { createTemporaryFolder } from '../../support/folders'
import type { BenchOptions, Row } from '../row'
import { median, spread } from '../table'
import type { Libraries } from './libraries'
import { carnetOn, emptyWindow, startElectron } from './start-electron'

const FEW = 120

export async function benchStart(
  libraries: Libraries,
  { quick, scale }: BenchOptions,
): Promise<readonly Row[]> {
  const many = quick ? FEW : 12_000
  const sizes = quick ? [FEW] : [FEW, ...(scale ? [1_200] : []), many, ...(scale ? [120_000] : [])]
  const base = await createTemporaryFolder('bench-start')
  try {
    const starts = new Map<string, readonly string[]>([['empty', emptyWindow()]])
    for (const size of sizes) starts.set(String(size), carnetOn(await libraries.folder(size)))
    const lists = new Map<string, number[]>()
    const notes = new Map<string, number[]>()
    // The first round warms the disk and the profiles and is not counted.
    for (let round = 0; round <= (quick ? 1 : 7); round += 1) {
      for (const [name, app] of starts) {
        const started = await startElectron({ app, profile: join(base.path, name) })
        await started.close()
        if (started.noteText.trim() === '') throw new Error(`${name}: the first note is empty`)
        if (round === 0) continue
        lists.set(name, [...(lists.get(name) ?? []), started.list])
        notes.set(name, [...(notes.get(name) ?? []), started.note])
      }
    }
    const figures = (from: ReadonlyMap<string, number[]>, name: string | number) =>
      from.get(String(name)) ?? []
    const row = (scenario: string, from: ReadonlyMap<string, number[]>, most: number): Row => {
      const ours = median(figures(from, many))
      const empty = median(figures(from, 'empty'))
      const few = median(figures(from, FEW))
      const others = sizes
        .filter((size) => size !== many)
        .map((size) => `with ${size} notes ${Math.round(median(figures(from, size)))}`)
      return {
        scenario,
        ours,
        peers: { 'empty window': empty },
        unit: 'ms',
        goal: `≤ ${most} × the empty window, ≤ 1.15 × our own with ${FEW} notes`,
        isMet: ours <= most * empty && ours <= 1.15 * few,
        remark: [`${many} notes`, spread(figures(from, many)), ...others].join(', '),
      }
    }
    return [row('start/list painted', lists, 1.6), row('start/first note', notes, 1.9)]
  } finally {
    await base.remove()
  }
}
