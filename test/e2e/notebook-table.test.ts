// A notebook's table: its columns, its heads that sort, and the days that notes are filtered by.
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launchServed, type Served } from '../support/chromium'
import { createTemporaryFolder, type TemporaryFolder } from '../support/folders'
import { openForeignPage } from '../support/note-window'
import { fillTable } from '../support/table-notes'
import { list, main } from '../support/window-locators'

const NOTES = [
  {
    title: 'Bêche',
    authors: ['Nadia Roy', 'Élise Dubois'],
    licence: 'CC0-1.0',
    fields: { language: 'fr' },
    published: '2024-03-02',
  },
  { title: 'Paillis', authors: ['أمل الحسن'], fields: { language: 'ar' }, published: '2025-05-06' },
  { title: 'Graines', authors: ['Anouk Tremblay'] },
  { title: 'Terreau', fields: { language: 'en' }, published: '2025-09-10' },
] as const

let folder: TemporaryFolder
let served: Served
let page: Page

beforeAll(async () => {
  folder = await createTemporaryFolder('notebook-table')
  served = await launchServed({ library: join(folder.path, 'library') })
  page = served.page
  await page.getByRole('textbox', { name: 'Note title' }).waitFor()
  const other = await openForeignPage(served)
  await fillTable(other, 'Jardin', NOTES)
  await fillTable(other, 'Forêt', [{ title: 'Chêne' }])
  await other.close()
})

afterAll(async () => {
  await served?.close()
  await folder?.remove()
})

beforeEach(async () => {
  await show('Forêt')
  await show('Jardin')
  await showTable()
  await head('Title').waitFor()
})

async function show(notebook: string): Promise<void> {
  await page.getByRole('treeitem', { name: notebook }).click()
  await page.waitForFunction(
    (title) =>
      document.querySelector<HTMLTextAreaElement>('main textarea, main input')?.value === title,
    notebook,
  )
}

async function showTable(): Promise<void> {
  await main(page).getByRole('radiogroup', { name: 'View' }).getByText('Table').click()
}

const head = (name: string) => main(page).getByRole('columnheader', { name, exact: true })
const sorter = (name: string) => head(name).getByRole('button')
const cellsOf = (title: string) =>
  main(page)
    .getByRole('row')
    .filter({ has: page.getByRole('gridcell', { name: title, exact: true }) })
    .getByRole('gridcell')
    .allInnerTexts()

async function toggle(...columns: readonly string[]): Promise<void> {
  await main(page).getByRole('button', { name: 'Columns', exact: true }).click()
  for (const column of columns)
    await page.getByRole('menuitemcheckbox', { name: column, exact: true }).press('Space')
  await page.keyboard.press('Escape')
}

/** The titles, in the order of their rows. */
const titles = () =>
  main(page)
    .locator('[role="row"]:not(:has([role="columnheader"]))')
    .locator('strong')
    .allInnerTexts()

const isOn = (column: string) =>
  page.getByRole('menuitemcheckbox', { name: column, exact: true }).getAttribute('aria-checked')

describe('the table of a notebook', () => {
  it('shows the columns that are chosen for it, and again when it is come back to', async () => {
    await toggle('Categories', 'Changed', 'By', 'Authors', 'Licence', 'Language', 'Published')
    await head('Published').waitFor()
    await expect
      .poll(() => cellsOf('Bêche'))
      .toEqual([
        'Bêche',
        'Nadia Roy, Élise Dubois',
        'CC0 1.0, public domain',
        'French',
        expect.stringContaining('2024'),
      ])
    await expect
      .poll(() => cellsOf('Graines'))
      .toEqual(['Graines', 'Anouk Tremblay', 'CC BY 4.0', '', ''])
    await expect.poll(() => page.url()).toContain('columns=authors+licence+language+published')
    await show('Forêt')
    await showTable()
    await head('Categories').waitFor()
    expect(await head('Authors').count()).toBe(0)
    await page.reload()
    await show('Jardin')
    await head('Authors').waitFor()
    await expect.poll(() => head('Categories').count()).toBe(0)
    await main(page).getByRole('button', { name: 'Columns', exact: true }).click()
    await expect.poll(() => isOn('Authors')).toBe('true')
    await expect.poll(() => isOn('Remark')).toBe('false')
    await page.keyboard.press('Escape')
  })

  it('is sorted by the heads that are pressed, one way and the other, by keyboard too', async () => {
    if ((await head('Authors').count()) === 0) await toggle('Authors', 'Published')
    await sorter('Published').click()
    await expect.poll(() => head('Published').getAttribute('aria-sort')).toBe('descending')
    await expect.poll(titles).toEqual(['Terreau', 'Paillis', 'Bêche', 'Graines'])
    await sorter('Published').press('Enter')
    await expect.poll(() => head('Published').getAttribute('aria-sort')).toBe('ascending')
    await expect.poll(titles).toEqual(['Bêche', 'Paillis', 'Terreau', 'Graines'])
    await sorter('Authors').press('Space')
    await expect.poll(() => head('Authors').getAttribute('aria-sort')).toBe('ascending')
    await expect.poll(() => head('Published').getAttribute('aria-sort')).toBe('none')
    await expect.poll(titles).toEqual(['Graines', 'Bêche', 'Paillis', 'Terreau'])
    expect(await head('Licence').getByRole('button').count()).toBe(0)
    await sorter('Title').click()
    await expect.poll(titles).toEqual(['Bêche', 'Graines', 'Paillis', 'Terreau'])
  })

  it('is filtered by days of publication, in its address and in a filter that is kept', async () => {
    await main(page).getByRole('button', { name: 'Filter', exact: true }).click()
    const days = page.getByRole('dialog').getByRole('group', { name: 'Published' })
    await days.getByLabel('From').fill('2024-03-02')
    await days.getByLabel('To').fill('2025-05-06')
    await page
      .getByRole('dialog')
      .getByRole('group', { name: 'Integrated in the notebook' })
      .waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(async () => (await titles()).toSorted()).toEqual(['Bêche', 'Paillis'])
    await main(page).getByText('2 of 4 notes').first().waitFor()
    await main(page).getByRole('button', { name: 'Keep this filter' }).click()
    await page.keyboard.type('Since Bêche')
    await page.keyboard.press('Enter')
    const kept = main(page).getByRole('button', { name: 'Since Bêche', exact: true })
    await kept.waitFor()
    await expect.poll(() => kept.getAttribute('aria-pressed')).toBe('true')
    const address = page.url()
    expect(address).toMatch(/published-from=\d+&published-to=\d+/u)
    await main(page)
      .getByRole('button', { name: /^Remove the filter Published until/u })
      .click()
    await expect
      .poll(async () => (await titles()).toSorted())
      .toEqual(['Bêche', 'Paillis', 'Terreau'])
    await main(page).getByRole('button', { name: 'Clear all' }).click()
    await expect.poll(async () => (await titles()).length).toBe(4)
    await kept.click()
    await expect.poll(async () => (await titles()).toSorted()).toEqual(['Bêche', 'Paillis'])
    const again = await served.context.newPage()
    await again.goto(address)
    await again.getByText('2 of 4 notes').first().waitFor()
    await again.close()
  })
})

it('A notebook in the trash is said to be one, with its notes', async () => {
  await page.getByRole('treeitem', { name: 'Forêt' }).click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Move the notebook to the trash' }).click()
  await page.getByRole('button', { name: /^Trash/u }).click()
  const row = list(page).getByRole('row', { name: 'Forêt' })
  await row.getByText('Notebook, 1 note').waitFor()
  expect(await row.getByText('No text yet').count()).toBe(0)
})
