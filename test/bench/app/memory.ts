// What all processes of the app hold together, shared pages counted once (PSS), with one note open.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { createTemporaryFolder } from '../../support/folders'
import { descendants } from '../../support/processes'
import type { BenchOptions, Row } from '../row'
import { median, spread } from '../table'
import type { Libraries } from './libraries'
import { carnetOn, emptyWindow, startElectron } from './start-electron'

const MOST = 120

export async function benchMemory(
  libraries: Libraries,
  { quick }: BenchOptions,
): Promise<readonly Row[]> {
  const count = quick ? 120 : 12_000
  const base = await createTemporaryFolder('bench-memory')
  try {
    const starts = { ours: carnetOn(await libraries.folder(count)), empty: emptyWindow() }
    const held = { ours: [] as number[], empty: [] as number[] }
    for (let round = 0; round < (quick ? 1 : 3); round += 1) {
      for (const name of ['ours', 'empty'] as const) {
        const started = await startElectron({ app: starts[name], profile: join(base.path, name) })
        // What a start leaves behind is collected when nothing is asked of it for a while.
        await wait(quick ? 500 : 8_000)
        held[name].push(readPss([started.pid, ...descendants(started.pid)]))
        await started.close()
      }
    }
    const [ours, empty] = [median(held.ours), median(held.empty)]
    return [
      {
        scenario: 'memory/one note open',
        ours,
        peers: { 'empty window': empty },
        unit: 'MB',
        goal: `≤ the empty window + ${MOST} MB`,
        isMet: ours <= empty + MOST,
        remark: `${count} notes, all processes, PSS, ${spread(held.ours)}`,
      },
    ]
  } finally {
    await base.remove()
  }
}

/** In MB. Throws where the kernel does not tell. */
function readPss(pids: readonly number[]): number {
  const kilobytes = pids.map((pid) => {
    const [, pss] =
      /^Pss:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')) ?? []
    return Number(pss)
  })
  return (kilobytes.reduce((sum, each) => sum + each, 0) * 1024) / 1e6
}
