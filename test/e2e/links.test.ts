// A person links notes as they write, and the links hold: through a new title, the trash and back.
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { findBarriersInBothThemes } from '../support/axe'
import { shareWindow } from '../support/shared-window'
import { beginNote, body, panel, showsNote, title } from '../support/window-locators'

const open = shareWindow('links')

async function launch(): Promise<Page> {
  const { page } = await open()
  await title(page).waitFor()
  return page
}

const choices = (page: Page) => page.getByRole('listbox', { name: 'Link to a note' })
const menuOf = (page: Page) => page.locator('[data-link-menu]')

async function start(page: Page, name: string, text: string): Promise<void> {
  await beginNote(page)
  await page.keyboard.type(name)
  await page.keyboard.press('Enter')
  await page.keyboard.type(text)
  await page.getByRole('row', { name }).getByText(text).first().waitFor()
  await body(page).getByText(text).waitFor()
}

/** With the keyboard alone, by the one box. */
async function goTo(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.keyboard.type(name)
  await page.getByRole('option', { name }).first().waitFor()
  await page.keyboard.press('Enter')
  await showsNote(page, name)
}

async function runCommand(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.keyboard.type(`>${name}`)
  await page.getByRole('option', { name }).waitFor()
  await page.keyboard.press('Enter')
}

async function linkTo(page: Page, letters: string, name: string): Promise<void> {
  await page.keyboard.type(`[[${letters}`)
  await choices(page).getByRole('option', { name, exact: true }).waitFor()
  await page.keyboard.press('Enter')
  await body(page).getByRole('link', { name }).waitFor()
}

describe('a link between two notes', () => {
  it('is typed with two brackets, and holds through a new title, the trash and back', async () => {
    const page = await launch()
    await start(page, 'Guide', 'Pour commencer.')
    await start(page, 'Réunion', 'Lire ')
    await linkTo(page, 'gui', 'Guide')
    await page.keyboard.type(' avant mardi.')
    await panel(page).getByRole('row', { name: 'Guide' }).waitFor()

    await goTo(page, 'Guide')
    const backlink = panel(page).getByRole('row', { name: /Réunion/u })
    await backlink.getByText('avant mardi.').waitFor()
    await expect.poll(() => backlink.locator('mark').textContent()).toBe('Guide')
    await title(page).fill('Guide d’accueil')
    await page.getByRole('row', { name: /Guide d’accueil/u }).waitFor()

    await goTo(page, 'Réunion')
    const link = body(page).getByRole('link', { name: 'Guide' })
    await panel(page).getByRole('row', { name: 'Guide d’accueil' }).waitFor()
    await link.click()
    await showsNote(page, 'Guide d’accueil')

    await runCommand(page, 'Move this note to the trash')
    await goTo(page, 'Réunion')
    await body(page).locator('a[data-state="trashed"]').waitFor()
    await panel(page).getByText('in the trash').waitFor()

    await body(page).getByRole('link').click()
    await page.getByText('This note is in the trash').waitFor()
    await runCommand(page, 'Restore this note')
    await page.getByText('This note is in the trash').waitFor({ state: 'detached' })
    await goTo(page, 'Réunion')
    await body(page).locator('a:not([data-state])').waitFor()
  })

  it('may lead to a heading, or to a note that is made on the spot with its type', async () => {
    const page = await launch()
    await start(page, 'Manuel', 'Début')
    await page.keyboard.press('Enter')
    await page.keyboard.type('## Entretien')
    await start(page, 'Atelier', 'Voir ')
    await page.keyboard.type('[[man')
    await choices(page).getByRole('option', { name: 'Manuel' }).waitFor()
    await page.keyboard.type('#')
    await choices(page).getByRole('option', { name: 'Entretien' }).waitFor()
    await page.keyboard.press('Tab')
    await body(page).getByRole('link', { name: 'Manuel › Entretien' }).waitFor()

    await page.keyboard.type(' et [[Commun')
    await choices(page).getByRole('option', { name: 'Create the term “Commun”' }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await body(page).getByRole('link', { name: 'Commun' }).waitFor()
    await page.keyboard.type(', suite.')
    await body(page).getByText('Voir Manuel › Entretien et Commun, suite.').waitFor()
    await expect.poll(() => title(page).inputValue()).toBe('Atelier')
    await panel(page).getByRole('grid', { name: 'Links to' }).getByRole('row').nth(1).waitFor()
  })

  it('leaves what was typed with Escape, and opens nothing where code is written', async () => {
    const page = await launch()
    await start(page, 'Brouillon', 'Un ')
    await page.keyboard.type('[[essai')
    await menuOf(page).waitFor()
    await expect.poll(() => body(page).getAttribute('aria-activedescendant')).not.toBeNull()
    await page.keyboard.press('Escape')
    await menuOf(page).waitFor({ state: 'detached' })
    await expect.poll(() => body(page).getAttribute('aria-activedescendant')).toBeNull()
    await page.keyboard.type(' libre')
    await body(page).getByText('Un [[essai libre').waitFor()
    await page.keyboard.press('Enter')
    await page.keyboard.type('``` ')
    await page.keyboard.type('a[[0')
    await body(page).locator('pre').getByText('a[[0').waitFor()
    await expect.poll(() => menuOf(page).count()).toBe(0)
  })
})

describe('a mention', () => {
  it('becomes a link with one press, in a note that stays closed, and the toast takes it back', async () => {
    const page = await launch()
    await start(page, 'Réunion', 'Nous parlons du grand potager ici.')
    await start(page, 'Grand potager', 'Trois carrés.')
    const mention = panel(page).getByRole('button', { name: 'Link it in “Réunion”' })
    await mention.click()
    const incoming = panel(page).getByRole('grid', { name: 'Linked from' })
    await incoming.getByRole('row', { name: /Réunion/u }).waitFor()
    await mention.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Undo', exact: true }).last().click()
    await mention.waitFor()
    await mention.click()
    await goTo(page, 'Réunion')
    await body(page).getByRole('link', { name: 'grand potager' }).waitFor()
  })
})

describe('a term', () => {
  it('is underlined where a section says it first, and shows what it means', async () => {
    const page = await launch()
    await start(page, 'Texte', 'Un commun, puis ce commun.')
    await page.keyboard.press('Enter')
    await page.keyboard.type('Voir [[Commun')
    await choices(page).getByRole('option', { name: 'Create the term “Commun”' }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    const term = body(page).locator('.term')
    await term.waitFor()
    await expect.poll(() => term.count()).toBe(1)
    await expect.poll(() => term.textContent()).toBe('commun')
    await term.hover()
    await page.getByRole('tooltip').getByText('Commun').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('tooltip').waitFor({ state: 'detached' })
  })
})

describe('a term in a note that nobody can write in', () => {
  it('is reached with Tab, and shows what it means', async () => {
    const page = await launch()
    await start(page, 'Texte', 'Un commun, puis ')
    await page.keyboard.type('[[Commun')
    await choices(page).getByRole('option', { name: 'Create the term “Commun”' }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await body(page).locator('.term').waitFor()
    await runCommand(page, 'Move this note to the trash')
    await page.getByRole('button', { name: /^Trash/u }).click()
    await page.getByRole('row', { name: 'Texte' }).click()
    await body(page).locator('.term[tabindex="0"]').waitFor()
    await page.waitForFunction(() => {
      document.querySelector<HTMLElement>('[data-note-title]')?.focus()
      return document.activeElement?.matches('[data-note-title]')
    })
    for (let times = 0; times < 30; times += 1) {
      if (await page.evaluate(() => document.activeElement?.matches('.term'))) break
      await page.keyboard.press('Tab')
    }
    await page.getByRole('tooltip').getByText('Commun').waitFor()
  })
})

describe('a note beside another', () => {
  it('shows its card to the pointer and to the keyboard', async () => {
    const page = await launch()
    await start(page, 'Guide', 'Pour commencer.')
    await start(page, 'Réunion', 'Lire.')
    await page.getByRole('button', { name: 'Add a detail' }).click()
    await page.getByRole('menuitem', { name: 'See also' }).click()
    await page.locator('main input:focus').waitFor()
    await page.keyboard.type('Guide')
    await page.getByRole('option', { name: 'Guide' }).waitFor()
    await page.keyboard.press('Enter')
    const name = page.getByRole('main').getByRole('button', { name: 'Guide', exact: true })
    const card = page.getByRole('tooltip').getByText('Pour commencer.')
    await name.hover()
    await card.waitFor()
    await page.keyboard.press('Escape')
    await card.waitFor({ state: 'detached' })
    await name.focus()
    await card.waitFor()
  })
})

describe('the one box', () => {
  it('makes the note that does not exist, shows what was recent and runs commands', async () => {
    const page = await launch()
    await start(page, 'Ancienne', 'Texte.')
    await page.keyboard.press('Control+k')
    await page.getByRole('option', { name: 'Ancienne' }).waitFor()
    await page.keyboard.type('Toute neuve')
    await page.getByRole('option', { name: 'Create the note “Toute neuve”' }).waitFor()
    await page.keyboard.press('Shift+Enter')
    await body(page).waitFor()
    await page.waitForFunction(() => document.activeElement?.hasAttribute('data-note-body'))
    await page.keyboard.type('Déjà là.')
    await expect.poll(() => title(page).inputValue()).toBe('Toute neuve')
    await runCommand(page, 'Dark theme')
    await page.locator('html[data-theme="dark"]').waitFor()
  })
})

describe('what links show', () => {
  it('keeps nobody out: the choices, the panel, the box, light and dark', async () => {
    const page = await launch()
    await start(page, 'Guide', 'Pour commencer.')
    await start(page, 'Réunion', 'Avec le guide, lire ')
    await linkTo(page, 'gui', 'Guide')
    await panel(page).getByRole('row', { name: 'Guide' }).waitFor()
    const barriers: string[] = []
    const check = async (screen: string) =>
      void barriers.push(...(await findBarriersInBothThemes(page, screen)))
    await body(page).press('Control+End')
    await page.keyboard.type(' [[gu')
    await choices(page).getByRole('option', { name: 'Guide' }).waitFor()
    await check('choices')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+k')
    await page.keyboard.type('gui')
    await page.getByRole('option', { name: 'Guide' }).first().waitFor()
    await check('box')
    await page.keyboard.press('Escape')
    await goTo(page, 'Guide')
    await panel(page)
      .getByRole('row', { name: /Réunion/u })
      .first()
      .waitFor()
    await check('panel')
    expect(barriers).toEqual([])
  })
})
