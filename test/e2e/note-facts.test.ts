// A term with two definitions and a project from a template, made by keyboard alone.
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { findBarriers } from '../support/axe'
import type { Served } from '../support/chromium'
import { noteWindow, startNote } from '../support/note-window'
import { shareWindow } from '../support/shared-window'
import { beginNote } from '../support/window-locators'

const launch = shareWindow('facts')

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

describe('an organisation', () => {
  it('has roles in projects that are found by their titles, and a citation that is copied whole', async () => {
    const { page, context } = await launch()
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    const project = await startNote(page, 'Bus des bibliothèques')
    await project.type('Des livres.')
    await page.getByRole('row').getByText('Des livres.').waitFor()
    await beginNote(page)
    await page.keyboard.type('Tiers-lieu')
    await page.getByRole('row', { name: 'Tiers-lieu' }).waitFor()
    await page.getByRole('button', { name: 'Type: Note' }).click()
    await page.getByRole('menuitemradio', { name: 'Organisation' }).click()
    await page.getByRole('button', { name: 'Add a detail…' }).click()
    await page.getByRole('menuitem', { name: 'Roles in projects' }).click()
    const roles = page.getByRole('group', { name: 'Roles in projects' })
    const finder = roles.getByRole('combobox', { name: 'Find the project’s note…' })
    const offered = page.getByRole('option', { name: 'Bus des bibliothèques' })
    await finder.fill('bus')
    await offered.waitFor()
    await finder.press('Enter')
    await roles.getByRole('button', { name: 'Bus des bibliothèques' }).waitFor()
    await expect.poll(() => finder.inputValue()).toBe('')
    await roles.getByRole('textbox', { name: 'Role', exact: true }).fill('Prête ses locaux')
    await expect.poll(() => finder.getAttribute('aria-expanded')).toBe('false')

    await page.getByRole('tab', { name: 'Details' }).click()
    const details = page.getByRole('tabpanel', { name: 'Details' })
    for (const [at, name] of ['Nadia Roy', 'Samuel'].entries()) {
      await details.getByRole('button', { name: 'Add a name' }).click()
      await details.getByRole('textbox', { name: 'Name', exact: true }).nth(at).fill(name)
    }
    await details.getByRole('button', { name: 'Licence, None given' }).click()
    await page.getByRole('menuitemradio', { name: 'CC BY 4.0' }).click()
    await details.getByText('Part of this content may belong to others').click()
    await details.getByRole('textbox', { name: 'What belongs to others' }).fill('La photo.')
    const citation = details.getByRole('region', { name: 'To cite this note' })
    const whole =
      'Tiers-lieu. Nadia Roy, Samuel. CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/). ' +
      'Part of this content may belong to others: La photo.'
    await citation.getByText(whole, { exact: true }).waitFor()
    await citation.getByRole('button', { name: 'Copy' }).click()
    await citation.getByText('Copied').waitFor()
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(whole)

    await page.getByRole('button', { name: /: Saved/u }).waitFor()
    await page.reload()
    const role = roles.getByRole('textbox', { name: 'Role', exact: true })
    await expect.poll(() => role.inputValue()).toBe('Prête ses locaux')
    await roles.getByRole('button', { name: 'Bus des bibliothèques' }).click()
    await noteWindow(page).shows('Des livres.')
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
