// A result or a backlink is opened: the note stands where its words are, and they are marked.
import type { Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { shareWindow } from '../support/shared-window'
import {
  beginNote,
  body,
  dialog,
  list,
  main,
  panel,
  showsNote,
  title,
} from '../support/window-locators'

const open = shareWindow('passages')

async function launch(): Promise<Page> {
  const { page } = await open()
  await title(page).waitFor()
  return page
}

const search = (page: Page) => page.getByRole('combobox', { name: 'Search the notes' })
const findBar = (page: Page) => page.getByRole('search', { name: 'Find in the note' })

async function start(page: Page, name: string, html: string, last: string): Promise<void> {
  await beginNote(page)
  await page.keyboard.type(name)
  await list(page).getByRole('row', { name }).waitFor()
  await body(page).click()
  await page.keyboard.type('Note.')
  await body(page).getByText('Note.').waitFor()
  await body(page).evaluate((text, pasted) => {
    const data = new DataTransfer()
    data.setData('text/html', pasted)
    text.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }))
  }, html)
  await body(page).getByText(last).waitFor()
}

/** That it is marked as soon as `open` was pressed; asked for before, since a mark does not stay. */
async function isMarked(page: Page, words: string, open: () => Promise<void>): Promise<void> {
  const mark = main(page).locator('.found-arrived', { hasText: words }).waitFor()
  await open()
  await mark
}

/** Whether some of it is on the screen, below the bars. */
function isInSight(element: Locator): Promise<boolean> {
  return element.evaluate((found) => {
    const [place, page] = [found, document.querySelector('main')].map((each) =>
      each?.getBoundingClientRect(),
    )
    return !!place && !!page && place.top > page.top + 40 && place.bottom < page.bottom
  })
}

const lines = (count: number, words: string) =>
  Array.from({ length: count }, (_, at) => `<p>${words} ${at}</p>`).join('')

const GUIDE =
  `${lines(70, 'Une ligne du potager')}<p>Le compost mûrit en hiver.</p>` +
  `${lines(70, 'Une autre ligne')}<table><tr><td>pelle</td><td>brouette neuve</td></tr></table>`

async function runCommand(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.keyboard.type(`>${name}`)
  await page.getByRole('option', { name }).waitFor()
  await page.keyboard.press('Enter')
}

describe('what is found is opened where it stands', () => {
  it('in a long note and its tables, from the list of results, and Ctrl+F goes on with the words', async () => {
    const page = await launch()
    await start(page, 'Guide', GUIDE, 'brouette neuve')
    await start(page, 'Autre', '<p>Rien à voir.</p>', 'Rien à voir')
    await search(page).fill('compost')
    const row = list(page).getByRole('row', { name: 'Guide' })
    await row.locator('mark').first().waitFor()
    await isMarked(page, 'compost', () => row.click())
    await expect.poll(() => isInSight(body(page).getByText('Le compost mûrit'))).toBe(true)

    await search(page).fill('neuve brouette')
    await row.getByText('neuve').waitFor()
    await isMarked(page, 'brouette neuve', () => row.click())
    await expect.poll(() => isInSight(body(page).getByText('brouette neuve'))).toBe(true)
    await page.keyboard.press('Control+f')
    await findBar(page).getByText('1 of 1', { exact: true }).waitFor()
    await expect.poll(() => findBar(page).getByRole('textbox').inputValue()).toBe('brouette neuve')
    await page.keyboard.press('Escape')

    // Words of the title alone lead to the note's beginning.
    await search(page).fill('autre title:autre')
    await list(page).getByRole('row', { name: 'Autre' }).click()
    await showsNote(page, 'Autre')
    await body(page).getByText('Rien à voir').waitFor()
    // A passage is looked for as the text comes; what is asked for afterwards is found after it.
    await page.keyboard.press('Control+f')
    await findBar(page).getByRole('textbox').fill('voir')
    await findBar(page).getByText('1 of 1', { exact: true }).waitFor()
    await expect.poll(() => main(page).locator('.found-arrived').count()).toBe(0)
  })

  it('in the trash, which is searched by itself and told of where nothing else is found', async () => {
    const page = await launch()
    await start(page, 'Reste', '<p>Du compost.</p>', 'Du compost')
    await start(page, 'Guide', GUIDE, 'brouette neuve')
    await runCommand(page, 'Move this note to the trash')
    await list(page).getByRole('row', { name: 'Guide' }).waitFor({ state: 'detached' })
    await search(page).fill('brouette')
    await list(page).getByRole('button', { name: '1 result in the trash' }).click()
    await list(page).getByRole('heading', { name: 'Found in the trash' }).waitFor()
    const row = list(page).getByRole('row', { name: 'Guide' })
    await isMarked(page, 'brouette', () => row.click())
    await page.getByText('This note is in the trash').waitFor()
    await expect.poll(() => isInSight(main(page).getByText('brouette neuve'))).toBe(true)

    const inTrash = page.getByRole('combobox', { name: 'Search the trash' })
    await inTrash.fill('compost')
    await row.locator('mark').first().waitFor()
    await expect.poll(() => list(page).getByRole('row').count()).toBe(1)
    await inTrash.fill('castor')
    await list(page).getByRole('button', { name: 'Search all notes' }).click()
    await search(page).fill('compost')
    await list(page).getByRole('row', { name: 'Reste' }).waitFor()
    await expect.poll(() => list(page).getByRole('row').count()).toBe(1)
  })

  it('in a notebook’s filter and in a base, as in the search', async () => {
    const page = await launch()
    await page.getByRole('button', { name: 'New notebook' }).click()
    await page.keyboard.type('Jardin')
    await page.keyboard.press('Enter')
    await main(page).getByRole('button', { name: 'New note' }).first().waitFor()
    await start(page, 'Guide', GUIDE, 'brouette neuve')
    await page.getByRole('button', { name: 'New base' }).click()
    await page.keyboard.type('Communs')
    await page.keyboard.press('Enter')
    await main(page).getByRole('button', { name: 'Choose the notebooks…' }).last().click()
    await dialog(page).getByText('Jardin').click()
    await page.getByRole('button', { name: 'Save' }).click()
    await main(page)
      .getByRole('combobox', { name: 'Search the notebooks of this base' })
      .fill('compost hiver')
    const found = main(page).getByRole('button', { name: /Guide.*Le compost mûrit/u })
    await found.locator('mark').nth(1).waitFor()
    await expect.poll(() => found.locator('mark').allTextContents()).toEqual(['compost', 'hiver'])
    await isMarked(page, 'compost', () => found.click())

    await page.getByRole('treeitem', { name: /^Jardin/u }).click()
    await main(page).getByRole('button', { name: 'Filter' }).click()
    await dialog(page).getByRole('combobox', { name: 'Contains' }).fill('brouette guide')
    await page.keyboard.press('Escape')
    const row = main(page).getByRole('row', { name: /Guide/u })
    await row.locator('mark', { hasText: 'brouette' }).waitFor()
    await expect.poll(() => row.locator('strong mark').allTextContents()).toEqual(['Guide'])
    await isMarked(page, 'brouette', () => row.click())
  })

  it('from the sentence of a backlink that was pressed', async () => {
    const page = await launch()
    await start(page, 'Guide', '<p>Pour commencer.</p>', 'Pour commencer')
    const text = `<p>Le guide, sans lien.</p>${lines(70, 'Une ligne du journal')}`
    await start(page, 'Journal', `${text}<p>Lire d’abord</p>`, 'Lire d’abord')
    await body(page).getByText('Lire d’abord').click()
    await page.keyboard.press('End')
    await page.keyboard.type(' [[gui')
    await page
      .getByRole('listbox', { name: 'Link to a note' })
      .getByRole('option')
      .first()
      .waitFor()
    await page.keyboard.press('Enter')
    await body(page).getByRole('link', { name: 'Guide' }).waitFor()
    await list(page)
      .getByRole('row', { name: /^Guide/u })
      .click()
    await showsNote(page, 'Guide')
    const backlink = panel(page)
      .getByRole('row', { name: /Journal/u })
      .first()
    const sentence = backlink.getByText('Lire d’abord')
    await isMarked(page, 'Guide', () => sentence.click())
    await showsNote(page, 'Journal')
    await expect.poll(() => isInSight(body(page).getByRole('link', { name: 'Guide' }))).toBe(true)
  })
})
