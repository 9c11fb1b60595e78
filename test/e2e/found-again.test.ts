// One library: what a curator left, filtered, merged or threw away is where they look for it.
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { HostClient } from '../../renderer/bridge/host-client'
import type { DocId } from '../../shared/records/keys'
import { launchServed, type Served } from '../support/chromium'
import { createTemporaryFolder, type TemporaryFolder } from '../support/folders'
import { openForeignPage } from '../support/note-window'
import { body, dialog, list, main, showsNote } from '../support/window-locators'

let folder: TemporaryFolder
let served: Served
let page: Page

const TOOLS = ['Bêche', 'Râteau', 'Serfouette']
/** More than are read at once. */
const MANY = 130

beforeAll(async () => {
  folder = await createTemporaryFolder('found-again')
  served = await launchServed({ library: join(folder.path, 'library') })
  page = served.page
  await page.getByRole('textbox', { name: 'Note title' }).waitFor()
  const { bridge } = await openForeignPage(served)
  await fill(bridge.client)
  await treeitem('Atelier').waitFor()
})

afterAll(async () => {
  await served?.close()
  await folder?.remove()
})

/** A note that is older than all others, and two notebooks, one of them with three notes. */
async function fill(client: HostClient): Promise<void> {
  const note = async (title: string): Promise<DocId> => {
    const made = await client.request('createNote', { title })
    if (made.kind !== 'created') throw new Error(made.kind)
    return made.docId
  }
  await note('Semis de mars')
  for (let at = 1; at <= MANY; at += 1) await note(`Fiche ${at}`)
  const docIds: DocId[] = []
  for (const title of TOOLS) docIds.push(await note(title))
  for (const title of ['Jardin', 'Atelier']) {
    const made = await client.request('createCollection', { kind: 'notebook', title })
    if (made.kind !== 'created') throw new Error(made.kind)
    if (title !== 'Jardin') continue
    const change = { kind: 'integrate', docIds, categoryIds: [] } as const
    await client.request('changeCollection', { docId: made.docId, change })
  }
}

const treeitem = (name: string) => page.getByRole('treeitem', { name })
const view = (name: string) => main(page).getByRole('radio', { name })
const messages = () => page.getByRole('region', { name: 'Messages' })

async function showNotebook(name: string): Promise<void> {
  await treeitem(name).click()
  await main(page).getByRole('textbox', { name: 'Notebook title' }).waitFor()
  await page.waitForFunction(
    (wanted) => document.querySelector<HTMLTextAreaElement>('main textarea')?.value === wanted,
    name,
  )
}

async function jumpTo(name: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await dialog(page).getByRole('option', { name: 'Fiche' }).first().waitFor()
  await page.keyboard.type(name)
  await dialog(page).getByRole('option', { name }).first().waitFor()
  await page.keyboard.press('Enter')
  await showsNote(page, name)
}

describe('a notebook', () => {
  it('is looked at as it was left, each its own way, also after a restart', async () => {
    await showNotebook('Jardin')
    await main(page).getByText('Table', { exact: true }).click()
    await main(page).getByRole('button', { name: 'Notebook’s order' }).click()
    await page.getByRole('menuitemradio', { name: 'Title' }).click()
    await main(page).getByRole('button', { name: 'Title ↑' }).waitFor()
    await showNotebook('Atelier')
    await expect.poll(() => view('Categories').isChecked()).toBe(true)
    await showNotebook('Jardin')
    await expect.poll(() => view('Table').isChecked()).toBe(true)
    await main(page).getByRole('button', { name: 'Title ↑' }).waitFor()
    await page
      .getByRole('button', { name: /^Notes/u })
      .first()
      .click()
    await page.reload()
    await showNotebook('Jardin')
    await expect.poll(() => view('Table').isChecked()).toBe(true)
    await main(page).getByRole('radiogroup').getByText('Categories').click()
    await main(page).getByRole('button', { name: 'Title ↑' }).click()
    await page.getByRole('menuitemradio', { name: 'Notebook’s order' }).click()
    await main(page).getByRole('button', { name: 'Notebook’s order' }).waitFor()
  })

  it('says how many notes a filter leaves, and keeps the filter with a press', async () => {
    await showNotebook('Jardin')
    await main(page).getByRole('button', { name: 'Filter', exact: true }).click()
    await dialog(page).getByRole('combobox', { name: 'Contains' }).fill('bêche')
    await page.keyboard.press('Escape')
    await main(page).getByRole('status').getByText('1 of 3 notes').waitFor()
    await main(page).getByRole('button', { name: 'Keep this filter' }).click()
    const keep = main(page).getByRole('button', { name: 'Keep', exact: true })
    await expect.poll(() => keep.isDisabled()).toBe(true)
    await main(page).getByRole('textbox', { name: 'Name of the filter' }).fill('Pour creuser')
    await keep.click()
    await main(page).getByRole('button', { name: 'Pour creuser', exact: true }).waitFor()
    await main(page).getByRole('button', { name: 'Clear all' }).click()
    await main(page).getByText('1 of 3 notes').waitFor({ state: 'detached' })
  })
})

describe('a new category', () => {
  it('has a colour that no other one of its notebook has', async () => {
    await showNotebook('Jardin')
    await main(page).getByRole('button', { name: 'Categories…' }).click()
    const field = dialog(page).getByRole('textbox', { name: 'Add a category' })
    for (const [name, colour] of [
      ['Outils', 'Green'],
      ['Sols', 'Teal'],
    ] as const) {
      await field.fill(name)
      await field.press('Enter')
      await dialog(page)
        .getByRole('button', { name: `Colour of “${name}”: ${colour}` })
        .waitFor()
    }
    await dialog(page).getByRole('button', { name: 'Done' }).click()
    await dialog(page).waitFor({ state: 'detached' })
  })
})

describe('a note', () => {
  it('that Ctrl+K opens is shown in the list, however far down, and the list stays there', async () => {
    await page
      .getByRole('button', { name: /^Notes/u })
      .first()
      .click()
    await jumpTo('Semis de mars')
    const isInView = () =>
      page.waitForFunction(() => {
        const open = document.querySelector('[data-region="list"] [aria-current="true"]')
        const box = open?.getBoundingClientRect()
        const grid = open?.closest('[role="grid"]')?.getBoundingClientRect()
        return box && grid && box.top >= grid.top && box.bottom <= grid.bottom
      })
    await isInView()
    const row = list(page).getByRole('row', { name: 'Semis de mars' })
    await expect.poll(() => row.getAttribute('aria-current')).toBe('true')
    const scrolled = () =>
      list(page)
        .getByRole('grid')
        .evaluate((grid) => grid.scrollTop)
    const before = await scrolled()
    expect(before).toBeGreaterThan(0)
    // What is written brings the note to the top, and the list stays where it is read.
    await body(page).click()
    await page.keyboard.type('En mars.')
    await row.waitFor({ state: 'detached' })
    await expect.poll(scrolled).toBeGreaterThan(before / 2)
    await jumpTo('Fiche 12')
    await isInView()
  })

  it('is integrated from its own menu', async () => {
    await jumpTo('Fiche 3')
    await main(page).getByRole('button', { name: 'Actions for this note' }).click()
    await page.getByRole('menuitem', { name: 'Integrate into notebooks…' }).click()
    await dialog(page).getByRole('heading', { name: 'Integrate “Fiche 3”' }).waitFor()
    await page.keyboard.press('Escape')
    await dialog(page).waitFor({ state: 'detached' })
  })
})

describe('what is thrown away', () => {
  it('is named as it goes and as it comes back, a notebook as what it is', async () => {
    await showNotebook('Atelier')
    await main(page).getByRole('button', { name: 'Actions for this notebook' }).click()
    await page.getByRole('menuitem', { name: 'Move the notebook to the trash' }).click()
    await messages().getByText('“Atelier” is in the trash. Its notes stay.').waitFor()
    await page.getByRole('button', { name: /^Trash/u }).click()
    const row = list(page).getByRole('row', { name: 'Atelier' })
    // A click would show the notebook's own page instead of the list.
    await row.waitFor()
    await list(page).getByRole('grid').focus()
    await page.keyboard.press('Home')
    await page.keyboard.press('Delete')
    const asked = page.getByRole('alertdialog', { name: 'Delete “Atelier” for good?' })
    await asked.getByText('Its notes stay.').waitFor()
    await asked.getByRole('button', { name: 'Cancel' }).click()
    await row.click({ button: 'right' })
    await page.getByRole('menuitem', { name: 'Restore' }).click()
    await messages().getByText('“Atelier” is back').waitFor()
    await expect.poll(() => messages().getByText('“Atelier” is in the trash').count()).toBe(0)
    await treeitem('Atelier').waitFor()
  })

  it('goes again where coming back is undone', async () => {
    await jumpTo('Fiche 7')
    await main(page).getByRole('button', { name: 'Actions for this note' }).click()
    await page.getByRole('menuitem', { name: 'Move to the trash' }).click()
    await messages().getByText('“Fiche 7” is in the trash').waitFor()
    await page.getByRole('button', { name: /^Trash/u }).click()
    await list(page).getByRole('row', { name: 'Fiche 7' }).click()
    await showsNote(page, 'Fiche 7')
    await main(page).getByRole('button', { name: 'Restore' }).click()
    const back = messages().getByRole('alertdialog').filter({ hasText: '“Fiche 7” is back' })
    await back.getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('button', { name: /^Trash/u }).click()
    await list(page).getByRole('row', { name: 'Fiche 7' }).waitFor()
  })
})

describe('the page', () => {
  it.each([
    [1360, 850],
    [1024, 700],
  ])('is as tall as its window, %i by %i', async (width, height) => {
    await page.setViewportSize({ width, height })
    for (const show of [() => showNotebook('Jardin'), () => jumpTo('Bêche')]) {
      await show()
      const scrolled = await page.evaluate(() => {
        document.documentElement.scrollTop = 100
        document.documentElement.scrollLeft = 100
        const { scrollTop, scrollLeft, scrollHeight, clientHeight } = document.documentElement
        return [scrollTop, scrollLeft, scrollHeight - clientHeight]
      })
      expect(scrolled).toEqual([0, 0, 0])
    }
  })
})
