// A term with two definitions and a project from a template, made by keyboard alone.
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { findBarriers } from '../support/axe'
import { launchServed, type Served } from '../support/chromium'
import { createTemporaryFolder } from '../support/folders'
import { noteWindow, startNote } from '../support/note-window'
import { onEnd } from '../support/on-end'

async function launch(): Promise<Served> {
  const folder = await createTemporaryFolder('facts')
  onEnd(folder.remove)
  const served = await launchServed({ library: `${folder.path}/library` })
  onEnd(served.close)
  return served
}

/** Tab until what has this name has the cursor. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 40; presses += 1) {
    await page.keyboard.press('Tab')
    const named = page.getByLabel(name, { exact: true }).or(page.getByText(name, { exact: true }))
    if ((await named.and(page.locator(':focus')).count()) > 0) return
  }
  throw new Error(`Tab never came to ${name}`)
}

function whenSaved({ page }: Served): Promise<unknown> {
  return page.getByText(/Saved/u).first().waitFor()
}

/** The menu that just opened, one of its items chosen by its first letters. */
async function choose(page: Page, item: string): Promise<void> {
  await page.getByRole('menu').waitFor()
  for (let presses = 0; presses < 20; presses += 1) {
    const focused = page.locator('[role^=menuitem]:focus')
    if ((await focused.textContent()) === item) break
    await page.keyboard.press('ArrowDown')
  }
  await page.keyboard.press('Enter')
  await page.getByRole('menu').waitFor({ state: 'detached' })
}

describe('a term', () => {
  it('is written with two definitions by keyboard alone, and is all there after a reload', async () => {
    const served = await launch()
    const { page } = served
    const note = await startNote(page, 'Tiers-lieu')
    await note.type('Un mot que nous disons souvent.')
    await note.press('Control+Home', 'ArrowUp')
    await tabTo(page, 'Type: Note')
    await page.keyboard.press('Enter')
    await choose(page, 'Term')
    await page.getByText(/Nothing is lost/u).waitFor()

    await tabTo(page, 'Add a definition')
    await page.keyboard.press('Enter')
    await page.locator('textarea[aria-label="Definition"]:focus').waitFor()
    await page.keyboard.type('Un lieu entre la maison et le travail')
    await tabTo(page, 'According to (Definition)')
    await page.keyboard.type('Nadia Roy')
    await tabTo(page, 'Source (Definition)')
    await page.keyboard.type('Oldenburg, 1989')
    await tabTo(page, 'Add another definition')
    await page.keyboard.press('Enter')
    await page.locator('textarea[aria-label="Definition 2"]:focus').waitFor()
    await page.keyboard.type('Un espace de travail partagé')
    await tabTo(page, 'Add a name or acronym')
    await page.keyboard.type('TL')
    await page.keyboard.press('Enter')
    expect(await findBarriers(page, 'term')).toEqual([])
    await whenSaved(served)
    await page.reload()

    const again = noteWindow(page)
    await again.shows('Un mot que nous disons souvent.')
    const definitions = page.getByRole('region', { name: 'Definitions' })
    const values = () =>
      definitions
        .getByRole('textbox')
        .evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value))
    await expect
      .poll(values)
      .toEqual([
        'Un lieu entre la maison et le travail',
        'Nadia Roy',
        'Oldenburg, 1989',
        'Un espace de travail partagé',
        '',
        '',
      ])
    await page.getByRole('button', { name: 'Remove: TL' }).waitFor()
  })

  it('loses the last field that was filled by one undo, and then the letters before it', async () => {
    const served = await launch()
    const { page } = served
    const note = await startNote(page, 'Semis')
    await note.type('En mai.')
    await note.press('Control+Home', 'ArrowUp')
    await tabTo(page, 'Type: Note')
    await page.keyboard.press('Enter')
    await choose(page, 'Term')
    await note.body.click()
    await note.press('Control+z')
    await page.getByRole('button', { name: 'Type: Note', exact: true }).waitFor()
    await expect.poll(() => note.body.textContent()).toBe('En mai.')
    await note.press('Control+z')
    await note.body.filter({ hasNotText: 'En mai.' }).waitFor()
  })
})

describe('a note from a template', () => {
  it('is a project with its headings, written under the first of them', async () => {
    const served = await launch()
    const { page } = served
    await startNote(page, 'Avant')
    await page.keyboard.press('Control+Shift+M')
    await choose(page, 'Project')
    await page.locator('[data-note-title]:focus').waitFor()
    await page.keyboard.type('Bus des bibliothèques')
    await page.keyboard.press('Enter')
    await page.keyboard.type('Un bus et des livres')
    const note = noteWindow(page)
    await note.shows('Un bus et des livres')
    await whenSaved(served)
    await page.reload()

    await note.shows('Un bus et des livres')
    await expect.poll(() => note.title.inputValue()).toBe('Bus des bibliothèques')
    await expect
      .poll(() => note.body.locator('h2').allTextContents())
      .toEqual([
        'Short presentation',
        'Further information',
        'Roles',
        'Link to the mission',
        'Results achieved',
        'Key dates',
      ])
    await expect
      .poll(() => note.body.locator('h2 + p').first().textContent())
      .toBe('Un bus et des livres')
  })

  it('begins as a note of one’s own that was made a template', async () => {
    const served = await launch()
    const { page } = served
    const note = await startNote(page, 'Visite de lieu')
    await note.type('## Accueil')
    await note.press('Enter')
    await page.getByRole('main').getByRole('button', { name: 'Actions for this note' }).click()
    await page.getByRole('menuitem', { name: 'Use as a template' }).click()
    await page.getByText('#template').first().waitFor()
    await page.keyboard.press('Control+Shift+M')
    await page.getByRole('menuitem', { name: 'Visite de lieu' }).click()
    await page.locator('[data-note-title]:focus').waitFor()
    await note.body.locator('h2', { hasText: 'Accueil' }).waitFor()
    await expect.poll(() => note.title.inputValue()).toBe('')
  })
})

describe('notes with a close title', () => {
  it('are shown while the title of a note from a template or of a thought is typed', async () => {
    const served = await launch()
    const { page } = served
    const note = await startNote(page, 'Atelier de paillage')
    await note.type('Couvrir.')
    const close = page.getByRole('status').filter({ hasText: 'A close note exists:' })
    const choice = close.getByRole('button', { name: 'Atelier de paillage' })
    await page.keyboard.press('Control+Shift+M')
    await choose(page, 'Project')
    await page.locator('[data-note-title]:focus').waitFor()
    await page.keyboard.type('Un atelier')
    await page.getByRole('row', { name: 'Un atelier' }).waitFor()
    await page.keyboard.type(' du paillage')
    await choice.waitFor()
    await page.locator('[data-note-title]:focus').waitFor()
    await page.keyboard.press('Enter')
    await page.keyboard.type('Un bus')
    await note.shows('Un bus')
    await close.waitFor({ state: 'detached' })

    await page.keyboard.press('Control+Shift+N')
    const box = page.locator('textarea[aria-label="Text to write down"]:focus')
    await box.waitFor()
    await page.keyboard.type('Couvrir un paillage')
    await page.getByRole('dialog').getByRole('status').waitFor()
    await box.waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('row', { name: 'Couvrir un paillage' }).waitFor()
  })
})

describe('a thought', () => {
  it('is written down in one box and waits in the list, the open note untouched', async () => {
    const served = await launch()
    const { page } = served
    const note = await startNote(page, 'En cours')
    await note.type('phrase')
    await page.keyboard.press('Control+Shift+N')
    await page.locator('textarea[aria-label="Text to write down"]:focus').waitFor()
    await page.keyboard.type('Rappeler ')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.keyboard.press('Control+Shift+N')
    await page.locator('textarea[aria-label="Text to write down"]:focus').waitFor()
    await page.keyboard.press('End')
    await page.keyboard.type('Samuel')
    await page.keyboard.press('Shift+Enter')
    await page.keyboard.type('au sujet du bus')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Open', exact: true }).click()
    await note.shows('au sujet du bus')
    await expect.poll(() => note.title.inputValue()).toBe('Rappeler Samuel')
    await page.keyboard.press('Alt+ArrowLeft')
    await note.shows('phrase')
  })
})
