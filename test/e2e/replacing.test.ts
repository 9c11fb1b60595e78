// A person replaces words in the note that is open, by letters and by expressions, and takes it back.
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { findBarriers } from '../support/axe'
import type { Served } from '../support/chromium'
import { shareWindow } from '../support/shared-window'
import { beginNote, body, list, showsNote, title } from '../support/window-locators'

const open = shareWindow('replacing')

async function launch(): Promise<Served> {
  const served = await open()
  await title(served.page).waitFor()
  return served
}

const bar = (page: Page) => page.getByRole('search', { name: 'Find in the note' })
const sought = (page: Page) => bar(page).getByRole('textbox', { name: 'Find in the note' })
const replacement = (page: Page) => bar(page).getByRole('textbox', { name: 'Replace with' })
const says = (page: Page, text: string) => bar(page).getByText(text, { exact: true }).waitFor()
const toggle = (page: Page, name: string) => bar(page).getByRole('button', { name }).click()
const button = (page: Page, name: string) =>
  bar(page).getByRole('button', { name, exact: true }).last()

async function write(page: Page, name: string, ...lines: readonly string[]): Promise<void> {
  await beginNote(page)
  await page.keyboard.type(name)
  for (const line of lines) {
    await page.keyboard.press('Enter')
    await page.keyboard.insertText(line)
  }
  await showsBody(page, ...lines)
}

/** The paragraphs as they are written, without others' names at their carets. */
async function showsBody(page: Page, ...lines: readonly string[]): Promise<void> {
  const read = () =>
    body(page)
      .locator('p')
      .evaluateAll((all) =>
        all.map((each) => {
          const copy = each.cloneNode(true) as Element
          for (const caret of copy.querySelectorAll('.caret')) caret.remove()
          return copy.textContent
        }),
      )
  await expect.poll(read).toEqual(lines)
}

async function replaceWith(page: Page, text: string, by: string): Promise<void> {
  await page.keyboard.press('Control+h')
  await replacement(page).waitFor()
  await sought(page).fill(text)
  await replacement(page).fill(by)
}

describe('replacing in a note', () => {
  it('goes one by one or all at once, and each is one step back', async () => {
    const { page } = await launch()
    await write(page, 'Le potager', 'Un potager, deux potagers.', 'Un Potager.')
    await replaceWith(page, 'potager', 'jardin')
    await says(page, '1 of 4')
    // The title is one of them.
    await replacement(page).press('Enter')
    await showsNote(page, 'Le jardin')
    await says(page, '1 of 3')
    await replacement(page).press('Enter')
    await showsBody(page, 'Un jardin, deux potagers.', 'Un Potager.')
    await says(page, '1 of 2')
    await replacement(page).press('Control+Enter')
    await showsBody(page, 'Un jardin, deux jardins.', 'Un jardin.')
    await says(page, '2 replacements')
    await replacement(page).press('Control+z')
    await showsBody(page, 'Un jardin, deux potagers.', 'Un Potager.')
    await replacement(page).press('Control+z')
    await showsBody(page, 'Un potager, deux potagers.', 'Un Potager.')
    await toggle(page, 'Whole words')
    await bar(page).getByText(/of 2$/u).waitFor()
    await toggle(page, 'Whole words')
    await bar(page).getByText(/of 3$/u).waitFor()
    await page.keyboard.press('Escape')
    await bar(page).waitFor({ state: 'detached' })
  })

  it('takes expressions with groups, and says what is wrong with one', async () => {
    const { page } = await launch()
    await write(page, 'Dates', 'Le 3/12 et le 4/12.')
    await replaceWith(page, '(\\d+)/(\\d+', '$2-$1')
    await says(page, 'No results')
    await toggle(page, 'Regular expression')
    await bar(page)
      .getByText(/^Invalid expression: a parenthesis/u)
      .waitFor()
    await expect.poll(() => sought(page).getAttribute('aria-invalid')).toBe('true')
    await sought(page).fill('(\\d+)/(\\d+)')
    await says(page, '1 of 2')
    await button(page, 'Replace all').click()
    await showsBody(page, 'Le 12-3 et le 12-4.')
    await says(page, '2 replacements')

    const barriers: string[] = []
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      barriers.push(...(await findBarriers(page, colorScheme)))
    }
    expect(barriers).toEqual([])
  })

  it('ends an expression that never would, while one writes', async () => {
    const { page } = await launch()
    await write(page, 'Sans fin', 'a'.repeat(60))
    await replaceWith(page, '(a+)+$b', 'x')
    await says(page, 'No results')
    await toggle(page, 'Regular expression')
    await title(page).click()
    await page.keyboard.press('End')
    await page.keyboard.type(' ?')
    await showsNote(page, 'Sans fin ?')
    await bar(page)
      .getByText(/^This expression takes too long/u)
      .waitFor()
    await showsBody(page, 'a'.repeat(60))
  })

  it('takes back nothing that was written elsewhere meanwhile', async () => {
    const { page, context } = await launch()
    await write(page, 'Ensemble', 'pot un pot')
    const other = await context.newPage()
    await other.goto(new URL('/', page.url()).href)
    await list(other).getByRole('row', { name: 'Ensemble' }).click()
    await showsBody(other, 'pot un pot')
    await replaceWith(page, 'pot', 'jardin')
    await button(page, 'Replace all').click()
    await showsBody(other, 'jardin un jardin')
    await body(other).click()
    await other.keyboard.press('Control+End')
    await other.keyboard.insertText(' vert')
    await showsBody(page, 'jardin un jardin vert')
    await replacement(page).press('Control+z')
    await showsBody(page, 'pot un pot vert')
    await showsBody(other, 'pot un pot vert')
  })

  it('is not offered where nothing may be written', async () => {
    const { page } = await launch()
    await write(page, 'Vieille', 'Un potager.')
    await page.keyboard.press('Control+k')
    await page.keyboard.type('>Move this note to the trash')
    await page.getByRole('option', { name: 'Move this note to the trash' }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: /^Trash/u }).click()
    await page.getByRole('row', { name: 'Vieille' }).click()
    await page.getByText('This note is in the trash').waitFor()
    await page.keyboard.press('Control+h')
    await sought(page).waitFor()
    await page.keyboard.type('potager')
    await says(page, '1 of 1')
    await expect.poll(() => replacement(page).count()).toBe(0)
    await expect.poll(() => bar(page).getByRole('button', { name: 'Replace' }).count()).toBe(0)
  })
})
