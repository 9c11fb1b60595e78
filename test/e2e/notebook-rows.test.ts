// The rows of a notebook's page under the keyboard, and the filters that are kept above them.
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { shareWindow } from '../support/shared-window'
import { beginNote, main, title } from '../support/window-locators'

const open = shareWindow('notebook-rows')

const grid = (page: Page) => main(page).getByRole('grid')

async function write(page: Page, name: string): Promise<void> {
  await beginNote(page)
  await page.keyboard.type(name)
  await page.locator('[data-region="list"]').getByRole('row', { name }).waitFor()
}

async function notebookOf(...names: readonly string[]): Promise<Page> {
  const { page } = await open()
  await title(page).waitFor()
  await page.getByRole('button', { name: 'New notebook' }).click()
  await page.keyboard.type('Jardin')
  await page.keyboard.press('Enter')
  await main(page).getByRole('textbox', { name: 'Notebook title' }).waitFor()
  for (const name of names) await write(page, name)
  await page.getByRole('treeitem', { name: 'Jardin' }).click()
  await main(page)
    .getByRole('row', { name: names[0] ?? '' })
    .waitFor()
  return page
}

async function classify(page: Page, count: number, category: string): Promise<void> {
  await grid(page).focus()
  await page.keyboard.press('Home')
  for (let more = 1; more < count; more += 1) await page.keyboard.press('Shift+ArrowDown')
  if (count === 1) await page.keyboard.press('Space')
  const bulk = page.getByRole('toolbar', { name: 'Actions on the selected notes' })
  await bulk.getByRole('button', { name: 'Classify in…' }).click()
  await page.getByRole('menuitem', { name: 'New category' }).click()
  await page.getByRole('textbox', { name: 'Category name' }).fill(category)
  await page.keyboard.press('Enter')
  await bulk.getByRole('button', { name: 'Clear the selection' }).click()
  await main(page).getByText(category).first().waitFor()
}

const titles = (page: Page) => grid(page).getByRole('row').allInnerTexts()

/** The first words of each row, in the order of the rows. */
async function stand(page: Page, ...names: readonly string[]): Promise<void> {
  await page.waitForFunction((wanted) => {
    const rows = [...document.querySelectorAll('main [role="row"]')]
    return String(rows.map((row) => row.textContent?.slice(0, 1))) === wanted
  }, String(names))
}

const activeRow = (page: Page) =>
  grid(page).evaluate((element) => {
    const id = element.getAttribute('aria-activedescendant')
    return (id && document.getElementById(id)?.textContent?.slice(0, 1)) ?? ''
  })

describe('in a notebook', () => {
  it('a note under two categories is chosen once, and renamed in one of its rows', async () => {
    const page = await notebookOf('A semis', 'B récolte')
    await main(page).getByText('List', { exact: true }).click()
    await stand(page, 'A', 'B')
    await classify(page, 1, 'Printemps')
    await classify(page, 2, 'Saisons')
    await main(page).getByText('Categories', { exact: true }).first().click()
    await stand(page, 'A', 'A', 'B')
    await grid(page).focus()
    await page.keyboard.press('Home')
    await page.keyboard.press('Shift+End')
    await page.getByText('2 notes selected').first().waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Home')
    await page.keyboard.press('F2')
    await grid(page).getByRole('textbox').waitFor()
    await page.keyboard.type('C plants')
    await page.keyboard.press('Enter')
    await stand(page, 'C', 'C', 'B')
    await expect.poll(() => titles(page)).toHaveLength(3)
  })

  it('the keyboard goes with the note that it moves', async () => {
    const page = await notebookOf('A semis', 'B récolte', 'C graines')
    await main(page).getByText('List', { exact: true }).click()
    await stand(page, 'A', 'B', 'C')
    await grid(page).focus()
    await page.keyboard.press('Home')
    await page.keyboard.press('Alt+Shift+ArrowDown')
    await stand(page, 'B', 'A', 'C')
    await expect.poll(() => activeRow(page)).toBe('A')
    await page.keyboard.press('Alt+Shift+ArrowDown')
    await stand(page, 'B', 'C', 'A')
    await expect.poll(() => activeRow(page)).toBe('A')
  })

  it('a filter is kept, renamed, forgotten and had back', async () => {
    const page = await notebookOf('A semis', 'B récolte')
    await main(page).getByRole('button', { name: 'Filter', exact: true }).click()
    await page.getByRole('dialog').getByRole('combobox', { name: 'Contains' }).fill('semis')
    await page.keyboard.press('Escape')
    await stand(page, 'A')
    await main(page).getByRole('button', { name: 'Keep this filter' }).click()
    await page.keyboard.type('Au printemps')
    await page.keyboard.press('Enter')
    const saved = (name: string) => main(page).getByRole('button', { name, exact: true })
    const undo = () =>
      page
        .getByRole('region', { name: 'Messages' })
        .getByRole('button', { name: 'Undo' })
        .first()
        .click()
    await saved('Au printemps').waitFor()
    await main(page).getByRole('button', { name: 'Clear all' }).click()
    await stand(page, 'A', 'B')
    await page.reload()
    await saved('Au printemps').click()
    await stand(page, 'A')
    const act = async (name: string, action: string) => {
      await main(page)
        .getByRole('button', { name: `Actions for the filter “${name}”` })
        .click()
      await page.getByRole('menuitem', { name: action }).click()
    }
    await act('Au printemps', 'Rename')
    await page.keyboard.type('En mars')
    await page.keyboard.press('Enter')
    await saved('En mars').waitFor()
    await undo()
    await saved('Au printemps').waitFor()
    await act('Au printemps', 'Forget this filter')
    await saved('Au printemps').waitFor({ state: 'detached' })
    await undo()
    await saved('Au printemps').waitFor()
  })
})
