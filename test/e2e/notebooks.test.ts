// The curator's work as a person does it: notes into notebooks, classified, taken out, had back.
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { findBarriersInBothThemes } from '../support/axe'
import { shareWindow } from '../support/shared-window'
import { beginNote, list, main, title } from '../support/window-locators'

const open = shareWindow('notebooks')

async function launch() {
  const served = await open()
  await title(served.page).waitFor()
  return served
}

async function write(page: Page, name: string, text: string): Promise<void> {
  await beginNote(page)
  await page.keyboard.type(name)
  await page.keyboard.press('Enter')
  await page.keyboard.type(text)
  await list(page).getByRole('row', { name }).getByText(text).waitFor()
}

const notebook = (page: Page, name: string) => page.getByRole('treeitem', { name })

async function makeNotebook(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'New notebook' }).click()
  await page.keyboard.type(name)
  await page.keyboard.press('Enter')
  await main(page).getByRole('textbox', { name: 'Notebook title' }).waitFor()
}

/** The way back that the last message offers. */
async function undo(page: Page): Promise<void> {
  await page
    .getByRole('region', { name: 'Messages' })
    .getByRole('button', { name: 'Undo' })
    .first()
    .click()
}

async function showDetails(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Details' }).click()
}

describe('notebooks', () => {
  it('are reclassified in bulk by the keyboard, and undone', async () => {
    const { page } = await launch()
    await makeNotebook(page, 'Jardin')
    for (const name of ['Semis', 'Récolte']) await write(page, name, `De ${name}`)
    await notebook(page, 'Jardin').focus()
    await page.keyboard.press('Enter')
    const grid = main(page).getByRole('grid')
    await grid.getByRole('row', { name: 'Semis' }).waitFor()
    await grid.focus()
    await page.keyboard.press('Control+a')
    const bulk = page.getByRole('toolbar', { name: 'Actions on the selected notes' })
    await bulk.getByText('2 notes selected').waitFor()
    await bulk.getByRole('button', { name: 'Classify in…' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: 'New category' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('textbox', { name: 'Category name' }).waitFor()
    await page.keyboard.type('Saisons')
    await page.keyboard.press('Enter')
    await main(page).getByText('Saisons').first().waitFor()
    await main(page).getByText('2 notes', { exact: true }).last().waitFor()
    await bulk.getByRole('button', { name: 'Clear the selection' }).press('Enter')
    await main(page).getByRole('button', { name: 'Undo' }).press('Enter')
    await main(page).getByText('0 categories').waitFor()
    await main(page).getByRole('button', { name: 'Redo' }).press('Enter')
    await main(page).getByText('1 category').waitFor()
  })

  it('stand in the order that a person gives them by the keyboard, and by title again', async () => {
    const { page } = await launch()
    for (const name of ['Abeilles', 'Bois', 'Carottes']) {
      await makeNotebook(page, name)
      await notebook(page, name).waitFor()
    }
    const stand = (...names: string[]) =>
      page.waitForFunction(
        (wanted) =>
          [...document.querySelectorAll<HTMLElement>('[role="treeitem"]')]
            .map((row) => row.dataset['name'])
            .join() === wanted,
        names.join(),
      )
    await notebook(page, 'Carottes').focus()
    await page.keyboard.press('Alt+Shift+ArrowUp')
    await page.keyboard.press('Alt+Shift+ArrowUp')
    await stand('Carottes', 'Abeilles', 'Bois')
    await page.keyboard.press('Alt+Shift+ArrowDown')
    await stand('Abeilles', 'Carottes', 'Bois')
    // The keyboard goes with the notebook.
    await page.keyboard.press('F2')
    await page.keyboard.type('Zinnias')
    await page.keyboard.press('Enter')
    await stand('Abeilles', 'Zinnias', 'Bois')
    await page.reload()
    await stand('Abeilles', 'Zinnias', 'Bois')
    await notebook(page, 'Bois').click({ button: 'right' })
    await page.getByRole('menuitem', { name: 'Back to order by title' }).click()
    await stand('Abeilles', 'Bois', 'Zinnias')
    await undo(page)
    await stand('Abeilles', 'Zinnias', 'Bois')
  })

  it('let a note go that stays in the library, and take it back', async () => {
    const { page } = await launch()
    await makeNotebook(page, 'Jardin')
    await write(page, 'Semis', 'En mars')
    await notebook(page, 'Jardin').click()
    await main(page).getByRole('row', { name: 'Semis' }).waitFor()
    await main(page).getByRole('grid').focus()
    await page.keyboard.press('Delete')
    const toast = page.getByText('It stays in the library.')
    await toast.waitFor()
    await main(page).getByText('This notebook has no note yet.').waitFor()
    await page.getByRole('button', { name: /^Notes/u }).click()
    await list(page).getByRole('row', { name: 'Semis' }).waitFor()
    await undo(page)
    await notebook(page, 'Jardin').click()
    await main(page).getByRole('row', { name: 'Semis' }).waitFor()
    // To the trash and back: its place in the notebook is kept.
    await main(page).getByRole('row', { name: 'Semis' }).click({ button: 'right' })
    await page.getByRole('menuitem', { name: 'Move to the trash' }).click()
    await main(page).getByText('This notebook has no note yet.').waitFor()
    await undo(page)
    await notebook(page, 'Jardin').click()
    await main(page).getByRole('row', { name: 'Semis' }).waitFor()
  })

  it('are places to go back to, and to come back to after a reload', async () => {
    const { page } = await launch()
    await makeNotebook(page, 'Jardin')
    await write(page, 'Semis', 'En mars')
    await notebook(page, 'Jardin').click()
    await main(page).getByRole('row', { name: 'Semis' }).waitFor()
    await main(page).getByText('Table', { exact: true }).click()
    const table = main(page).getByRole('columnheader', { name: 'Title' })
    await table.waitFor()
    await table.getByRole('button').click()
    await expect
      .poll(() => page.evaluate(() => location.hash))
      .toMatch(/^#\/notebook\/[\w-]+\?view=table&sort=title$/u)
    await page.reload()
    await table.waitFor()
    await main(page).getByRole('row', { name: 'Semis' }).click()
    await page.getByRole('textbox', { name: 'Note text' }).getByText('En mars').waitFor()
    await page.keyboard.press('Alt+ArrowLeft')
    await table.waitFor()
    await page.goForward()
    await page.getByRole('textbox', { name: 'Note text' }).getByText('En mars').waitFor()
  })

  it('stand in bases, which are searched as one', async () => {
    const { page } = await launch()
    await makeNotebook(page, 'Jardin')
    await write(page, 'Semis', 'La forêt comestible')
    await page.getByRole('button', { name: 'New base' }).click()
    await page.keyboard.type('Communs')
    await page.keyboard.press('Enter')
    await main(page).getByText('A base collects notebooks.').waitFor()
    await main(page).getByRole('button', { name: 'Choose the notebooks…' }).last().click()
    await page.getByRole('dialog').getByText('Jardin').click()
    await page.getByRole('button', { name: 'Save' }).click()
    await main(page)
      .getByRole('button', { name: /Jardin.*1 note/u })
      .waitFor()
    await main(page)
      .getByRole('combobox', { name: 'Search the notebooks of this base' })
      .fill('foret')
    await main(page).getByText('1 note found').waitFor()
    await main(page).getByRole('button', { name: /Semis/u }).click()
    await page.getByRole('textbox', { name: 'Note text' }).getByText('La forêt').waitFor()
  })

  it('keep nobody out, in light and in dark', async () => {
    const { page } = await launch()
    await makeNotebook(page, 'Jardin')
    await write(page, 'Semis', 'En mars')
    const found: string[] = []
    const check = async (screen: string) => {
      found.push(...(await findBarriersInBothThemes(page, screen)))
    }
    await page.keyboard.press('Control+Shift+o')
    await page.getByRole('dialog').waitFor()
    await check('integrating')
    await page.keyboard.press('Escape')
    await showDetails(page)
    await check('a note in a notebook')
    await notebook(page, 'Jardin').click()
    for (const view of ['List', 'Table', 'Cards', 'Categories']) {
      await main(page).getByText(view, { exact: true }).first().click()
      await main(page).getByText('Semis').first().waitFor()
      await check(view)
    }
    await main(page).getByRole('button', { name: 'Filter', exact: true }).click()
    await page.getByRole('dialog').waitFor()
    await check('filters')
    await page.keyboard.press('Escape')
    await main(page).getByRole('button', { name: 'Categories…' }).click()
    await page.getByRole('textbox', { name: 'Add a category' }).fill('Saisons')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Actions for “Saisons”' }).waitFor()
    await check('categories')
    expect(found).toEqual([])
  })
})
