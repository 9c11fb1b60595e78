// From the click on a row of the list to the note's text on screen, each note for the first time.
import { join } from 'node:path'
import { createTemporaryFolder } from '../../support/folders'
import type { BenchOptions, Row } from '../row'
import { median, quantile } from '../table'
import { type Libraries, OPENED_NOTES } from './libraries'
import { pressedAt, shownAt, watchForEnding, watchForPress } from './probes'
import { findNote, openCarnet } from './windows'

export async function benchOpen(
  libraries: Libraries,
  { quick }: BenchOptions,
): Promise<readonly Row[]> {
  const count = quick ? 120 : 12_000
  const notes = quick ? OPENED_NOTES.slice(0, 6) : OPENED_NOTES
  const base = await createTemporaryFolder('bench-open')
  const carnet = await openCarnet(await libraries.folder(count), join(base.path, 'profile'))
  try {
    const { page } = carnet
    const [warm, ...measured] = notes
    if (!warm) throw new Error('notes to open are needed')
    await findNote(page, warm)
    await page.locator('#search-field').fill('Mesure')
    const first: number[] = []
    const again: number[] = []
    for (const times of [first, again]) {
      for (const { title, ending } of measured) {
        await page.locator('#search-field').fill(title)
        const row = page.getByRole('row', { name: title }).first()
        await row.waitFor()
        await watchForPress(page, 'mousedown')
        await watchForEnding(page, ending)
        await row.click()
        times.push((await shownAt(page)) - (await pressedAt(page)))
      }
    }
    const row = (scenario: string, times: readonly number[]): Row => ({
      scenario,
      ours: quantile(times, 0.95),
      peers: {},
      unit: 'ms p95',
      goal: '≤ 20 ms',
      isMet: quantile(times, 0.95) <= 20,
      remark: `8 kB, of ${count} notes, click to painted, p50 ${median(times).toFixed(1)}, ${times.length} notes`,
    })
    return [row('open/first time', first), row('open/again', again)]
  } finally {
    await carnet.close()
    await base.remove()
  }
}
