// A graph is a place: one opens a note from it and comes back to it, by the keyboard and by its address.
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { findBarriers } from '../support/axe'
import { launchServed } from '../support/chromium'
import { createTemporaryFolder } from '../support/folders'
import { onEnd } from '../support/on-end'
import { dialog, list, main, showsNote, title } from '../support/window-locators'

async function launchWithSample(): Promise<Page> {
  const folder = await createTemporaryFolder('graph-places')
  onEnd(folder.remove)
  const { page, close } = await launchServed({ library: `${folder.path}/library` })
  onEnd(close)
  await page.getByRole('button', { name: 'Add the sample' }).click()
  await page.getByRole('treeitem').nth(3).waitFor()
  return page
}

async function runCommand(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await dialog(page).getByRole('searchbox').last().fill(`> ${name}`)
  await page.getByRole('option', { name }).first().click()
}

const hashOf = (page: Page) => page.evaluate(() => location.hash)
const graph = (page: Page, name: string | RegExp) => page.getByRole('dialog', { name })
const notes = (page: Page) => dialog(page).getByRole('list', { name: 'Notes and their links' })
const isFocused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '')

it('A note that is opened from a graph leads back to it, as it was looked at', async () => {
  const page = await launchWithSample()
  await list(page).getByRole('row').first().click()
  await expect.poll(() => title(page).inputValue()).not.toBe('')
  const start = await title(page).inputValue()
  await runCommand(page, 'Graph around this note')
  await graph(page, `Around “${start}”`).waitFor()
  await dialog(page).getByText('And their links').click()
  await dialog(page)
    .getByRole('button', { name: /^Terms/u })
    .click()
  await dialog(page).getByRole('button', { name: 'Show as a list' }).click()
  const rows = notes(page).getByRole('button')
  await rows.nth(2).waitFor()
  const [opened = ''] = (await rows.allTextContents()).filter((each) => each !== start)
  await dialog(page).getByRole('searchbox').fill(opened)
  await expect.poll(() => rows.count()).toBe(1)
  const row = rows.first()
  const looked = await hashOf(page)
  await row.press('Enter')
  await showsNote(page, opened)
  await dialog(page).waitFor({ state: 'detached' })
  await page.keyboard.press('Alt+ArrowLeft')
  await graph(page, `Around “${start}”`).waitFor()
  await dialog(page).getByRole('radio', { name: 'And their links', checked: true }).waitFor()
  await expect.poll(() => dialog(page).getByRole('searchbox').inputValue()).toBe(opened)
  await dialog(page)
    .getByRole('button', { name: /^Terms/u, pressed: false })
    .waitFor()
  await expect.poll(() => isFocused(page)).toBe(opened)
  await expect.poll(() => hashOf(page)).toContain(looked)
  expect(await findBarriers(page, 'a graph come back to')).toEqual([])
  await page.keyboard.press('Escape')
  await dialog(page).waitFor({ state: 'detached' })
  await showsNote(page, start)
  await page.keyboard.press('Alt+ArrowRight')
  await graph(page, `Around “${start}”`).waitFor()
  await page.reload()
  await graph(page, `Around “${start}”`).waitFor()
  await expect.poll(() => dialog(page).getByRole('searchbox').inputValue()).toBe(opened)
  await dialog(page).getByRole('button', { name: 'Close' }).click()
  await dialog(page).waitFor({ state: 'detached' })
  await showsNote(page, start)
})

it('The graph of the library is a place in a narrow window too, and the box lies over it', async () => {
  const page = await launchWithSample()
  await page.setViewportSize({ width: 600, height: 800 })
  await runCommand(page, 'Graph of all notes')
  await graph(page, 'Graph of the library').waitFor()
  await dialog(page).locator('[data-graph] canvas').first().waitFor()
  await page.keyboard.press('Control+k')
  await page.getByRole('option').first().waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('option').first().waitFor({ state: 'detached' })
  await graph(page, 'Graph of the library').waitFor()
  await dialog(page).getByRole('button', { name: 'Show as a list' }).click()
  const row = notes(page).getByRole('button').first()
  const opened = (await row.textContent()) ?? ''
  await row.click()
  await showsNote(page, opened)
  await page.keyboard.press('Alt+ArrowLeft')
  await expect.poll(() => isFocused(page)).toBe(opened)
  await page.keyboard.press('Escape')
  await dialog(page).waitFor({ state: 'detached' })
  await main(page).waitFor()
  expect(await hashOf(page)).not.toContain('graph')
})
