// The introduction of a notebook and the roles in it, as two people meet there: written, linked, read
// on, typed together, left to who manages it. Two served apps, one real relay.
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findBarriersInBothThemes } from '../support/axe'
import { launchServed, type Served } from '../support/chromium'
import { createTemporaryFolder, type TemporaryFolder } from '../support/folders'
import { type RelayProcess, startRelay } from '../support/relay-process'
import { dialog, main } from '../support/window-locators'
import { giveNameAndRelay } from '../support/window-sharing'

let folder: TemporaryFolder
let relay: RelayProcess
let ana: Served
let ben: Served

beforeAll(async () => {
  folder = await createTemporaryFolder('introductions')
  relay = await startRelay({ folder: join(folder.path, 'relay') })
  ana = await launchServed({ library: join(folder.path, 'ana') })
  ben = await launchServed({ library: join(folder.path, 'ben') })
})

afterAll(async () => {
  await ana?.close()
  await ben?.close()
  await relay?.kill()
  await folder.remove()
})

const introduction = (page: Page) => page.getByRole('region', { name: 'Introduction' })
const text = (page: Page) => introduction(page).getByRole('textbox', { name: 'Introduction' })
const title = (page: Page) => main(page).getByRole('textbox', { name: 'Notebook title' })

describe('the introduction of a notebook', () => {
  it('is written on its page, with a link to a note', async () => {
    const { page } = ana
    await page.getByRole('textbox', { name: 'Note title' }).waitFor()
    await page.keyboard.type('Accueil')
    await page.keyboard.press('Enter')
    await page.keyboard.type('Trois familles sont venues.')
    await page.getByRole('row', { name: 'Accueil' }).getByText('Trois familles').waitFor()
    await page.getByRole('button', { name: 'New notebook' }).click()
    await page.keyboard.type('Jardin')
    await page.keyboard.press('Enter')
    await title(page).waitFor()
    await main(page).getByRole('button', { name: 'Add an introduction' }).click()
    await seeFocus(page)
    await page.keyboard.type('Pour qui commence un jardin à plusieurs. Voir [[Accu')
    await page.getByRole('option', { name: /Accueil/u }).waitFor()
    await page.keyboard.press('Enter')
    await page.keyboard.type('.')
    await page.keyboard.press('Escape')
    await main(page).getByRole('button', { name: 'Edit the introduction' }).waitFor()
    await expect.poll(() => text(page).getAttribute('aria-readonly')).toBe('true')
    await page.getByRole('button', { name: /^State of the notebook: Saved/u }).waitFor()
  })

  it('is there after a reload, and leads to its note, which tells so', async () => {
    const { page } = ana
    await page.reload()
    await page.getByRole('treeitem', { name: 'Jardin' }).click()
    await text(page).getByText('Pour qui commence un jardin').waitFor()
    expect(await findBarriersInBothThemes(page, 'an introduction')).toEqual([])
    await text(page).getByText('Accueil', { exact: true }).click()
    await page.locator('[data-note-body]').getByText('Trois familles').waitFor()
    await page.getByRole('tab', { name: 'Links' }).click()
    const linked = page.getByRole('row', { name: 'Jardin' })
    await linked.getByText('introduction of the notebook').waitFor()
    await linked.getByText('Voir Accueil.').waitFor()
    await linked.click()
    await title(page).waitFor()
  })

  it('is cut to a few lines where it is long, and read on', async () => {
    const { page } = ana
    await main(page).getByRole('button', { name: 'Edit the introduction' }).click()
    await seeFocus(page)
    await page.keyboard.press('Control+End')
    for (const line of ['Un.', 'Deux.', 'Trois.', 'Quatre.']) {
      await page.keyboard.press('Enter')
      await page.keyboard.type(line)
    }
    await main(page).getByRole('button', { name: 'Done' }).click()
    await main(page).getByRole('button', { name: 'Show less' }).click()
    await main(page).getByRole('button', { name: 'Read on' }).waitFor()
    const cut = await introduction(page).boundingBox()
    await main(page).getByRole('button', { name: 'Read on' }).click()
    await main(page).getByRole('button', { name: 'Show less' }).waitFor()
    const height = async () => (await introduction(page).boundingBox())?.height
    await expect.poll(height).toBeGreaterThan((cut?.height ?? 0) + 60)
  })

  it('is typed by two people at once', async () => {
    await openLink(ben.page, await share(ana.page))
    await text(ben.page).getByText('Pour qui commence un jardin').waitFor()
    await main(ben.page).getByRole('button', { name: 'Edit the introduction' }).click()
    await seeFocus(ben.page)
    await ben.page.keyboard.press('Control+Home')
    await ben.page.keyboard.type('Ben ici. ')
    await seeText(ana.page, 'Ben ici. Pour qui')
    await main(ana.page).getByRole('button', { name: 'Edit the introduction' }).click()
    await seeFocus(ana.page)
    await ana.page.keyboard.press('Control+End')
    await ana.page.keyboard.type(' Ana aussi.')
    await seeText(ben.page, 'Quatre. Ana aussi.')
    await ben.page.locator('.caret-label', { hasText: 'Ana' }).waitFor()
    for (const page of [ana.page, ben.page]) await page.keyboard.press('Escape')
  })
})

describe('a role in a notebook', () => {
  it('is given by who made it, and says what it is', async () => {
    const { page } = ana
    await openPeople(page)
    await dialog(page).getByText('Keys alone enforce anything').waitFor()
    await dialog(page)
      .getByRole('button', { name: /^Role of Ana: No role/u })
      .click()
    // Whoever gives the first role manages: not away from oneself.
    const contributes = page.getByRole('menuitemradio', { name: 'Contributes' })
    const menu = page.getByRole('menu', { name: 'Role of Ana' })
    await menu.getByText('Somebody has to manage it.').waitFor()
    await page.keyboard.press('Escape')
    await dialog(page)
      .getByRole('button', { name: /^Role of .*: No role/u })
      .last()
      .click()
    await page.getByRole('menuitem', { name: 'Contributes' }).or(contributes).click()
    await dialog(page).getByRole('button', { name: 'Role of Ana: Manages' }).waitFor()
    expect(await findBarriersInBothThemes(page, 'the people of a notebook')).toEqual([])
    await page.keyboard.press('Escape')
  })

  it('leaves to who manages the notebook what is theirs, with the reason', async () => {
    const { page } = ben
    await main(page).getByText('You contribute; title, description').waitFor()
    await expect.poll(() => title(page).getAttribute('readonly')).not.toBeNull()
    await main(page).getByRole('button', { name: 'Actions for this notebook' }).click()
    await page.getByRole('menu').getByText('For those who manage this notebook.').first().waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Share', exact: true }).click()
    await page.getByRole('textbox', { name: 'Your name' }).fill('Ben')
    await page.keyboard.press('Enter')
    await dialog(page)
      .getByText('Those who manage this notebook can give the link for editing.')
      .waitFor()
    const editing = page.getByRole('textbox', { name: 'Link to copy (Link for editing)' })
    await expect.poll(() => editing.count()).toBe(0)
    await dialog(page).getByRole('button', { name: 'Close' }).click()
    await openPeople(page)
    await dialog(page).getByText('Manages', { exact: true }).waitFor()
    await dialog(page)
      .getByRole('button', { name: /^Role of/u })
      .first()
      .waitFor({ state: 'detached' })
    await page.keyboard.press('Escape')
  })

  it('is taken back with undo', async () => {
    await main(ana.page).getByRole('button', { name: 'Undo' }).click()
    await expect.poll(() => title(ben.page).getAttribute('readonly')).toBeNull()
  })

  it('that who made it has laid down is taken up again by them', async () => {
    const { page } = ana
    await openPeople(page)
    await choose(page, /^Role of Ben/u, 'Manages')
    await choose(page, /^Role of Ana/u, 'Contributes')
    await dialog(page).getByText('You made this notebook: you can manage it again').waitFor()
    await dialog(page).getByText('Manages', { exact: true }).waitFor()
    await dialog(page)
      .getByRole('button', { name: /^Role of Ben/u })
      .first()
      .waitFor({ state: 'detached' })
    await choose(page, /^Role of Ana/u, 'Manages')
    await dialog(page).getByRole('button', { name: 'Role of Ben: Manages' }).waitFor()
    await page.keyboard.press('Escape')
  })
})

async function choose(page: Page, whose: RegExp, role: 'Manages' | 'Contributes'): Promise<void> {
  await dialog(page).getByRole('button', { name: whose }).click()
  await page
    .getByRole('menuitemradio', { name: role })
    .or(page.getByRole('menuitem', { name: role }))
    .click()
  const done = new RegExp(`${whose.source}: ${role}`, 'u')
  await dialog(page).getByRole('button', { name: done }).waitFor()
}

/** Without the carets' labels, which are drawn inside it. */
async function seeText(page: Page, words: string): Promise<void> {
  const read = () =>
    text(page).evaluate((body) => {
      const copy = body.cloneNode(true) as HTMLElement
      for (const caret of copy.querySelectorAll('.caret')) caret.remove()
      return (copy.textContent ?? '').replaceAll('\u2060', '')
    })
  await expect.poll(read).toContain(words)
}

/** The cursor is in the introduction. */
async function seeFocus(page: Page): Promise<void> {
  await page.waitForFunction(() => document.activeElement?.hasAttribute('data-introduction'))
}

async function openPeople(page: Page): Promise<void> {
  await main(page).getByRole('button', { name: 'Actions for this notebook' }).click()
  await page.getByRole('menu').getByText('People…').click()
}

async function share(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Share', exact: true }).click()
  await dialog(page).getByRole('button', { name: 'Prepare the links' }).click()
  await giveNameAndRelay(page, 'Ana', relay.url)
  await dialog(page).getByRole('button', { name: 'Prepare the links' }).click()
  const link = await dialog(page)
    .getByRole('textbox', { name: 'Link to copy (Link for editing)' })
    .inputValue()
  await page.keyboard.press('Escape')
  return link
}

async function openLink(page: Page, link: string): Promise<void> {
  await page.getByRole('button', { name: 'My library' }).click()
  await page.getByRole('menuitem', { name: 'Open a link' }).click()
  await page.getByRole('textbox', { name: 'Link that you were given' }).fill(link)
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}
