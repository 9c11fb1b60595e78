// A notebook of the whole workload, scrolled through in the real window: frames that were on screen for
// so long that the eye sees the list stand. Beside it those of the same window at rest.
import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { change, createCollection, readShelf } from '../../support/collection-pages'
import { createTemporaryFolder } from '../../support/folders'
import { openTestHost } from '../../support/library'
import type { ManualPage } from '../../support/manual-page'
import { main } from '../../support/window-locators'
import type { BenchOptions, Row } from '../row'
import { quantile } from '../table'
import { framesAtRest, readFrames, recordFrames } from './frames'
import type { Libraries } from './libraries'
import { openCarnet } from './windows'

const NAME = 'Tout le travail'
const LONG = 33
/** Pixels a frame: a wheel that is turned fast. */
const STEP = 160
const PAGE = 1000

export async function benchScrolling(
  libraries: Libraries,
  { quick }: BenchOptions,
): Promise<readonly Row[]> {
  const count = quick ? 120 : 12_000
  const frames = quick ? 60 : 600
  const base = await createTemporaryFolder('bench-scrolling')
  const library = join(base.path, 'library')
  await cp(await libraries.folder(count), library, { recursive: true })
  const size = await makeNotebook(library)
  const carnet = await openCarnet(library, join(base.path, 'profile'))
  try {
    const { page } = carnet
    await page.getByRole('treeitem', { name: NAME }).click()
    await main(page).getByRole('row').nth(3).waitFor()
    const rest = await framesAtRest(page, quick ? 300 : 3000)
    // The first time the rows are asked for, the second time they are there.
    const [first, again] = [await scroll(page, frames), await scroll(page, frames)]
    const row = (scenario: string, taken: readonly number[]): Row => ({
      scenario: `lists/${scenario}`,
      ours: countLong(taken),
      peers: { 'at rest': countLong(rest) },
      unit: 'frames',
      goal: 'none',
      isMet: countLong(taken) === 0,
      remark: `over ${LONG} ms, of ${taken.length} while scrolling through ${size} notes; p95 ${quantile(taken, 0.95).toFixed(1)} ms, longest ${Math.max(...taken).toFixed(0)}; of ${rest.length} at rest, longest ${Math.max(...rest).toFixed(0)}`,
    })
    return [row('frames, first time', first), row('frames, again', again)]
  } finally {
    await carnet.close()
    await base.remove()
  }
}

function countLong(frames: readonly number[]): number {
  return frames.filter((length) => length > LONG).length
}

async function makeNotebook(library: string): Promise<number> {
  const host = await openTestHost({ folder: library })
  try {
    const page = host.page()
    await page.until(() => page.notice('phase')?.kind === 'ready')
    const ids = await readIds(page)
    const notebook = await createCollection(page, 'notebook', NAME)
    await change(page, notebook, { kind: 'integrate', docIds: ids, categoryIds: [] })
    const shelf = () => readShelf(page, notebook)
    await page.see(shelf, (read) => read?.count === ids.length)
    return ids.length
  } finally {
    await host.close()
  }
}

async function readIds(page: ManualPage) {
  const request = { shelf: 'notes', limit: PAGE } as const
  const { total } = await page.request('listNotes', { ...request, offset: 0 })
  const pages = Array.from({ length: Math.ceil(total / PAGE) }, (_, at) =>
    page.request('listNotes', { ...request, offset: at * PAGE }),
  )
  return (await Promise.all(pages)).flatMap(({ rows }) => rows.map(({ docId }) => docId))
}

/** From its top, as many pixels with each frame. Throws where the rows did not come along. */
async function scroll(page: Page, frames: number): Promise<readonly number[]> {
  const before = await moveTo(page, 0)
  await recordFrames(page)
  await page.evaluate(
    ({ steps, pixels }) =>
      new Promise<void>((settle) => {
        const holder = window as unknown as { benchScroller: Element }
        let left = steps
        const step = () => {
          holder.benchScroller.scrollTop += pixels
          left -= 1
          if (left > 0) requestAnimationFrame(step)
          else settle()
        }
        requestAnimationFrame(step)
      }),
    { steps: frames, pixels: STEP },
  )
  const taken = await readFrames(page)
  const text = () => main(page).getByRole('row').last().innerText()
  if ((await text()) === before) throw new Error('the list does not scroll')
  return taken
}

/** The last row's text, once the list stands there. */
async function moveTo(page: Page, top: number): Promise<string> {
  await main(page)
    .getByRole('row')
    .nth(3)
    .evaluate((row, pixels) => {
      let at: Element | null = row
      const scrolls = (each: Element) =>
        each.scrollHeight > each.clientHeight + 1 &&
        /auto|scroll/u.test(getComputedStyle(each).overflowY)
      while (at && !scrolls(at)) at = at.parentElement
      if (!at) throw new Error('nothing scrolls')
      Object.assign(window, { benchScroller: at })
      at.scrollTop = pixels
    }, top)
  await page.evaluate(
    () => new Promise((settle) => requestAnimationFrame(() => requestAnimationFrame(settle))),
  )
  return main(page).getByRole('row').last().innerText()
}
