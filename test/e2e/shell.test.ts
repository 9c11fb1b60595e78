// A person's first hours with the window: writing, finding, throwing away, and making it theirs.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { findBarriers } from '../support/axe'
import { launchServed } from '../support/chromium'
import { createTemporaryFolder } from '../support/folders'
import { onEnd } from '../support/on-end'
import { startRelay } from '../support/relay-process'
import { shareWindow } from '../support/shared-window'
import { beginNote, body, title } from '../support/window-locators'

interface Launched {
  readonly page: Page
  /** What the page complained of: broken rules of the content policy, errors. */
  readonly complaints: readonly string[]
}

const open = shareWindow('shell')

async function launch(): Promise<Launched> {
  const { page } = await open()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('console', (message) => {
    if (/Content Security Policy|TrustedHTML/u.test(message.text())) complaints.push(message.text())
  })
  return { page, complaints }
}

/** With a library of its own, which has no name and no relay yet. */
async function launchAlone() {
  const { path: folder, remove } = await createTemporaryFolder('shell')
  onEnd(remove)
  const { page, close } = await launchServed({ library: join(folder, 'library') })
  onEnd(close)
  return { page, folder }
}

const row = (page: Page, name: string) => page.getByRole('row', { name })

async function write(page: Page, name: string, text: string): Promise<void> {
  await beginNote(page)
  await page.keyboard.type(name)
  await page.keyboard.press('Enter')
  await page.keyboard.type(text)
  await row(page, name).getByText(text).waitFor()
}

describe('the window', () => {
  it('opens with a note to type in, and a note nobody typed into leaves no trace', async () => {
    const { page, complaints } = await launch()
    await title(page).waitFor()
    await page.keyboard.press('Control+n')
    await page.keyboard.press('Control+n')
    await page.getByText('The notes that you write appear here.').waitFor()
    await page.keyboard.type('Herbier')
    await page.keyboard.press('Enter')
    await page.keyboard.type('Sous les érables.')
    await row(page, 'Herbier').getByText('Sous les érables.').waitFor()
    await page.getByRole('button', { name: /State of the note: Saved/u }).waitFor()
    await expect.poll(() => page.getByRole('row').count()).toBe(1)
    await page.reload()
    await body(page).getByText('Sous les érables.').waitFor()
    await expect.poll(() => title(page).inputValue()).toBe('Herbier')
    expect(complaints).toEqual([])
  })

  it('loses no letter while a note is being made, wherever the person goes meanwhile', async () => {
    const { page } = await launch()
    await title(page).waitFor()
    await title(page).pressSequentially('abcdefghijklmnopqrstuvwxyz')
    await page.keyboard.press('Control+n')
    await page.keyboard.type('0123456789')
    await row(page, 'abcdefghijklmnopqrstuvwxyz').waitFor()
    await row(page, '0123456789').waitFor()
  })

  it('renames a note in the list, trashes it with the keyboard and takes it back', async () => {
    const { page } = await launch()
    await title(page).waitFor()
    await write(page, 'Brouillon', 'Premier jet')
    await row(page, 'Brouillon').click()
    await page.keyboard.press('F2')
    await page.keyboard.type('Mémoire')
    await page.keyboard.press('Enter')
    await row(page, 'Mémoire').waitFor()
    await page.keyboard.press('Delete')
    await page.getByText('“Mémoire” is in the trash').waitFor()
    await page.getByRole('button', { name: /^Trash/u }).click()
    await row(page, 'Mémoire').click({ button: 'right' })
    await page.getByRole('menuitem', { name: 'Restore' }).click()
    await body(page).getByText('Premier jet').waitFor()
    await expect.poll(() => title(page).inputValue()).toBe('Mémoire')
    await page.getByText('“Mémoire” is back').waitFor()
  })

  it('asks before a note goes for good', async () => {
    const { page } = await launch()
    await title(page).waitFor()
    await write(page, 'Périmé', 'À jeter')
    await row(page, 'Périmé').click()
    await page.keyboard.press('Delete')
    await page.getByRole('button', { name: /^Trash/u }).click()
    await row(page, 'Périmé').click()
    await page.keyboard.press('Delete')
    const question = page.getByRole('alertdialog')
    await question.getByText('This cannot be undone.').waitFor()
    await question.getByRole('button', { name: 'Cancel' }).click()
    await row(page, 'Périmé').waitFor()
    await page.getByRole('grid').focus()
    await page.keyboard.press('Delete')
    await question.getByRole('button', { name: 'Delete for good' }).click()
    await page.getByText('The trash is empty.').waitFor()
  })

  it('finds a word without its accents, marks it, and says when there is nothing', async () => {
    const { page } = await launch()
    await title(page).waitFor()
    await write(page, 'Cueillette', 'La forêt après la pluie')
    await write(page, 'Réunion', 'Ordre du jour')
    await page.keyboard.press('Control+Shift+f')
    await page.keyboard.type('foret')
    await page.getByText('1 note found').first().waitFor()
    await row(page, 'Cueillette').locator('mark', { hasText: 'forêt' }).waitFor()
    await page.keyboard.press('Control+a')
    await page.keyboard.type('zzz')
    await page.getByText('No note contains “zzz”.').waitFor()
    await page.keyboard.press('Escape')
    await row(page, 'Réunion').waitFor()
  })

  it('changes language and theme at once and remembers both', async () => {
    const { page } = await launch()
    await title(page).waitFor()
    await page.keyboard.press('Control+,')
    await page.getByText('Français').click()
    await page.getByRole('heading', { name: 'Réglages' }).waitFor()
    await page.getByText('Sombre', { exact: true }).click()
    await page.reload()
    await page.getByRole('textbox', { name: /Titre/u }).waitFor()
    const root = page.locator('html')
    await expect.poll(() => root.getAttribute('lang')).toBe('fr')
    await expect.poll(() => root.getAttribute('data-theme')).toBe('dark')
  })

  it('leads from Share to a name, to a relay, and back', async () => {
    const { page, folder } = await launchAlone()
    await title(page).waitFor()
    await write(page, 'Guide', 'À plusieurs')
    await page.getByRole('button', { name: 'Share', exact: true }).click()
    await page.getByRole('textbox', { name: 'Your name' }).fill('Zoé')
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('button', { name: 'Set a relay' }).click()
    await page.getByRole('textbox', { name: 'Address of the relay' }).fill('ws://relay.example.org')
    await page.getByRole('button', { name: 'Use this relay' }).click()
    await page.getByText(/Use wss/u).waitFor()
    const relay = await startRelay({ folder: join(folder, 'relay') })
    onEnd(relay.stop)
    await page.getByRole('textbox', { name: 'Address of the relay' }).fill(relay.url)
    await page.getByRole('button', { name: 'Use this relay' }).click()
    await page.getByRole('button', { name: 'Back to sharing' }).click()
    const link = page.getByRole('textbox', { name: /Link to copy \(Link for reading\)/u })
    await expect.poll(() => link.inputValue()).toMatch(/^carnet:\/\/note\/[\w-]{22}#v=/u)
  })

  it('asks twice before a link names a relay that does not answer', async () => {
    const { page } = await launchAlone()
    await title(page).waitFor()
    await write(page, 'Guide', 'À plusieurs')
    await page.keyboard.press('Control+,')
    await page.getByRole('tab', { name: 'Relay' }).click()
    await page.getByRole('textbox', { name: 'Address of the relay' }).fill('ws://127.0.0.1:9')
    await page.keyboard.press('Enter')
    await page.getByText('The address was not changed.').waitFor()
    await page.getByText('No relay: everything stays on this machine').waitFor()
    await page.getByRole('button', { name: 'Use it anyway' }).click()
    await page.getByText('Relay set').waitFor()
    await page.keyboard.press('Escape')

    await page.getByRole('button', { name: 'Share', exact: true }).click()
    await page.getByText('The relay ws://127.0.0.1:9 does not answer').waitFor()
    await expect.poll(() => page.getByRole('textbox', { name: /Link to copy/u }).count()).toBe(0)
    await page.keyboard.press('Escape')
    await expect.poll(() => row(page, 'Guide').getByText('Shared').count()).toBe(0)
    await page.getByRole('button', { name: 'Share', exact: true }).click()
    await page.getByRole('button', { name: 'Make the links anyway' }).click()
    await page.getByRole('textbox', { name: 'Your name' }).fill('Zoé')
    await page.keyboard.press('Enter')
    await page.getByRole('textbox', { name: /Link to copy \(Link for reading\)/u }).waitFor()
    await page.getByText('nobody can open them until it does').waitFor()
  })

  it('shows the details or not, as it was left, by button and by key', async () => {
    const { page } = await launch()
    await title(page).waitFor()
    await write(page, 'Grand écran', 'Au bureau')
    const tab = page.getByRole('tab', { name: 'Details' })
    await page.getByRole('button', { name: 'Hide the details' }).click()
    await tab.waitFor({ state: 'detached' })
    await page.reload()
    await body(page).getByText('Au bureau').waitFor()
    await expect.poll(() => tab.count()).toBe(0)
    await page.getByRole('button', { name: 'Show the details' }).click()
    await tab.waitFor()
    await page.keyboard.press('Control+Shift+\\')
    await tab.waitFor({ state: 'detached' })
    await page.keyboard.press('Control+Shift+\\')
    await tab.waitFor()
    await body(page).click()
    await page.keyboard.press('Control+4')
    await page.waitForFunction(() => document.activeElement?.closest('[data-region="panel"]'))
  })

  it('puts details away with Escape where they lie over the note, and marks the style in force', async () => {
    const { page } = await launch()
    await title(page).waitFor()
    await write(page, 'Petit écran', 'Au bureau')
    await page.getByRole('button', { name: 'Paragraph style' }).click()
    const chosen = page.getByRole('menuitemradio', { checked: true })
    await expect.poll(() => chosen.textContent()).toContain('Text')
    await page
      .getByRole('menuitemradio', { name: /^Heading/u })
      .first()
      .click()
    await page.getByRole('button', { name: 'Paragraph style' }).click()
    await expect.poll(() => chosen.count()).toBe(1)
    await expect.poll(() => chosen.textContent()).not.toContain('Text')
    await page.keyboard.press('Escape')
    await page.setViewportSize({ width: 1024, height: 640 })
    await body(page).click()
    await page.getByRole('button', { name: 'Show the details' }).click()
    await page.getByRole('tab', { name: 'Details' }).waitFor()
    await page.waitForFunction(() => document.activeElement?.closest('[data-region="panel"]'))
    await page.keyboard.press('Escape')
    await page.getByRole('tab', { name: 'Details' }).waitFor({ state: 'detached' })
  })

  it('goes round its regions with F6 and from the text to the list with Escape', async () => {
    const { page } = await launch()
    await title(page).waitFor()
    await write(page, 'Clavier', 'Sans souris')
    const focusIn = (region: string) =>
      page.waitForFunction(
        (name) =>
          document.activeElement?.closest('[data-region]')?.getAttribute('data-region') === name,
        region,
      )
    await focusIn('page')
    await page.keyboard.press('Escape')
    await focusIn('list')
    for (const region of ['page', 'panel', 'sidebar', 'list']) {
      await page.keyboard.press('F6')
      await focusIn(region)
    }
  })
})

describe('every screen', () => {
  it('has nothing that keeps a person out, in light and dark, wide and narrow', async () => {
    const { page, complaints } = await launch()
    const { path: folder, remove } = await createTemporaryFolder('shell')
    onEnd(remove)
    await title(page).waitFor()
    await write(page, 'Accès', 'Pour tout le monde')
    const found: string[] = []
    const check = async (screen: string) => {
      found.push(...(await findBarriers(page, screen)))
    }
    const settings = async () => {
      await page.keyboard.press('Control+,')
      // Behind the dialog the panel has tabs of its own.
      const tabs = page.getByRole('dialog').getByRole('tab')
      await tabs.first().waitFor()
      for (const tab of await tabs.all()) {
        if (!(await tab.isVisible())) continue
        await tab.click()
        await check(`settings, ${await tab.textContent()}`)
      }
      await page.keyboard.press('Escape')
    }
    await check('note')
    await settings()
    await page.getByRole('button', { name: 'Switch to the dark theme' }).click()
    await page.mouse.move(0, 0)
    await check('note, dark')
    await page.getByRole('button', { name: /State of the note/u }).click()
    await check('status')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Share', exact: true }).click()
    await page.getByRole('textbox', { name: 'Your name' }).waitFor()
    await check('share')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+/')
    await check('shortcuts')
    await page.keyboard.press('Escape')
    const texts = join(folder, 'texts')
    await mkdir(texts)
    await writeFile(join(texts, 'a.md'), '# A\n\n![absent](absent.png)')
    await page.getByRole('button', { name: /More actions/u }).click()
    await check('menu')
    await page.getByRole('menuitem', { name: /Import/u }).click()
    await check('import')
    await page.getByRole('textbox', { name: 'Folder to import' }).fill(texts)
    await page.keyboard.press('Enter')
    await page.getByText('1 note imported').waitFor()
    await check('import report')
    await page.getByRole('button', { name: 'Done' }).click()
    await page.keyboard.press('Control+Shift+f')
    await page.keyboard.type('monde')
    await page.getByText('1 note found').first().waitFor()
    await check('search')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: /^Trash/u }).click()
    await check('trash')
    await page.setViewportSize({ width: 800, height: 800 })
    await check('800 wide')
    await page.setViewportSize({ width: 400, height: 800 })
    await check('400 wide')
    await page.getByRole('button', { name: 'Show the sidebar' }).click()
    await check('400 wide, sidebar')
    expect(found).toEqual([])
    expect(complaints).toEqual([])
  })
})
