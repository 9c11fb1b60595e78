// The graph of all notes in the real window: from asking for it to the first picture whose dots stand
// where the layout put them, then the frames of a hand that drags the picture about.
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { createTemporaryFolder } from '../../support/folders'
import { dialog } from '../../support/window-locators'
import type { BenchOptions, Row } from '../row'
import { median, quantile } from '../table'
import { framesAtRest, readFrames, recordFrames } from './frames'
import type { Libraries } from './libraries'
import { openCarnet } from './windows'

const MOST_MS = 1500
const LEAST_FRAMES = 30
/** Of one hand: where a frame takes seconds, the moves of a smooth one would take minutes. */
const DRAGGED_MS = 5000

export async function benchGraph(
  libraries: Libraries,
  { quick }: BenchOptions,
): Promise<readonly Row[]> {
  const count = quick ? 120 : 12_000
  const [times, moves] = quick ? [1, 20] : [5, 120]
  const base = await createTemporaryFolder('bench-graph')
  const carnet = await openCarnet(await libraries.folder(count), join(base.path, 'profile'))
  try {
    const { page } = carnet
    await page.getByRole('row').nth(2).waitFor()
    const rest = perSecond(await framesAtRest(page, quick ? 300 : 2000))
    const shown: number[] = []
    const dragged: number[] = []
    for (let time = 0; time < times; time += 1) {
      shown.push(await openGraph(page))
      dragged.push(perSecond(await drag(page, moves)))
      await page.keyboard.press('Escape')
      await dialog(page).waitFor({ state: 'detached' })
    }
    const remark = `of ${count} notes, the 2,000 most linked at most, drawn by ${await readRenderer(page)}`
    return [
      {
        scenario: 'graph/first useful picture',
        ours: median(shown),
        peers: {},
        unit: 'ms',
        goal: `≤ ${MOST_MS} ms`,
        isMet: median(shown) <= MOST_MS,
        remark: `${remark}; p95 ${quantile(shown, 0.95).toFixed(0)}`,
      },
      {
        scenario: 'graph/dragging',
        ours: median(dragged),
        peers: { 'at rest': rest },
        unit: 'frames/s',
        goal: `≥ ${LEAST_FRAMES}`,
        isMet: median(dragged) >= LEAST_FRAMES,
        remark,
      },
    ]
  } finally {
    await carnet.close()
    await base.remove()
  }
}

function perSecond(frames: readonly number[]): number {
  return (1000 * frames.length) / frames.reduce((sum, each) => sum + each, 0)
}

/** Milliseconds from the key that asks for it; throws where the layout says nothing. */
async function openGraph(page: Page): Promise<number> {
  await watchLayout(page)
  await page.keyboard.press('Control+k')
  await page.waitForFunction(() => document.activeElement?.tagName === 'INPUT')
  await page.keyboard.type('>Graph of all notes')
  await page.getByRole('option', { name: 'Graph of all notes' }).first().waitFor()
  await page.keyboard.press('Enter')
  await page.locator('[data-graph] canvas').first().waitFor()
  return page.evaluate(() => (window as unknown as { benchPlaced: Promise<number> }).benchPlaced)
}

/** The layout's thread tells places; the first are on screen with the frame after them. */
async function watchLayout(page: Page): Promise<void> {
  await page.evaluate(() => {
    const holder = window as unknown as { benchPlaced: Promise<number>; benchWorker?: true }
    let asked = 0
    const onEnter = (event: KeyboardEvent) => {
      if (event.key === 'Enter') asked = event.timeStamp
    }
    document.addEventListener('keydown', onEnter, { capture: true })
    holder.benchPlaced = new Promise((settle) => {
      const own = Object.getOwnPropertyDescriptor(Worker.prototype, 'onmessage')
      if (!own?.set) throw new Error('workers tell nothing')
      Object.defineProperty(Worker.prototype, 'onmessage', {
        ...own,
        set(this: Worker, listener: (event: MessageEvent) => void) {
          let isFirst = true
          own.set?.call(this, (event: MessageEvent) => {
            listener.call(this, event)
            if (!isFirst) return
            isFirst = false
            requestAnimationFrame(() => {
              const { port1, port2 } = new MessageChannel()
              port1.onmessage = () => settle(performance.now() - asked)
              port2.postMessage(0)
            })
          })
          Object.defineProperty(Worker.prototype, 'onmessage', own)
          document.removeEventListener('keydown', onEnter, { capture: true })
        },
      })
    })
  })
}

async function drag(page: Page, moves: number): Promise<readonly number[]> {
  const box = await page.locator('[data-graph]').boundingBox()
  if (!box) throw new Error('the graph is not on screen')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await recordFrames(page)
  const end = performance.now() + DRAGGED_MS
  for (let move = 1; move <= moves && performance.now() < end; move += 1) {
    const turn = (move / 40) * 2 * Math.PI
    await page.mouse.move(x + 120 * Math.sin(turn), y + 80 * (1 - Math.cos(turn)))
  }
  await page.waitForFunction(() => window.benchFrames.lengths.length > 0)
  const frames = await readFrames(page)
  await page.mouse.up()
  return frames
}

/** What stands behind WebGL: a machine without a graphics card has software. */
function readRenderer(page: Page): Promise<string> {
  return page.evaluate(() => {
    const context = document.createElement('canvas').getContext('webgl2')
    const named = context?.getExtension('WEBGL_debug_renderer_info')
    return String(context?.getParameter(named?.UNMASKED_RENDERER_WEBGL ?? context.RENDERER))
  })
}
