// Windows of 1700 to 700 pixels: what is said is said whole, and nothing is an icon alone.
import type { Locator, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { shareWindow } from '../support/shared-window'
import { main } from '../support/window-locators'

const open = shareWindow('narrow', (page) =>
  page.getByRole('button', { name: 'Add the sample' }).click(),
)

async function launchWithSample(): Promise<Page> {
  const { page } = await open()
  await page.getByRole('treeitem').nth(3).waitFor()
  return page
}

const isWhole = (line: Locator) =>
  line.evaluate(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth)

it('A note’s dates are said whole, whatever the window', async () => {
  const page = await launchWithSample()
  await page.getByRole('row').first().click()
  const dates = main(page)
    .getByText(/^Created /u)
    .locator('..')
  await dates.waitFor()
  for (const width of [1360, 1300, 1024, 960, 1700]) {
    await page.setViewportSize({ width, height: 800 })
    await expect.poll(() => isWhole(dates)).toBe(true)
  }
})

it('The views of a notebook have their names, in a menu where there is no room', async () => {
  const page = await launchWithSample()
  await page.getByRole('treeitem').first().click()
  await page.setViewportSize({ width: 1024, height: 800 })
  const table = main(page).getByText('Table', { exact: true })
  await expect.poll(async () => ((await table.boundingBox())?.width ?? 0) > 20).toBe(true)
  await page.setViewportSize({ width: 700, height: 800 })
  await main(page).getByRole('button', { name: 'View, Categories' }).click()
  await page.getByRole('menuitemradio', { name: 'Table' }).click()
  await main(page).getByRole('button', { name: 'View, Table' }).waitFor()
  await main(page).getByRole('grid').getByRole('columnheader').first().waitFor()
})
