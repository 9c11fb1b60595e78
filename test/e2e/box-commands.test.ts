// Ctrl+K runs what the menus of a notebook, of its page and of the text's bar run.
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { launchServed } from '../support/chromium'
import { createTemporaryFolder } from '../support/folders'
import { startNote } from '../support/note-window'
import { onEnd } from '../support/on-end'
import { body, dialog, list, main } from '../support/window-locators'

async function launch(name: string): Promise<Page> {
  const folder = await createTemporaryFolder(name)
  onEnd(folder.remove)
  const served = await launchServed({ library: `${folder.path}/library` })
  onEnd(served.close)
  return served.page
}

async function runCommand(page: Page, words: string, name: string | RegExp): Promise<void> {
  await page.keyboard.press('Control+k')
  await dialog(page).getByRole('searchbox').fill(`> ${words}`)
  await dialog(page).getByRole('option', { name }).click()
}

it('The box begins a notebook and does there what its menu and its views do', async () => {
  const page = await launch('box-notebook')
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
  const page = await launch('box-format')
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
