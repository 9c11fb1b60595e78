// From a key to its letter on screen, in the app with everything behind it and in a plain Tiptap
// page with the same text in the same Electron, in turns.
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { createTemporaryFolder } from '../../support/folders'
import { createRandom } from '../../support/random'
import type { BenchOptions, Row } from '../row'
import { median, quantile } from '../table'
import { LARGE_NOTE, type Libraries, type MeasuredNote, SMALL_NOTE } from './libraries'
import { readKeys, recordKeys } from './probes'
import {
  buildPeerPage,
  checkEnding,
  type DrivenWindow,
  findNote,
  goToEnd,
  openCarnet,
  openPeer,
  showsEnding,
} from './windows'

const WORDS = 'une phrase de plus '

export async function benchKeystroke(
  libraries: Libraries,
  { quick }: BenchOptions,
): Promise<readonly Row[]> {
  const count = quick ? 120 : 12_000
  const base = await createTemporaryFolder('bench-keystroke')
  const library = await libraries.folder(count)
  const file = await buildPeerPage('tiptap', join(base.path, 'page'))
  const ours = await openCarnet(library, join(base.path, 'profile'))
  const plain = await openPeer(file, join(base.path, 'plain'))
  const windows = { ours, plain }
  try {
    await recordKeys(ours.page)
    await recordKeys(plain.page)
    const rows: Row[] = []
    for (const [note, most] of [
      [SMALL_NOTE, 16.7],
      [LARGE_NOTE, 33],
    ] as const) {
      await findNote(ours.page, note)
      await plain.page.evaluate((markdown) => {
        const { benchEditor } = window as unknown as { benchEditor: { show(text: string): void } }
        benchEditor.show(markdown)
      }, note.markdown)
      await showsEnding(plain.page, note.ending)
      const times = await typeInTurns(windows, note, quick ? 1 : 5)
      rows.push(rowOf(note, times, most))
    }
    return rows
  } finally {
    await ours.close()
    await plain.close()
    await base.remove()
  }
}

interface Times {
  readonly ours: readonly number[]
  readonly plain: readonly number[]
}

async function typeInTurns(
  windows: Readonly<Record<keyof Times, DrivenWindow>>,
  { ending }: MeasuredNote,
  rounds: number,
): Promise<Times> {
  const random = createRandom(11)
  const times = { ours: [] as number[], plain: [] as number[] }
  const typed = { ours: ending, plain: ending }
  for (let round = 0; round <= rounds; round += 1) {
    for (const name of ['ours', 'plain'] as const) {
      const { page } = windows[name]
      await page.bringToFront()
      await goToEnd(page)
      await readKeys(page)
      for (const letter of WORDS) {
        await page.keyboard.press(letter === ' ' ? 'Space' : letter)
        // Keys do not fall on the same part of every frame.
        await wait(30 + random.below(40))
      }
      typed[name] += WORDS
      await checkEnding(page, typed[name], name)
      // The first round compiles what typing runs.
      if (round > 0) times[name].push(...(await readKeys(page)))
    }
  }
  return times
}

function rowOf({ title, markdown }: MeasuredNote, times: Times, most: number): Row {
  const ours = quantile(times.ours, 0.95)
  const plain = quantile(times.plain, 0.95)
  const isSmall = title === SMALL_NOTE.title
  return {
    scenario: isSmall ? 'keystroke' : 'keystroke/large',
    ours,
    peers: { 'plain Tiptap': plain },
    unit: 'ms p95',
    goal: isSmall ? `≤ 1.2 × plain Tiptap, ≤ ${most} ms` : `≤ ${most} ms`,
    isMet: ours <= most && (!isSmall || ours <= 1.2 * plain),
    remark: `${markdown.length.toLocaleString('en')} characters, key to painted, p50 ${median(times.ours).toFixed(1)} and ${median(times.plain).toFixed(1)}, ${times.ours.length} keys`,
  }
}
