// What keeps a person out of a screen, found by axe-core: serious and critical alone.
import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright-core'

/**
 * One line for each rule that this screen breaks. Put together in the page itself: a blank page for
 * that is there for the sake of frames from elsewhere, and the policy of the page lets none in.
 */
export async function findBarriers(page: Page, screen: string): Promise<readonly string[]> {
  // One that is broken off, with what it moved, has ended too.
  await page.evaluate(() =>
    Promise.allSettled(document.getAnimations().map((animation) => animation.finished)),
  )
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ resultTypes: ['violations'] })
    .analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, impact, nodes }) => {
      const targets = nodes.map(({ target }) => target.join(' ')).join(', ')
      return `${screen}: ${id} (${impact}) ${targets}`
    })
}

/** In light and in dark; the page stays in the dark. */
export async function findBarriersInBothThemes(
  page: Page,
  screen: string,
): Promise<readonly string[]> {
  const found: string[] = []
  for (const theme of ['light', 'dark']) {
    await page.evaluate((name) => document.documentElement.setAttribute('data-theme', name), theme)
    found.push(...(await findBarriers(page, `${screen}, ${theme}`)))
  }
  return found
}
