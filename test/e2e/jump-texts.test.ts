// Ctrl+K finds what notes say too: below their names, at the words, and never under Enter.
import { expect, it } from 'vitest'
import { launchServed } from '../support/chromium'
import { createTemporaryFolder } from '../support/folders'
import { startNote } from '../support/note-window'
import { onEnd } from '../support/on-end'
import { body, dialog, list, main, showsNote } from '../support/window-locators'

it('The box finds notes by their text, below the names, and opens them at the words', async () => {
  const folder = await createTemporaryFolder('jump-texts')
  onEnd(folder.remove)
  const served = await launchServed({ library: `${folder.path}/library` })
  onEnd(served.close)
  const { page } = served
  const note = await startNote(page, 'Relevé')
  await note.type('Le compost mûrit en hiver.')
  await list(page).getByText('Le compost mûrit').waitFor()
  await page.keyboard.press('Control+n')
  await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA')
  await page.keyboard.type('Compost')
  await list(page).getByRole('row', { name: 'Compost' }).waitFor()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('compost')
  const said = dialog(page).getByRole('option', { name: 'Relevé' })
  await said.locator('mark').waitFor()
  await expect.poll(() => said.locator('mark').textContent()).toBe('compost')
  // What Enter takes is the name, and the text stands below all else.
  const options = dialog(page).getByRole('option')
  await expect.poll(() => options.first().textContent()).toContain('Compost')
  await expect.poll(() => options.last().textContent()).toContain('Le compost mûrit')
  const mark = main(page).locator('.found-arrived', { hasText: 'compost' }).waitFor()
  await said.click()
  await mark
  await showsNote(page, 'Relevé')
  await body(page).getByText('Le compost mûrit').waitFor()
})
