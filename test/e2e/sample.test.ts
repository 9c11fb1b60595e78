// The sample library as a stranger meets it: added with one press, looked around in, taken away.
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { readSampleLibrary } from '../../shared/sample/read-sample-library'
import { findBarriers } from '../support/axe'
import { createTemporaryFolder } from '../support/folders'
import { onEnd } from '../support/on-end'
import { shareWindow } from '../support/shared-window'

const open = shareWindow('sample', (page) =>
  page.getByRole('button', { name: 'Add the sample' }).click(),
)

async function launch(): Promise<Page> {
  const { page } = await open()
  await notebooks(page).waitFor()
  return page
}

const notebooks = (page: Page) => page.getByRole('tree', { name: 'Notebooks' })

/** The library counts at once, and lists a moment later. */
async function isListed(page: Page, count: number): Promise<void> {
  await expect.poll(() => notebooks(page).getByRole('treeitem').count()).toBe(count)
}

async function runCommand(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.keyboard.type(`>${name}`)
  await page.getByRole('option', { name }).first().waitFor()
  await page.keyboard.press('Enter')
}

it('is drawn as a graph that a list says again, and that can be saved', async () => {
  const page = await launch()
  await page.getByRole('navigation').getByText('43', { exact: true }).waitFor()
  await runCommand(page, 'Graph of all notes')
  const dialog = page.getByRole('dialog')
  await dialog.getByText('43 notes').waitFor()
  await dialog.locator('[data-graph] canvas').first().waitFor()
  expect(await findBarriers(page, 'the graph')).toEqual([])

  await dialog.getByRole('button', { name: 'Save the picture' }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'SVG picture' }).click(),
  ])
  const saved = await createTemporaryFolder('graph')
  onEnd(saved.remove)
  await download.saveAs(`${saved.path}/graph.svg`)
  const svg = await readFile(`${saved.path}/graph.svg`, 'utf8')
  expect(svg.match(/<circle /gu)).toHaveLength(43)

  await dialog.getByRole('button', { name: /Terms/u }).click()
  await dialog.getByText('35 notes').waitFor()
  await dialog.getByRole('button', { name: 'Show as a list' }).click()
  const first = dialog
    .getByRole('list', { name: 'Notes and their links' })
    .getByRole('button')
    .first()
  const title = (await first.textContent()) ?? ''
  expect(await findBarriers(page, 'the graph as a list')).toEqual([])
  await first.press('Enter')
  await dialog.waitFor({ state: 'detached' })
  const opened = page.getByRole('textbox', { name: 'Note title' })
  await expect.poll(() => opened.inputValue()).toBe(title)
})

it('adds its notes, notebooks and base, and goes to the trash with one press', async () => {
  const page = await launch()
  await page.getByRole('navigation').getByText('43', { exact: true }).waitFor()
  await isListed(page, 4)
  // A row says what a note is about in its author's words, where there are some.
  const { notes } = await readSampleLibrary('en')
  const summaries = new Set(notes.map(({ summary }) => summary).filter(Boolean))
  const rows = page.locator('[data-region="list"]').getByRole('row')
  const isSummary = async () =>
    (await rows.locator('p').allTextContents()).some((text) => summaries.has(text))
  await expect.poll(isSummary).toBe(true)
  await expect.poll(() => page.getByRole('button', { name: 'Add the sample' }).count()).toBe(0)
  await page.getByRole('navigation').getByRole('button', { name: 'Remove' }).click()
  await page.getByText('The sample is in the trash').first().waitFor()
  await page.getByText('The notes that you write appear here.').waitFor()
  await isListed(page, 0)
  await page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('navigation').getByText('43', { exact: true }).waitFor()
  await isListed(page, 4)
  await page.getByRole('navigation').getByRole('button', { name: 'Remove' }).click()
  await page.getByText('The notes that you write appear here.').waitFor()
  // It is offered once: what was taken away does not come back by itself.
  await expect.poll(() => page.getByRole('button', { name: 'Add the sample' }).count()).toBe(0)
})
