// A folder that Carnet wrote is imported in the window: a notebook in it is opened as one, by the button
// that offers it and by a note's link.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { launchServed } from '../support/chromium'
import { createTemporaryFolder } from '../support/folders'
import { onEnd } from '../support/on-end'

const NOTEBOOK =
  '---\ntitle: "Jardin"\nid: "AAAAAAAAAAAAAAAAAAAAAA"\ncarnet: "notebook"\n---\n\nPour commencer.\n'

it('opens an imported notebook as a notebook, also from a link to its file', async () => {
  const folder = await createTemporaryFolder('importing')
  onEnd(folder.remove)
  const { page, close } = await launchServed({ library: join(folder.path, 'library') })
  onEnd(close)
  const texts = join(folder.path, 'texts')
  await mkdir(texts)
  await writeFile(join(texts, 'Jardin.md'), NOTEBOOK)
  await writeFile(join(texts, 'Semis.md'), '# Semis\n\nVoir [le carnet](Jardin.md).\n')
  await page.getByRole('button', { name: /More actions/u }).click()
  await page.getByRole('menuitem', { name: /Import/u }).click()
  await page.getByRole('textbox', { name: 'Folder to import' }).fill(texts)
  await page.keyboard.press('Enter')
  const main = page.getByRole('main')
  const notebook = main.getByRole('textbox', { name: 'Notebook title' })
  await page.getByRole('button', { name: 'Open the first notebook' }).click()
  await notebook.waitFor()
  await main.getByText('Pour commencer.').waitFor()

  await page
    .getByRole('button', { name: /^Notes/u })
    .first()
    .click()
  await page.getByRole('row', { name: 'Semis' }).click()
  const link = page.locator('[data-note-body]').getByRole('link', { name: 'le carnet' })
  await link.waitFor()
  await expect.poll(() => link.getAttribute('data-state')).toBeNull()
  await expect.poll(() => link.getAttribute('href')).toMatch(/^carnet:\/\/notebook\//u)
  await link.click()
  await notebook.waitFor()
  await expect.poll(() => notebook.inputValue()).toBe('Jardin')
})
