// Screens that a person seldom sees, and most needs to be able to use when they come.
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { findBarriersInBothThemes } from '../support/axe'
import { launchServed, type Served, startServed } from '../support/chromium'
import { createTemporaryFolder } from '../support/folders'
import { noteWindow, openForeignPage, startNote } from '../support/note-window'
import { onEnd } from '../support/on-end'
import { shareWindow } from '../support/shared-window'

const open = shareWindow('barriers')

/** A note in the window, and what every screen is looked at with. */
async function begin(served: Served) {
  const { page } = served
  const note = await startNote(page, 'Semis')
  await note.type('rangé')
  await page.getByRole('button', { name: /: Saved/u }).waitFor()
  const found: string[] = []
  const check = async (screen: string) => {
    found.push(...(await findBarriersInBothThemes(page, screen)))
  }
  return { served, page, found, check }
}

/** With a library of its own, for stories that harm it. */
async function launch() {
  const folder = await createTemporaryFolder('barriers')
  onEnd(folder.remove)
  const library = join(folder.path, 'library')
  const served = await launchServed({ library })
  onEnd(served.close)
  return {
    ...(await begin(served)),
    library,
    /** The same library, port and browser, once `change` was made while no server ran. */
    startAgain: async (change: () => void) => {
      change()
      const next = await startServed({ library, port: served.port })
      onEnd(next.stop)
      await served.page.goto(next.match[1] ?? '')
    },
  }
}

async function choose(page: Page, item: string | RegExp): Promise<void> {
  await page.getByRole('button', { name: /More actions/u }).click()
  await page.getByRole('menuitem', { name: item }).click()
  await page.getByRole('dialog').waitFor()
}

describe('a screen that is seldom seen', () => {
  it('keeps nobody out: a base, what it collects, its graph, a capture, many categories', async () => {
    const { served, page, found, check } = await begin(await open())
    const { client } = (await openForeignPage(served)).bridge
    const made = await client.request('createCollection', { kind: 'notebook', title: 'Jardin' })
    if (made.kind !== 'created') throw new Error(made.kind)
    for (let at = 0; at < 60; at += 1)
      await client.request('changeCollection', {
        docId: made.docId,
        change: { kind: 'createCategory', name: `Saison ${at}`, colour: null, docIds: [] },
      })
    await page.keyboard.press('Control+Shift+o')
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Jardin').click()
    await dialog.getByText('20 more: type to narrow.').waitFor()
    await check('integrating, many categories')
    await dialog.getByRole('textbox', { name: 'Find a category' }).fill('saison 59')
    await dialog.getByRole('button', { name: 'Saison 59' }).click()
    await dialog.getByRole('button', { name: 'Integrate', exact: true }).click()
    await page.getByText('Notebook updated').waitFor()
    await page.keyboard.press('Control+Shift+o')
    await dialog.getByRole('checkbox', { name: 'Jardin', checked: true }).waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+Shift+n')
    await dialog.waitFor()
    await check('capture, under a message')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'New base' }).click()
    await page.keyboard.type('Communs')
    await page.keyboard.press('Enter')
    const main = page.getByRole('main')
    await main.getByRole('button', { name: 'Choose the notebooks…' }).last().click()
    await dialog.getByText('Jardin').click()
    await check('collecting')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await main.getByRole('button', { name: /Jardin.*1 note/u }).waitFor()
    await check('base')
    await main.getByRole('button', { name: 'Actions for this base' }).click()
    await page.getByRole('menuitem', { name: 'Show the graph' }).click()
    await dialog.locator('[data-graph] canvas').first().waitFor()
    await check('graph of a base')
    expect(found).toEqual([])
  })

  it('keeps nobody out: the 24 words typed on a new machine', async () => {
    const { page, found, check } = await begin(await open())
    await page.keyboard.press('Control+,')
    await page.getByRole('tab', { name: 'Library' }).click()
    await page.getByRole('button', { name: 'Restore with 24 words' }).click()
    await page.getByRole('textbox', { name: 'Your 24 words' }).fill('abandon '.repeat(24))
    await page.getByRole('textbox', { name: 'Address of the relay' }).fill('ws://127.0.0.1:9')
    await page.getByRole('button', { name: 'Restore', exact: true }).click()
    await page.getByText(/Nothing was changed|do not belong together/u).waitFor()
    await check('restore with words')
    expect(found).toEqual([])
  })

  // It sets a name and a relay, so no story comes after it in that window.
  it('keeps nobody out: sharing, exporting, opening a link, restoring, purging', async () => {
    const { page, found, check } = await begin(await open())
    await page.getByRole('button', { name: 'Share', exact: true }).click()
    await page.getByRole('textbox', { name: 'Your name' }).fill('Zoé')
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('button', { name: 'Set a relay' }).click()
    await page.getByRole('textbox', { name: 'Address of the relay' }).fill('ws://127.0.0.1:9')
    await page.getByRole('button', { name: 'Use this relay' }).click()
    await page.getByRole('button', { name: 'Use it anyway' }).waitFor()
    await check('settings, a relay that does not answer')
    await page.getByRole('button', { name: 'Use it anyway' }).click()
    await page.getByRole('button', { name: 'Back to sharing' }).click()
    await page.getByText('does not answer').waitFor()
    await check('share, a relay that does not answer')
    await page.getByRole('button', { name: 'Make the links anyway' }).click()
    await page.getByRole('textbox', { name: /Link for reading/u }).waitFor()
    await check('share, links')
    await page.keyboard.press('Escape')
    await choose(page, /Export/u)
    await check('export')
    await page.keyboard.press('Escape')
    await choose(page, /link/iu)
    await page.getByRole('textbox').last().fill('carnet://note/nothing')
    await page.keyboard.press('Enter')
    await check('open a link')
    await page.keyboard.press('Escape')
    await page.getByRole('row', { name: /Semis/u }).click()
    await page.keyboard.press('Delete')
    await page.getByRole('button', { name: /^Trash/u }).click()
    await page.getByRole('row', { name: /Semis/u }).click()
    await check('a note in the trash')
    await page.keyboard.press('Delete')
    await page.getByRole('alertdialog', { name: /for good/u }).waitFor()
    await check('purge')
    expect(found).toEqual([])
  })

  it('keeps nobody out: a lost connection and a recovered text', async () => {
    const { served, page, library, found, check, startAgain } = await launch()
    await served.killServer()
    await noteWindow(page).type(', et seulement ici')
    await page.getByText('The connection with Carnet is cut').waitFor()
    await check('connection cut')
    await startAgain(() => rmSync(library, { recursive: true }))
    await page.getByText('A text that was not saved has been found').waitFor()
    await check('recovered text')
    await page.getByRole('button', { name: 'Discard' }).click()
    await page.getByRole('alertdialog').waitFor()
    await check('recovered text, discarding')
    expect(found).toEqual([])
  })

  it('keeps nobody out: a locked library and its words', async () => {
    const { served, page, found, check, startAgain } = await launch()
    const foreign = await openForeignPage(served)
    await foreign.bridge.client.request('setPassphrase', { passphrase: 'sous les érables rouges' })
    await foreign.close()
    await served.server.stop()
    await startAgain(() => {})
    await page.getByRole('heading', { name: 'The library is locked' }).waitFor()
    await page.getByLabel('Passphrase').fill('autre chose')
    await page.getByRole('button', { name: 'Open' }).click()
    await page.getByText('That is not the right passphrase').first().waitFor()
    await check('locked')
    await page.getByRole('button', { name: 'Forgot the passphrase?' }).click()
    await check('forgotten')
    expect(found).toEqual([])
  })

  it('keeps nobody out: a damaged library and what brings it back', async () => {
    const { served, page, library, found, check, startAgain } = await launch()
    const foreign = await openForeignPage(served)
    await foreign.bridge.client.request('backUpNow', {})
    await page.keyboard.press('Control+,')
    await page.getByRole('tab', { name: 'Backups' }).click()
    await page.getByRole('button', { name: 'Restore the backup of' }).first().waitFor()
    await page.keyboard.press('Escape')
    await foreign.close()
    await served.server.stop()
    await startAgain(() => writeFileSync(join(library, 'library.db'), 'nonsense '.repeat(5000)))
    await page.getByRole('heading', { name: 'The library cannot be opened' }).waitFor()
    await check('cannot open')
    await page.getByRole('button', { name: 'Restore the backup of' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Restore' }).waitFor()
    await check('restore a backup')
    await page.keyboard.press('Escape')
    // Its one-time address is used up, and this browser has forgotten who it is.
    await page.context().clearCookies()
    await page.reload()
    await page.getByRole('heading', { name: 'This page needs the whole address' }).waitFor()
    await check('needs the address')
    expect(found).toEqual([])
  })
})
