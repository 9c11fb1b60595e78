// A person looks for a word in the note that is open: typed, stepped through, and left at the text.
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { findBarriers } from '../support/axe'
import { shareWindow } from '../support/shared-window'
import { beginNote, body, title } from '../support/window-locators'

const open = shareWindow('finding')

async function launch(): Promise<Page> {
  const { page } = await open()
  await title(page).waitFor()
  return page
}

const bar = (page: Page) => page.getByRole('search', { name: 'Find in the note' })
const field = (page: Page) => bar(page).getByRole('textbox')
const count = (page: Page, text: string) => bar(page).getByText(text, { exact: true }).waitFor()
const marks = (page: Page) => body(page).locator('.found')
const current = (page: Page) => page.locator('main .found-current')

async function write(page: Page, name: string, ...lines: readonly string[]): Promise<void> {
  await beginNote(page)
  await page.keyboard.type(name)
  for (const line of lines) {
    await page.keyboard.press('Enter')
    await page.keyboard.type(line)
  }
  await body(page)
    .getByText(lines.at(-1) ?? '')
    .last()
    .waitFor()
}

async function find(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+f')
  await field(page).waitFor()
  await page.waitForFunction(() => document.activeElement?.closest('search') !== null)
  await page.keyboard.type(text)
}

const selection = (page: Page) => page.evaluate(() => String(document.getSelection()))

describe('the search in a note', () => {
  it('counts in title and text, steps both ways, and leaves the cursor at what was found', async () => {
    const page = await launch()
    await write(page, 'L’été au potager', 'Un Potager d’ete.', 'Voir le po', 'Fin')
    await body(page).getByText('Voir le po').click()
    await page.keyboard.press('End')
    await page.keyboard.press('Control+b')
    await page.keyboard.type('tag')
    await page.keyboard.press('Control+b')
    await page.keyboard.type('er.')
    await page.keyboard.press('Control+Home')
    await find(page, 'POTAGER')
    await count(page, '2 of 3')
    await expect.poll(() => current(page).textContent()).toBe('Potager')
    await page.keyboard.press('Enter')
    await count(page, '3 of 3')
    const pieces = async () => (await current(page).allTextContents()).join('')
    await expect.poll(pieces).toBe('potager')
    await page.keyboard.press('F3')
    await count(page, '1 of 3')
    await expect.poll(() => current(page).textContent()).toBe('potager')
    await page.keyboard.press('Shift+F3')
    await count(page, '3 of 3')
    await page.keyboard.press('Shift+Enter')
    await count(page, '2 of 3')

    await page.keyboard.press('Escape')
    await bar(page).waitFor({ state: 'detached' })
    await expect.poll(() => selection(page)).toBe('Potager')
    await expect.poll(() => marks(page).count()).toBe(0)
    await page.keyboard.type('Jardin')
    await body(page).getByText('Un Jardin d’ete.').waitFor()
  })

  it('takes letters as they are written where that is asked for, and says when there is none', async () => {
    const page = await launch()
    await write(page, 'Saisons', 'Un été, cet Été, une ete.')
    await find(page, 'été')
    await count(page, '1 of 3')
    const exact = bar(page).getByRole('button', { name: 'Match case and accents' })
    await exact.click()
    await count(page, '1 of 1')
    await field(page).fill('hiver')
    await count(page, 'No results')
    await expect
      .poll(() => bar(page).getByRole('button', { name: 'Next result' }).isDisabled())
      .toBe(true)
    await exact.click()
    await field(page).fill('ÉTÉ')
    await count(page, '1 of 3')
  })

  it('follows what is typed meanwhile, with the text in its place', async () => {
    const page = await launch()
    await write(page, 'Liste', 'semis', 'semis')
    await find(page, 'semis')
    await count(page, '1 of 2')
    await body(page).getByText('semis').first().click()
    await page.keyboard.press('Home')
    // At once: letters that come slowly are taken back one by one.
    await page.keyboard.insertText('des semis et ')
    // The one that was meant still is.
    await count(page, '2 of 3')
    await expect.poll(() => marks(page).count()).toBe(3)
    await page.keyboard.press('Control+z')
    await count(page, '1 of 2')
    await page.keyboard.press('Escape')
    await bar(page).waitFor({ state: 'detached' })
    await expect.poll(() => marks(page).count()).toBe(0)
    // Escape was the bar's: the cursor is still in the text.
    await page.keyboard.type('X')
    await body(page).getByText('X').waitFor()
  })

  it('begins with what is chosen, and is found again with F3 in the next note', async () => {
    const page = await launch()
    await write(page, 'Une', 'Le compost mûrit.')
    await write(page, 'Deux', 'Du compost, encore du compost.')
    await body(page)
      .getByText('compost')
      .dblclick({ position: { x: 40, y: 10 } })
    await expect.poll(() => selection(page)).toBe('compost')
    await page.keyboard.press('Control+f')
    await count(page, '1 of 2')
    await expect.poll(() => field(page).inputValue()).toBe('compost')
    await page.keyboard.press('Escape')
    await page.getByRole('row', { name: 'Une' }).click()
    await body(page).getByText('mûrit').waitFor()
    await expect.poll(() => bar(page).count()).toBe(0)
    await page.keyboard.press('F3')
    await count(page, '1 of 1')
  })

  it('works where nothing may be written, and where no note is open leads to the library', async () => {
    const page = await launch()
    await write(page, 'Vieille', 'Un potager, deux potagers.')
    await page.keyboard.press('Control+k')
    await page.keyboard.type('>Move this note to the trash')
    await page.getByRole('option', { name: 'Move this note to the trash' }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: /^Trash/u }).click()
    await page.getByRole('row', { name: 'Vieille' }).click()
    await page.getByText('This note is in the trash').waitFor()
    await find(page, 'potager')
    await count(page, '1 of 2')
    await page.keyboard.press('Enter')
    await count(page, '2 of 2')
    await page.keyboard.press('Escape')
    await expect.poll(() => selection(page)).toBe('potager')
    await page.keyboard.press('Alt+ArrowLeft')
    await page.getByRole('main').getByText('potager').waitFor({ state: 'detached' })
    await page.keyboard.press('Control+f')
    await page.locator('#search-field:focus').waitFor()
  })

  it('keeps nobody out, light and dark', async () => {
    const page = await launch()
    await write(page, 'Le potager', 'Un potager, deux potagers.')
    await find(page, 'potager')
    await count(page, '1 of 3')
    const barriers: string[] = []
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      barriers.push(...(await findBarriers(page, colorScheme)))
    }
    expect(barriers).toEqual([])
  })
})
