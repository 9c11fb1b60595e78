// What a stranger stumbled over in the window: one name given twice, a step of a dialog that cannot be
// left alone, a list said twice, the sample community out of reach.
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { shareWindow } from '../support/shared-window'
import { beginNote, dialog, list, main, title } from '../support/window-locators'

const open = shareWindow('one-step-back')

async function launch(): Promise<Page> {
  const { page } = await open()
  await title(page).waitFor()
  return page
}

async function write(page: Page, name: string): Promise<void> {
  await beginNote(page)
  await page.keyboard.type(name)
  await list(page).getByRole('row', { name }).waitFor()
}

it('A category’s name that another has is told of, and the keyboard makes the two one', async () => {
  const page = await launch()
  await page.getByRole('button', { name: 'New notebook' }).click()
  await page.keyboard.type('Jardin')
  await page.keyboard.press('Enter')
  await main(page).getByRole('textbox', { name: 'Notebook title' }).waitFor()
  for (const name of ['Semis', 'Récolte']) await write(page, name)
  // While a note is open its notebook's notes stand beside it, and once it is the page, on it alone.
  await page.getByRole('treeitem', { name: 'Jardin' }).click()
  await main(page).getByRole('row', { name: 'Semis' }).waitFor()
  await list(page).waitFor({ state: 'detached' })

  await main(page).getByRole('grid').focus()
  await page.keyboard.press('Control+a')
  const bulk = page.getByRole('toolbar', { name: 'Actions on the selected notes' })
  await bulk.getByText('2 notes selected').waitFor()
  await bulk.getByRole('button', { name: 'Classify in…' }).press('Enter')
  await page.getByRole('menuitem', { name: 'New category' }).press('Enter')
  await page.getByRole('textbox', { name: 'Category name' }).fill('Été')
  await page.keyboard.press('Enter')
  await dialog(page).waitFor({ state: 'detached' })
  await bulk.getByRole('button', { name: 'Clear the selection' }).press('Enter')

  await main(page).getByRole('button', { name: 'Categories…' }).press('Enter')
  const lines = dialog(page).getByRole('list', { name: 'Categories, in their order' })
  const field = dialog(page).getByRole('textbox', { name: 'Add a category' })
  await field.fill('été')
  await dialog(page).getByText('The category “Été” exists already.').waitFor()
  await field.press('Enter')
  const merge = lines.getByRole('button', { name: 'Merge the two' })
  await lines.getByText('Another category is called “Été” too.').waitFor()

  // A step of the dialog is left for the one before it; the dialog itself only from there.
  await lines.getByRole('button', { name: 'Actions for “Été”', exact: true }).press('Enter')
  await page.getByRole('menuitem', { name: 'Split…' }).press('Enter')
  await dialog(page).getByRole('button', { name: 'Back' }).waitFor()
  await page.keyboard.press('Escape')
  await merge.waitFor()
  await merge.press('Enter')
  await merge.waitFor({ state: 'detached' })
  await expect.poll(() => lines.getByRole('listitem').count()).toBe(1)
  await lines.getByText('2 notes').waitFor()
  await field.press('Escape')
  await dialog(page).waitFor({ state: 'detached' })
})

it('The sample community is offered by its name once a word is typed, and is taken away so', async () => {
  const page = await launch()
  await write(page, 'Ma note')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('>sample')
  await page.getByRole('option', { name: 'Add the sample community' }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('tree', { name: 'Notebooks' }).getByRole('treeitem').nth(3).waitFor()
  await page.getByRole('button', { name: /More actions/u }).click()
  await page.getByRole('menuitem', { name: 'Remove the sample community' }).click()
  await page.getByText('The sample is in the trash').first().waitFor()
  await list(page).getByRole('row', { name: 'Ma note' }).waitFor()
})
