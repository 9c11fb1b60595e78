// Small things that a person notices at once: where the focus is, what a button bar hides, what is
// said of something that is not here, and what comes out of the printer.
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { launchServed, type Served } from '../support/chromium'
import { createTemporaryFolder } from '../support/folders'
import { openForeignPage, startNote } from '../support/note-window'
import { onEnd } from '../support/on-end'
import { shareWindow } from '../support/shared-window'

const open = shareWindow('notice')

/** On a library of its own, whose files or key a story changes. */
async function launch(): Promise<{ readonly served: Served; readonly folder: string }> {
  const folder = await createTemporaryFolder('notice')
  onEnd(folder.remove)
  const served = await launchServed({ library: join(folder.path, 'library') })
  onEnd(served.close)
  return { served, folder: folder.path }
}

/** The red pixel of a PNG file. */
const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=='

/** A note of a folder with an image that is there, one that is not, and one from the web. */
async function importFolder(page: Page, folder: string): Promise<void> {
  const texts = join(folder, 'texts')
  await mkdir(texts)
  await writeFile(join(texts, 'plan.png'), Buffer.from(PIXEL, 'base64'))
  await writeFile(
    join(texts, 'a.md'),
    '# Salle\n\nVoir [ici](absent.md).\n\n![Plan](plan.png)\n\n![Photo](images/photo.jpg)\n\n' +
      '![Chat](https://exemple.invalid/chat.png)\n',
  )
  await page.getByRole('button', { name: /More actions/u }).click()
  await page.getByRole('menuitem', { name: /Import/u }).click()
  await page.getByRole('textbox', { name: 'Folder to import' }).fill(texts)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Open the first note' }).click()
  await page.locator('[data-note-body]').getByText('Voir ici').waitFor()
}

/** Settles when the focus is in this part of the window. */
function focusIn(page: Page, region: string): Promise<unknown> {
  return page.waitForFunction(
    (name) =>
      document.activeElement?.closest('[data-region]')?.getAttribute('data-region') === name,
    region,
  )
}

describe('the focus', () => {
  it('stays with the settings when a backup was restored, so that Escape closes them', async () => {
    const { served } = await launch()
    const { page } = served
    const note = await startNote(page, 'Semis')
    await note.type('carottes')
    await note.press('Control+,')
    await page.getByRole('tab', { name: 'Backups' }).click()
    await page.getByRole('button', { name: 'Back up now' }).click()
    await page.getByText('Backed up and verified.').waitFor()
    await page
      .getByRole('button', { name: /^Restore the backup/u })
      .first()
      .click()
    await page.getByRole('button', { name: 'Restore', exact: true }).last().click()
    await page.getByText(/Backup restored/u).waitFor()
    await page.waitForFunction(() => document.activeElement?.closest('[role="dialog"]'))
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await focusIn(page, 'page')
  })

  it('stays in the list with the note that is typed in, wherever its row goes', async () => {
    const { page } = await open()
    await startNote(page, 'Ail')
    for (const title of ['Blette', 'Carotte']) {
      await page.getByRole('button', { name: 'New note', exact: true }).first().click()
      await startNote(page, title)
    }
    const row = (title: string) => page.getByRole('row', { name: new RegExp(title, 'u') })
    const rowAt = (at: number, title: string) =>
      page.locator(`[role="row"][aria-rowindex="${at + 1}"]`, { hasText: title })
    for (const [at, title] of ['Carotte', 'Blette', 'Ail'].entries())
      await rowAt(at, title).waitFor()
    await row('Ail').click()
    await expect.poll(() => page.locator('[data-note-title]').inputValue()).toBe('Ail')
    await page.locator('[data-note-body]').click()
    await page.keyboard.type('rose')
    await rowAt(0, 'Ail').waitFor()
    await page.getByRole('grid').focus()
    await page.keyboard.press('Delete')
    await row('Ail').waitFor({ state: 'detached' })
    for (const title of ['Blette', 'Carotte']) await row(title).waitFor()
  })

  it('is caught when what had it is gone', async () => {
    const { page } = await open()
    const note = await startNote(page, 'Premier')
    await note.type('un')
    await note.press('Control+n')
    await page.waitForFunction(() => document.activeElement instanceof HTMLTextAreaElement)
    await note.type('Second')
    await page.getByRole('row', { name: 'Second' }).waitFor()
    await note.press('Enter')
    await note.press('Alt+ArrowLeft')
    await note.shows('un')
    await focusIn(page, 'page')
    await page.getByRole('button', { name: 'Actions for this note' }).click()
    await page.getByRole('menuitem', { name: 'Move to the trash' }).click()
    await page.getByText(/” is in the trash$/u).waitFor()
    await focusIn(page, 'page')
  })
})

describe('the bar above a note', () => {
  it('shows undo at every width, and a menu with what has no room', async () => {
    const { page } = await open()
    const note = await startNote(page, 'Étroit')
    await note.type('mot')
    const bar = page.getByRole('toolbar', { name: 'Formatting' })
    const more = bar.getByRole('button', { name: 'More formatting' })
    for (const width of [1440, 1024, 800, 400]) {
      await page.setViewportSize({ width, height: 700 })
      const undo = bar.getByRole('button', { name: 'Undo' })
      await expect.poll(async () => (await undo.boundingBox())?.x ?? width).toBeLessThan(width - 20)
      const hasRoom = () => bar.evaluate((each) => each.scrollWidth <= each.clientWidth)
      await expect.poll(hasRoom).toBe(true)
    }
    await note.body.click()
    await note.press('Control+a')
    await more.click()
    await page.getByRole('menuitem', { name: 'Strikethrough' }).click()
    await note.body.locator('s', { hasText: 'mot' }).waitFor()
    await page.setViewportSize({ width: 1800, height: 900 })
    await more.waitFor({ state: 'detached' })
  })
})

describe('what is not here', () => {
  it('is named: an image of the folder, one of the web, a link to nothing', async () => {
    const { page } = await open()
    const { path: folder, remove } = await createTemporaryFolder('texts')
    onEnd(remove)
    await importFolder(page, folder)
    const body = page.locator('[data-note-body]')
    const image = body.getByRole('img', { name: 'Plan' })
    await expect.poll(() => image.evaluate((each: HTMLImageElement) => each.naturalWidth)).toBe(1)
    await body.getByText('Photo · image not here: photo.jpg').waitFor()
    await body.getByText('Chat · image from the web (exemple.invalid), not loaded').waitFor()
    await body.locator('a', { hasText: 'ici' }).click({ modifiers: ['Control'] })
    await page.getByText('There is nothing to open at this link: absent.md').waitFor()
    await expect.poll(() => body.locator('.ProseMirror-selectednode').count()).toBe(0)
    await page.getByText('Nothing to open at this address.').waitFor()
  })

  it('is an image that is drawn as soon as it has come', async () => {
    const { served, folder } = await launch()
    const { page } = served
    await importFolder(page, folder)
    const image = page.locator('[data-note-body]').getByRole('img', { name: 'Plan' })
    await image.waitFor()
    const blobs = join(folder, 'library', 'blobs')
    await rename(blobs, `${blobs}-elsewhere`)
    await page.reload()
    await page.getByText('Plan · image not on this device yet').waitFor()
    await rename(`${blobs}-elsewhere`, blobs)
    await page.locator('[data-note-body]').click()
    await page.keyboard.type('Le voici. ')
    await expect.poll(() => image.evaluate((each: HTMLImageElement) => each.naturalWidth)).toBe(1)
  })

  it('is said of a note whose text no relay has brought yet', async () => {
    const { served } = await launch()
    const note = await startNote(served.page, 'Lointaine')
    await note.type('loin')
    const owner = await openForeignPage(served)
    onEnd(owner.close)
    const { client } = owner.bridge
    await client.request('setName', { name: 'Ana' })
    await client.request('setRelay', { address: 'ws://127.0.0.1:9' })
    const whole = { shelf: 'notes', offset: 0, limit: 1 } as const
    const [row] = (await client.request('listNotes', whole)).rows
    const shared = row && (await client.request('shareNote', { docId: row.docId, rights: 'view' }))
    if (shared?.kind !== 'link') throw new Error('no link was given')

    const { page } = (await launch()).served
    await page.getByRole('button', { name: /More actions/u }).click()
    await page.getByRole('menuitem', { name: 'Open a link' }).click()
    await page.keyboard.insertText(shared.link)
    await page.keyboard.press('Enter')
    await page.getByText('The text of this note has not arrived yet').waitFor()
    await focusIn(page, 'page')
    await page
      .getByText(/ws:\/\/127\.0\.0\.1:9, which cannot be reached/u)
      .first()
      .waitFor()
    await expect
      .poll(() => page.locator('.is-empty-note').getAttribute('data-placeholder'))
      .toBe('')
  })
})

describe('what is typed', () => {
  it('is formatted right after an apostrophe, a bracket or a quotation mark', async () => {
    const served = await open()
    const note = await startNote(served.page, 'Apostrophes')
    await note.type("l'*un* d’**deux** (_trois_) «\u00a0*quatre*\u00a0» 2*3*4 snake_case_ici")
    await note.shows('snake_case_ici')
    await expect
      .poll(() => note.body.locator('em').allTextContents())
      .toEqual(['un', 'trois', 'quatre'])
    await expect.poll(() => note.body.locator('strong').allTextContents()).toEqual(['deux'])
    await expect.poll(() => note.body.textContent()).toContain('«\u00a0quatre\u00a0» 2*3*4')
  })

  it('runs from right to left with its bullets on the right', async () => {
    const served = await open()
    const note = await startNote(served.page, 'שלום')
    await note.type('- ראשון')
    const direction = (selector: string) =>
      note.body.locator(selector).evaluate((each) => getComputedStyle(each).direction)
    await note.shows('ראשון')
    for (const each of ['ul', 'li']) await expect.poll(() => direction(each)).toBe('rtl')
    const title = () => note.title.evaluate((each) => each.matches(':dir(rtl)'))
    await expect.poll(title).toBe(true)
  })
})

describe('search', () => {
  it('takes the selected text of the note with Ctrl+Shift+F', async () => {
    const { page } = await open()
    const note = await startNote(page, 'Verger')
    await note.type('pommiers greffés')
    await page.getByRole('row').getByText('pommiers greffés').waitFor()
    await note.press('Control+Shift+ArrowLeft', 'Control+Shift+f')
    const field = page.getByRole('combobox', { name: 'Search the notes' })
    await expect.poll(() => field.inputValue()).toBe('greffés')
    await page.getByText('1 note found').first().waitFor()
  })
})

describe('the 24 words', () => {
  it('are shown only after the passphrase, where there is one', async () => {
    const { served } = await launch()
    const { page } = served
    await startNote(page, 'Clé')
    await page.getByRole('button', { name: 'Protect…' }).click()
    await page.getByRole('tabpanel').getByRole('button', { name: 'Choose a passphrase' }).click()
    await page.getByLabel('New passphrase').fill('semis de mars et de mai')
    await page.getByLabel('The same, once more').fill('semis de mars et de mai')
    await page.keyboard.press('Enter')
    await page.getByText('Passphrase saved.').waitFor()
    await page.getByRole('tab', { name: '24 words' }).click()
    await page.getByRole('button', { name: 'Show the 24 words' }).click()
    await page.getByLabel('Passphrase').fill('autre chose')
    await page.keyboard.press('Enter')
    await page.getByText(/That is not the right passphrase/u).waitFor()
    await expect.poll(() => page.getByRole('list', { name: 'Your 24 words' }).count()).toBe(0)
    const words = page.getByRole('list', { name: 'Your 24 words' }).getByRole('listitem')
    const refused = page.getByText(/That is not the right passphrase/u)
    // A wrong one makes the next wait; typing takes the remark away, the answer brings it again.
    const shown = async () => {
      await page.getByLabel('Passphrase').fill('semis de mars et de mai')
      await refused.waitFor({ state: 'detached' })
      await page.keyboard.press('Enter')
      await words.nth(23).or(refused).waitFor()
      return words.count()
    }
    await expect.poll(async () => (await words.count()) || shown()).toBe(24)
  })
})

describe('the line about an unprotected key', () => {
  it('goes with one press and is back at the next start', async () => {
    const { page } = await open()
    const line = page.getByText('Anyone who uses this session can read your notes.')
    await line.waitFor()
    const notices = page.getByRole('region', { name: 'Notices' })
    await expect.poll(async () => (await notices.boundingBox())?.height).toBeLessThan(56)
    await page.getByRole('button', { name: 'Hide until the next start' }).click()
    await line.waitFor({ state: 'detached' })
    await page.reload()
    await line.waitFor()
  })
})

describe('paper', () => {
  it('holds the note alone, in dark letters, whatever the theme', async () => {
    const { page } = await open()
    const note = await startNote(page, 'Affiche')
    await note.type('à imprimer')
    await page.getByRole('button', { name: 'Switch to the dark theme' }).click()
    await page.emulateMedia({ media: 'print' })
    for (const region of ['sidebar', 'list', 'panel']) {
      await expect.poll(() => page.locator(`[data-region="${region}"]`).isVisible()).toBe(false)
    }
    for (const chrome of ['header', '[data-format-bar]']) {
      await expect.poll(() => page.locator(chrome).first().isVisible()).toBe(false)
    }
    await expect.poll(() => note.title.isVisible()).toBe(true)
    const colour = () => note.body.evaluate((each) => getComputedStyle(each).color)
    await expect.poll(colour).toBe('rgb(33, 32, 28)')
  })
})
