// What keeps a person out of a screen, found by axe-core: serious and critical alone.
import type { AxeResults, Result, RunOptions } from 'axe-core'
import axe from 'axe-core'
import type { Page } from 'playwright-core'

declare global {
  interface Window {
    readonly axe?: { run(context: Document, options: RunOptions): Promise<AxeResults> }
  }
}

/** What a theme can break: it changes colours alone. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block']

/** One line for each rule that this screen breaks. */
export function findBarriers(page: Page, screen: string): Promise<readonly string[]> {
  return look(page, screen, {})
}

/** In light by every rule, in dark by those that look at colours; the page stays in the dark. */
export async function findBarriersInBothThemes(
  page: Page,
  screen: string,
): Promise<readonly string[]> {
  await wear(page, 'light')
  const inLight = await look(page, `${screen}, light`, {})
  await wear(page, 'dark')
  const runOnly = { type: 'rule', values: OF_COLOURS } as const
  return [...inLight, ...(await look(page, `${screen}, dark`, { runOnly }))]
}

function wear(page: Page, theme: string): Promise<void> {
  return page.evaluate((name) => document.documentElement.setAttribute('data-theme', name), theme)
}

/** Its program stays in the page for the next look: reading it takes longer than a look does. */
async function look(page: Page, screen: string, more: RunOptions): Promise<readonly string[]> {
  // One that is broken off, with what it moved, has ended too.
  await page.evaluate(() =>
    Promise.allSettled(document.getAnimations().map((animation) => animation.finished)),
  )
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  const options: RunOptions = { resultTypes: ['violations'], iframes: false, ...more }
  const violations = await page.evaluate(async (how): Promise<readonly Result[]> => {
    if (!window.axe) throw new Error('axe is not in the page')
    return (await window.axe.run(document, how)).violations
  }, options)
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, impact, nodes }) => {
      const targets = nodes.map(({ target }) => target.join(' ')).join(', ')
      return `${screen}: ${id} (${impact}) ${targets}`
    })
}
