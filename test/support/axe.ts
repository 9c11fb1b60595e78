// What keeps a person out of a screen, found by axe-core: serious and critical alone.
import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright-core'

/** One line for each rule that this screen breaks. */
export async function findBarriers(page: Page, screen: string): Promise<readonly string[]> {
  // One that is broken off, with what it moved, has ended too.
  await page.evaluate(() =>
    Promise.allSettled(document.getAnimations().map((animation) => animation.finished)),
  )
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, impact, nodes }) => {
      const targets = nodes.map(({ target }) => target.join(' ')).join(', ')
      return `${screen}: ${id} (${impact}) ${targets}`
    })
}
