// Frames of a page, counted in the page: how long each one was on screen while something moved.
import type { Page } from 'playwright-core'

declare global {
  interface Window {
    benchFrames: { readonly lengths: number[]; stop: boolean }
  }
}

/** From now on; whoever moves something meanwhile may do so from outside. */
export async function recordFrames(page: Page): Promise<void> {
  await page.evaluate(() => {
    const frames = { lengths: [] as number[], stop: false }
    window.benchFrames = frames
    let before = performance.now()
    const next = () => {
      const now = performance.now()
      frames.lengths.push(now - before)
      before = now
      if (!frames.stop) requestAnimationFrame(next)
    }
    requestAnimationFrame(() => {
      before = performance.now()
      requestAnimationFrame(next)
    })
  })
}

/** Milliseconds of each frame since then. */
export function readFrames(page: Page): Promise<readonly number[]> {
  return page.evaluate(() => {
    window.benchFrames.stop = true
    return window.benchFrames.lengths
  })
}

/** Of a window in which nothing moves. */
export async function framesAtRest(page: Page, milliseconds: number): Promise<readonly number[]> {
  await recordFrames(page)
  await page.evaluate((time) => new Promise((settle) => setTimeout(settle, time)), milliseconds)
  return readFrames(page)
}
