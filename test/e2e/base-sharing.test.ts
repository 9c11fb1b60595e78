// A base that is shared to be edited: what is added to it later is offered to be shared so too.
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findBarriersInBothThemes } from '../support/axe'
import { launchServed, type Served } from '../support/chromium'
import { createTemporaryFolder, type TemporaryFolder } from '../support/folders'
import { type RelayProcess, startRelay } from '../support/relay-process'
import { dialog, main } from '../support/window-locators'
import { giveNameAndRelay } from '../support/window-sharing'

let folder: TemporaryFolder
let relay: RelayProcess
let ana: Served

beforeAll(async () => {
  folder = await createTemporaryFolder('base-sharing')
  relay = await startRelay({ folder: join(folder.path, 'relay') })
  ana = await launchServed({ library: join(folder.path, 'ana') })
})

afterAll(async () => {
  await ana?.close()
  await relay?.kill()
  await folder.remove()
})

describe('a notebook added to a base that is shared to be edited', () => {
  it('is said to be read alone, and can be counted and shared in the next step', async () => {
    const { page } = ana
    await page.getByRole('textbox', { name: 'Note title' }).waitFor()
    for (const name of ['Jardin', 'Reliure']) await createNotebookOfOne(page, name)
    await page.getByRole('button', { name: 'New base' }).click()
    await page.keyboard.type('Quartier')
    await page.keyboard.press('Enter')
    await collect(page, 'Jardin')
    await dialog(page).waitFor({ state: 'detached' })
    await shareToEdit(page)
    await collect(page, 'Reliure', async () => {
      await dialog(page).getByText('This base is shared to be edited.').waitFor()
      expect(await findBarriersInBothThemes(page, 'a notebook for a shared base')).toEqual([])
    })
    const going = dialog(page).getByRole('list', { name: 'What is shared' })
    await going.getByText('2 notes to read and edit').waitFor()
    await dialog(page).getByRole('button', { name: 'Prepare the links' }).click()
    await dialog(page).getByRole('textbox', { name: 'Link to copy (Link for editing)' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('treeitem', { name: 'Reliure' }).first().click()
    await main(page).getByText('Shared, notes to be edited').waitFor()
  })
})

async function createNotebookOfOne(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'New notebook' }).click()
  await page.keyboard.type(name)
  await page.keyboard.press('Enter')
  await page.getByRole('treeitem', { name }).click()
  await main(page).getByRole('button', { name: 'New note' }).first().click()
  await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA')
  await page.keyboard.type(`Note de ${name}`)
  await page.keyboard.press('Enter')
  await page.getByText('Saved, on this machine only').first().waitFor()
}

/** `before` is looked at once the notebook is chosen. */
async function collect(page: Page, name: string, before = async () => {}): Promise<void> {
  await page.getByRole('treeitem', { name: 'Quartier' }).click()
  await main(page).getByRole('button', { name: 'Actions for this base' }).click()
  await page.getByRole('menu').getByText('Choose the notebooks…').click()
  await dialog(page).getByText(name, { exact: true }).click()
  await before()
  await dialog(page).getByRole('button', { name: 'Save' }).click()
}

async function shareToEdit(page: Page): Promise<void> {
  await main(page).getByRole('button', { name: 'Actions for this base' }).click()
  await page.getByText('Share…', { exact: true }).click()
  await agreeToEdit(page)
  await giveNameAndRelay(page, 'Ana', relay.url)
  await agreeToEdit(page)
  await dialog(page).getByRole('textbox', { name: 'Link to copy (Link for editing)' }).waitFor()
  await page.keyboard.press('Escape')
  await main(page).getByText('Shared', { exact: true }).waitFor()
}

async function agreeToEdit(page: Page): Promise<void> {
  await dialog(page).getByRole('radio', { name: 'To read and edit' }).click({ force: true })
  await dialog(page).getByRole('button', { name: 'Prepare the links' }).click()
}
