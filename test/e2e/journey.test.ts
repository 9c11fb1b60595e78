// The whole of a curator's work as one story: a note is written, integrated, linked, found by every
// way there is, taken out, thrown away, and had back as it was.
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { launchServed } from '../support/chromium'
import { createTemporaryFolder } from '../support/folders'
import { onEnd } from '../support/on-end'
import { beginNote, body, list, main, panel, showsNote, title } from '../support/window-locators'

const notebook = (page: Page, name: string) => page.getByRole('treeitem', { name })

async function launch(): Promise<Page> {
  const folder = await createTemporaryFolder('journey')
  onEnd(folder.remove)
  const served = await launchServed({ library: join(folder.path, 'library') })
  onEnd(served.close)
  await title(served.page).waitFor()
  return served.page
}

async function write(page: Page, name: string, text: string): Promise<void> {
  await beginNote(page)
  await page.keyboard.type(name)
  await page.keyboard.press('Enter')
  await page.keyboard.type(text)
  await list(page).getByRole('row', { name }).getByText(text).waitFor()
}

async function makeNotebook(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'New notebook' }).click()
  await page.keyboard.type(name)
  await page.keyboard.press('Enter')
  await main(page).getByRole('textbox', { name: 'Notebook title' }).waitFor()
}

/** In the dialog: ticks the notebook, and gives the note a new category there. */
async function tick(page: Page, name: string, category: string): Promise<void> {
  const dialog = page.getByRole('dialog')
  await dialog.getByText(name, { exact: true }).click()
  const inside = dialog.getByRole('group', { name: `In “${name}”` })
  await inside.getByRole('textbox', { name: 'New category' }).fill(category)
  await page.keyboard.press('Enter')
  await inside.getByRole('button', { name: category, pressed: true }).waitFor()
}

async function runCommand(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.keyboard.type(`>${name}`)
  await page.getByRole('option', { name }).first().waitFor()
  await page.keyboard.press('Enter')
}

it('A note is written, integrated, linked, found, taken out, thrown away and had back', async () => {
  const page = await launch()
  await makeNotebook(page, 'Jardin')
  await makeNotebook(page, 'Quartier')
  await page.getByRole('button', { name: /^To sort/u }).click()
  await list(page).getByText('Everything is sorted.').waitFor()
  await write(page, 'Accueil', 'Trois familles sont venues.')

  await page.keyboard.press('Control+Shift+o')
  await tick(page, 'Jardin', 'Récits')
  await tick(page, 'Quartier', 'Rencontres')
  await page.getByRole('button', { name: 'Integrate', exact: true }).click()
  await list(page).getByText('Everything is sorted.').waitFor()
  await page.getByRole('tab', { name: 'Details' }).click()
  const places = page.getByRole('region', { name: 'Notebooks' }).last()
  for (const category of ['Récits', 'Rencontres']) await places.getByText(category).waitFor()
  await places
    .getByText(/Integrated/u)
    .first()
    .waitFor()
  for (const [name, category] of [
    ['Jardin', 'Récits'],
    ['Quartier', 'Rencontres'],
  ] as const) {
    await notebook(page, name).click()
    await main(page).getByText(category).first().waitFor()
    await main(page).getByRole('row', { name: 'Accueil' }).waitFor()
  }

  await page.getByRole('button', { name: /^Notes/u }).click()
  await write(page, 'Réunion', 'Avant mardi, lire ')
  await page.keyboard.type('[[accu')
  await page
    .getByRole('listbox', { name: 'Link to a note' })
    .getByRole('option', { name: 'Accueil', exact: true })
    .waitFor()
  await page.keyboard.press('Enter')
  await body(page).getByRole('link', { name: 'Accueil' }).waitFor()

  // By what it says, by who links to it, and by the graph around it.
  await page.keyboard.press('Control+Shift+f')
  await page.keyboard.type('famille')
  await page.getByText('1 note found').first().waitFor()
  await list(page).getByRole('row', { name: 'Accueil' }).click()
  await showsNote(page, 'Accueil')
  await page.getByRole('tab', { name: 'Links' }).click()
  const backlink = panel(page).getByRole('row', { name: /Réunion/u })
  await expect.poll(() => backlink.locator('mark').textContent()).toBe('Accueil')
  await backlink.click()
  await showsNote(page, 'Réunion')
  await runCommand(page, 'Graph around this note')
  const graph = page.getByRole('dialog')
  await graph.getByText('2 notes').waitFor()
  await graph.getByRole('button', { name: 'Show as a list' }).click()
  await graph
    .getByRole('list', { name: 'Notes and their links' })
    .getByRole('button', { name: 'Accueil' })
    .first()
    .press('Enter')
  await graph.waitFor({ state: 'detached' })
  await showsNote(page, 'Accueil')

  await notebook(page, 'Jardin').click()
  await main(page).getByRole('row', { name: 'Accueil' }).waitFor()
  await main(page).getByRole('grid').focus()
  await page.keyboard.press('Delete')
  await page.getByText('It stays in the library.').waitFor()
  await main(page).getByText('This notebook has no note yet.').waitFor()

  await notebook(page, 'Quartier').click()
  await main(page).getByRole('row', { name: 'Accueil' }).click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Move to the trash' }).click()
  await main(page).getByText('This notebook has no note yet.').waitFor()
  await page.getByRole('button', { name: /^Trash/u }).click()
  await list(page).getByRole('row', { name: 'Accueil' }).click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Restore' }).click()
  await body(page).getByText('Trois familles sont venues.').waitFor()
  await notebook(page, 'Quartier').click()
  await main(page).getByRole('row', { name: 'Accueil' }).waitFor()
  await main(page).getByText('Rencontres').first().waitFor()
  await notebook(page, 'Jardin').click()
  await main(page).getByText('This notebook has no note yet.').waitFor()
})
