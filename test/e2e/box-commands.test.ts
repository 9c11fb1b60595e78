// Ctrl+K runs what the menus of a notebook, of its page and of the text's bar run. It finds what notes
// say too: below their names, at the words, and never under Enter.
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { startNote } from '../support/note-window'
import { shareWindow } from '../support/shared-window'
import { body, dialog, list, main, showsNote } from '../support/window-locators'

const open = shareWindow('box')

async function runCommand(page: Page, words: string, name: string | RegExp): Promise<void> {
  await page.keyboard.press('Control+k')
  await dialog(page).getByRole('searchbox').fill(`> ${words}`)
  await dialog(page).getByRole('option', { name }).click()
}

it('The box begins a notebook and does there what its menu and its views do', async () => {
  const { page } = await open()
  await startNote(page, 'Compost')
  await runCommand(page, 'new notebook', 'New notebook')
  const name = page.getByRole('textbox', { name: 'Name of the new notebook' })
  await name.fill('Jardin')
  await name.press('Enter')
  await main(page).getByRole('textbox', { name: 'Notebook title' }).waitFor()
  await runCommand(page, 'table', 'View: Table')
  await page.getByRole('radio', { name: 'Table', checked: true }).waitFor()
  await runCommand(page, 'creation', 'Order: Creation')
  await page.getByRole('button', { name: 'Creation ↓' }).waitFor()
  await runCommand(page, 'filter', 'Filter the notes')
  await page.getByRole('dialog', { name: 'Filter' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog', { name: 'Filter' }).waitFor({ state: 'detached' })
  await runCommand(page, 'categories', 'This notebook: Categories…')
  await page.getByRole('dialog', { name: 'Categories of “Jardin”' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await runCommand(page, 'rename', 'This notebook: Rename')
  await page.waitForFunction(
    () => document.activeElement?.getAttribute('aria-label') === 'Notebook title',
  )
  await runCommand(page, 'all notes', 'Open all notes')
  await list(page).getByRole('row', { name: 'Compost' }).waitFor()
})

it('The box shapes what is chosen in the text, and offers that only where one can write', async () => {
  const { page } = await open()
  await page.getByRole('button', { name: 'New note', exact: true }).first().waitFor()
  await page.keyboard.press('Control+k')
  await dialog(page).getByRole('searchbox').fill('> bold')
  await dialog(page).getByText('Nothing by that name.').waitFor()
  await page.keyboard.press('Escape')
  await dialog(page).waitFor({ state: 'detached' })
  const note = await startNote(page, 'Relevé')
  await note.type('Le compost')
  await body(page).getByText('Le compost').waitFor()
  await page.keyboard.press('Control+Shift+ArrowLeft')
  await page.waitForFunction(() => String(document.getSelection()) === 'compost')
  await runCommand(page, 'bold', 'Format: Bold')
  await body(page).locator('strong').waitFor()
  await expect.poll(() => body(page).locator('strong').textContent()).toBe('compost')
  await runCommand(page, 'heading', 'Format: Heading')
  await body(page).locator('h2').waitFor()
})

it('The box finds notes by their text, below the names, and opens them at the words', async () => {
  const { page } = await open()
  const note = await startNote(page, 'Relevé')
  await note.type('Le compost mûrit en hiver.')
  await list(page).getByText('Le compost mûrit').waitFor()
  await page.keyboard.press('Control+n')
  await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA')
  await page.keyboard.type('Compost')
  await list(page).getByRole('row', { name: 'Compost' }).waitFor()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('compost')
  const said = dialog(page).getByRole('option', { name: 'Relevé' })
  await said.locator('mark').waitFor()
  await expect.poll(() => said.locator('mark').textContent()).toBe('compost')
  // What Enter takes is the name, and the text stands below all else.
  const options = dialog(page).getByRole('option')
  await expect.poll(() => options.first().textContent()).toContain('Compost')
  await expect.poll(() => options.last().textContent()).toContain('Le compost mûrit')
  const mark = main(page).locator('.found-arrived', { hasText: 'compost' }).waitFor()
  await said.click()
  await mark
  await showsNote(page, 'Relevé')
  await body(page).getByText('Le compost mûrit').waitFor()
})
