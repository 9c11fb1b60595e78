// A notebook shared to be read and edited, as two people do it: what goes along is told before it
// does, and who opens the link edits a note of it without a network. What is added later to a base
// that is shared to be edited is offered to be shared so too.
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
let ben: Served

beforeAll(async () => {
  folder = await createTemporaryFolder('sharing')
  relay = await startRelay({ folder: join(folder.path, 'relay') })
  ana = await launchServed({ library: join(folder.path, 'ana') })
  ben = await launchServed({ library: join(folder.path, 'ben') })
})

afterAll(async () => {
  await ana?.close()
  await ben?.close()
  await relay?.kill()
  await folder.remove()
})

const notebook = (page: Page, name: string) => page.getByRole('treeitem', { name })
const going = (page: Page) => dialog(page).getByRole('list', { name: 'What is shared' })

describe('a notebook shared to be read and edited', () => {
  it('says what goes along before it is shared, and what does not', async () => {
    const { page } = ana
    await page.getByRole('textbox', { name: 'Note title' }).waitFor()
    await page.getByRole('button', { name: 'New notebook' }).click()
    await page.keyboard.type('Jardin')
    await page.keyboard.press('Enter')
    for (const name of ['Semis', 'Récolte', 'Carnet intime']) await writeInside(page, name)
    await page.getByRole('tab', { name: 'Details' }).click()
    await page.getByRole('button', { name: 'With a shared notebook, To read' }).click()
    await page.getByRole('menuitemradio', { name: 'Not passed on' }).click()
    await page.getByText('whoever gets the notebook does not get the note').waitFor()
    await openSharing(page)
    await going(page).getByText('2 notes to read').waitFor()
    await going(page).getByText('1 note not passed on').getByText('“Carnet intime”').waitFor()
    await dialog(page).getByText('Nothing is shared yet.').waitFor()
    expect(await findBarriersInBothThemes(page, 'what is read of a notebook')).toEqual([])
    await dialog(page).getByRole('radio', { name: 'To read and edit' }).click({ force: true })
    await going(page).getByText('2 notes to read and edit').waitFor()
    expect(await findBarriersInBothThemes(page, 'what is edited of a notebook')).toEqual([])
  })

  it('gives the link once there is a name and a relay', async () => {
    const { page } = ana
    await agreeToEdit(page)
    await giveNameAndRelay(page, 'Ana', relay.url)
    await agreeToEdit(page)
    await dialog(page).getByText('edit them where their authors allow it').waitFor()
    expect(await findBarriersInBothThemes(page, 'links of a notebook')).toEqual([])
  })

  it('lets who opens it edit a note without a network, which comes back with it', async () => {
    const link = await dialog(ana.page)
      .getByRole('textbox', { name: 'Link to copy (Link for editing)' })
      .inputValue()
    await ana.page.keyboard.press('Escape')
    await main(ana.page).getByText('Shared, notes to be edited').waitFor()
    const { page } = ben
    await openLink(page, link)
    await main(page).getByRole('row', { name: 'Semis' }).waitFor()
    // How many there are besides, and not what they are called.
    await main(page).getByText('1 other note was not passed on to you').waitFor()
    await expect.poll(() => page.getByText('Carnet intime').count()).toBe(0)
    await main(page).getByRole('row', { name: 'Semis' }).click()
    const { port, folder: kept } = relay
    await relay.kill()
    await page.locator('[data-note-body][contenteditable="true"]').click()
    await page.keyboard.press('Control+End')
    await page.keyboard.type(' Ben, hors ligne.')
    relay = await startRelay({ folder: kept, port })
    await notebook(ana.page, 'Jardin').click()
    await main(ana.page).getByRole('row', { name: 'Semis' }).click()
    await expect
      .poll(() => ana.page.locator('[data-note-body]').innerText())
      .toContain('Ben, hors ligne.')
  })

  it('counts who links to a note and who mentions it while the other types', async () => {
    await notebook(ana.page, 'Jardin').click()
    await main(ana.page).getByRole('row', { name: 'Récolte' }).click()
    await ana.page.getByRole('tab', { name: 'Links' }).click()
    const panel = ana.page.locator('[data-region="panel"]')
    const says = (words: string) =>
      panel.getByRole('heading', { name: words, exact: true }).waitFor()
    await says('Linked from 0')

    const { page } = ben
    const text = page.locator('[data-note-body][contenteditable="true"]')
    await text.click()
    await page.keyboard.press('Control+End')
    await page.keyboard.type(' La récolte approche.')
    await says('Mentions without a link 1')
    await page.keyboard.type(' [[Réc')
    await page
      .getByRole('listbox', { name: 'Link to a note' })
      .getByRole('option', { name: 'Récolte' })
      .waitFor()
    await page.keyboard.press('Enter')
    await text.getByRole('link', { name: 'Récolte' }).waitFor()
    await says('Linked from 1')
    await text.press('Control+a')
    await page.keyboard.type('Ben, hors ligne.')
    await says('Linked from 0')
    await panel.getByText('Mentions without a link').waitFor({ state: 'detached' })
  })

  it('says who can still read what is taken out of it', async () => {
    const { page } = ana
    await notebook(page, 'Jardin').click()
    // The row of the note that said its name may still say so.
    const row = main(page).getByRole('row', { name: 'Récolte' }).filter({ hasText: 'De Récolte' })
    await row.click({ button: 'right' })
    await page.getByText('Take out of the notebook', { exact: true }).click()
    await page.getByText('Whoever has this notebook already can still read it.').waitFor()
  })
})

describe('a notebook added to a base that is shared to be edited', () => {
  it('is said to be read alone, and can be counted and shared in the next step', async () => {
    const { page } = ana
    for (const name of ['Poulailler', 'Reliure']) await createNotebookOfOne(page, name)
    await page.getByRole('button', { name: 'New base' }).click()
    await page.keyboard.type('Quartier')
    await page.keyboard.press('Enter')
    await collect(page, 'Poulailler')
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

  it('is asked about when it is dropped on the base, with its notes, and refusing changes nothing', async () => {
    const { page } = ana
    await createNotebookOfOne(page, 'Vannerie')
    const base = notebook(page, 'Quartier')
    const drop = async () => {
      await notebook(page, 'Vannerie').last().dragTo(base)
      await dialog(page).getByText('This base is shared to be edited.').waitFor()
      const going = dialog(page).getByRole('list', { name: 'What is shared' })
      await going.getByText('1 note to read').waitFor()
    }
    await drop()
    await dialog(page).getByRole('button', { name: 'Cancel' }).click()
    await dialog(page).waitFor({ state: 'detached' })
    await base.click()
    await main(page).getByText('Reliure').first().waitFor()
    await expect.poll(() => main(page).getByText('Vannerie').count()).toBe(0)
    await drop()
    await dialog(page).getByText('Count these notes next').click()
    await dialog(page).getByRole('button', { name: 'Save' }).click()
    await main(page).getByText('Vannerie').first().waitFor()
  })
})

/** A new note in the notebook on screen; comes back to the notebook. */
async function writeInside(page: Page, name: string): Promise<void> {
  await notebook(page, 'Jardin').click()
  await main(page).getByRole('button', { name: 'New note' }).first().click()
  await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA')
  await page.keyboard.type(name)
  await page.keyboard.press('Enter')
  await page.keyboard.type(`De ${name}.`)
  await page.getByText('Saved, on this machine only').first().waitFor()
}

async function openSharing(page: Page): Promise<void> {
  await notebook(page, 'Jardin').click()
  await main(page).getByRole('row', { name: 'Carnet intime' }).waitFor()
  await main(page).getByRole('button', { name: 'Actions for this notebook' }).click()
  await page.getByText('Share…', { exact: true }).click()
}

async function agreeToEdit(page: Page): Promise<void> {
  await dialog(page).getByRole('radio', { name: 'To read and edit' }).click({ force: true })
  await dialog(page).getByRole('button', { name: 'Prepare the links' }).click()
}

async function openLink(page: Page, link: string): Promise<void> {
  await page.getByRole('button', { name: 'My library' }).click()
  await page.getByRole('menuitem', { name: 'Open a link' }).click()
  await page.getByRole('textbox', { name: 'Link that you were given' }).fill(link)
  await page.keyboard.press('Enter')
  await dialog(page).waitFor({ state: 'detached' })
}

async function createNotebookOfOne(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'New notebook' }).click()
  await page.keyboard.type(name)
  await page.keyboard.press('Enter')
  await page.getByRole('treeitem', { name }).click()
  await main(page).getByRole('button', { name: 'New note' }).first().click()
  await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA')
  await page.keyboard.type(`Note de ${name}`)
  await page.keyboard.press('Enter')
  await page.getByRole('row', { name: `Note de ${name}` }).waitFor()
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
  await dialog(page).getByRole('textbox', { name: 'Link to copy (Link for editing)' }).waitFor()
  await page.keyboard.press('Escape')
  await main(page).getByText('Shared', { exact: true }).waitFor()
}
