// What goes wrong on a machine, as the person at it sees it: a clear message, nothing lost, a way on.
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { launchServed, type Served, type ServedLaunch, startServed } from '../support/chromium'
import { createTemporaryFolder } from '../support/folders'
import { noteWindow, openForeignPage, startNote } from '../support/note-window'
import { onEnd } from '../support/on-end'
import { startRelay } from '../support/relay-process'
import { canMount, fillDisk, mountSmallDisk } from '../support/mounted-disk'

async function temporaryFolder(): Promise<string> {
  const folder = await createTemporaryFolder('trouble')
  onEnd(folder.remove)
  return folder.path
}

async function launch(options: ServedLaunch): Promise<Served> {
  const served = await launchServed(options)
  onEnd(served.close)
  return served
}

/** The state of the note, as the button in its bar tells it. */
function seeStatus(page: Page, words: RegExp): Promise<void> {
  return page.getByRole('button', { name: words }).waitFor()
}

function seeText(page: Page, words: string): Promise<void> {
  return page.getByText(words).first().waitFor()
}

async function writeSaved(page: Page, title: string, text: string): Promise<void> {
  const note = await startNote(page, title)
  await note.type(text)
  await note.shows(text)
  await seeStatus(page, /: Saved/u)
}

async function backUp(served: Served): Promise<void> {
  const foreign = await openForeignPage(served)
  const { client } = foreign.bridge
  await client.request('backUpNow', {})
  await expect.poll(() => client.request('listBackups', {})).toHaveLength(1)
  await foreign.close()
}

/** The same library, port and browser after the server was stopped and `change` made. */
async function startAgain(served: Served, library: string, change: () => void): Promise<string> {
  await served.server.stop()
  change()
  const next = await startServed({ library, port: served.port })
  onEnd(next.stop)
  const [, url = ''] = next.match
  await served.page.goto(url)
  return url
}

describe('a damaged library', () => {
  it('says so, keeps the damaged file, and brings a backup back', async () => {
    const library = join(await temporaryFolder(), 'library')
    const served = await launch({ library })
    const { page } = served
    await writeSaved(page, 'Semis', 'avant la panne')
    await backUp(served)
    const file = join(library, 'library.db')
    await startAgain(served, library, () => writeFileSync(file, 'nonsense '.repeat(5000)))

    await page.getByRole('heading', { name: 'The library cannot be opened' }).waitFor()
    await seeText(page, 'The library’s file is damaged.')
    await seeText(page, 'Your notes were not touched')
    expect(readFileSync(file, 'latin1')).toMatch(/^nonsense/u)
    await page.getByRole('button', { name: 'Restore the backup of' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Restore' }).click()
    await noteWindow(page).shows('avant la panne')
    const kept = spawnSync('find', [library, '-path', '*damaged-*/library.db'], {
      encoding: 'utf8',
    })
    expect(readFileSync(kept.stdout.trim(), 'latin1')).toMatch(/^nonsense/u)
  })
})

describe('a library that is open elsewhere', () => {
  it('says so and what to do, and leaves the other alone', async () => {
    const library = join(await temporaryFolder(), 'library')
    const first = await launch({ library })
    await writeSaved(first.page, 'Semis', 'ici')
    const second = await launch({ library })
    await seeText(second.page, 'The library is already open in another Carnet.')
    await seeText(second.page, 'Go to the other Carnet window')
    await noteWindow(first.page).type(' encore')
    await noteWindow(first.page).shows('ici encore')
    await seeStatus(first.page, /: Saved/u)
  })
})

describe('a browser with storage', () => {
  it.each([
    [
      'whose files hold nonsense',
      (folder: string) => {
        const files = filesOf(folder)
        for (const file of files) writeFileSync(file, 'nonsense '.repeat(500))
        expect(files.length).toBeGreaterThan(3)
      },
    ],
    // The browser makes a new one where files are damaged; here it cannot, and says so to the page.
    [
      'that cannot be opened at all',
      (folder: string) => {
        rmSync(folder, { recursive: true })
        writeFileSync(folder, 'no folder')
      },
    ],
  ])(
    '%s shows every note from the library, and keeps what is typed from then on',
    async (_, damage) => {
      const folder = await temporaryFolder()
      const [library, profile] = [join(folder, 'library'), join(folder, 'profile')]
      const served = await launchServed({ library, profile })
      await writeSaved(served.page, 'Semis', 'rangé')
      await served.close()
      damage(join(profile, 'Default', 'IndexedDB'))

      const again = await launch({ library, profile, port: served.port })
      const { page } = again
      await page.getByRole('row', { name: /Semis/u }).click()
      await noteWindow(page).shows('rangé')
      await noteWindow(page).body.click()
      await noteWindow(page).press('Control+End')
      await noteWindow(page).type(', et encore')
      await page.getByRole('row').getByText('rangé, et encore').waitFor()
      await seeStatus(page, /: Saved/u)
      await again.killServer()
      const other = await launch({ library })
      await other.page.getByRole('row', { name: /Semis/u }).click()
      await noteWindow(other.page).shows('rangé, et encore')
    },
  )
})

function filesOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
}

describe('a window whose library is lost', () => {
  it('adds what only it still has to the backup that takes its place', async () => {
    const library = join(await temporaryFolder(), 'library')
    const served = await launch({ library })
    const { page } = served
    await writeSaved(page, 'Semis', 'rangé')
    await backUp(served)
    await served.killServer()
    await noteWindow(page).type(', et seulement ici')
    await noteWindow(page).shows('rangé, et seulement ici')
    for (const end of ['', '-wal', '-shm'])
      rmSync(join(library, `library.db${end}`), { force: true })
    const next = await startServed({ library, port: served.port })
    onEnd(next.stop)
    await page.getByRole('button', { name: 'Restore the backup of' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Restore' }).click()
    await page.getByRole('row', { name: /Semis/u }).click()
    await noteWindow(page).shows('rangé, et seulement ici')
    await seeStatus(page, /: Saved/u)
    const other = await launchServed({ library: `${library}-none` })
    onEnd(other.close)
    await other.page.goto(next.match[1] ?? '')
    await other.page.getByRole('row', { name: /Semis/u }).click()
    await noteWindow(other.page).shows('rangé, et seulement ici')
  })
})

describe('a library that is lost without a backup', () => {
  it('leaves what only its window still has as a recovered text, makes a note of it, until it is dropped', async () => {
    const library = join(await temporaryFolder(), 'library')
    const served = await launch({ library })
    const { page } = served
    await writeSaved(page, 'Semis', 'rangé')
    await served.killServer()
    await noteWindow(page).type(', et seulement ici')
    await noteWindow(page).shows('rangé, et seulement ici')
    rmSync(library, { recursive: true })
    const next = await startServed({ library, port: served.port })
    onEnd(next.stop)
    await page.goto(next.match[1] ?? '')
    const banner = page.getByRole('region', { name: 'Notices' })
    const text = banner.getByRole('textbox')
    await expect.poll(() => text.inputValue()).toBe('rangé, et seulement ici')
    await banner.getByText('Semis').waitFor()
    await page.reload()
    await expect.poll(() => text.inputValue()).toBe('rangé, et seulement ici')
    await banner.getByRole('button', { name: 'Make it a new note' }).click()
    await page.getByRole('row', { name: /Semis/u }).waitFor()
    await noteWindow(page).shows('rangé, et seulement ici')
    await seeStatus(page, /: Saved/u)
    await expect.poll(() => text.inputValue()).toBe('rangé, et seulement ici')
    await banner.getByRole('button', { name: 'Discard' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Discard' }).click()
    await text.waitFor({ state: 'detached' })
    await page.reload()
    await page.getByRole('textbox', { name: 'Note title' }).waitFor()
    await expect.poll(() => text.count()).toBe(0)
  })
})

describe('a library without its window', () => {
  it('shows everything in another browser, and finds it there when the index is lost too', async () => {
    const library = join(await temporaryFolder(), 'library')
    const first = await launchServed({ library })
    await writeSaved(first.page, 'Semis', 'au printemps')
    await first.close()
    const second = await launch({ library })
    const { page } = second
    await page.getByRole('row', { name: /Semis/u }).click()
    await noteWindow(page).shows('au printemps')
    await startAgain(second, library, () => writeFileSync(join(library, 'catalog.db'), 'garbage'))
    await page.getByRole('row', { name: /Semis/u }).waitFor()
    await page.keyboard.press('Control+Shift+f')
    await page.keyboard.type('printemps')
    await page.locator('mark', { hasText: 'printemps' }).first().waitFor()
  })
})

describe('a clock that is an hour wrong', () => {
  it('is told, and what is written is sent all the same', async () => {
    const folder = await temporaryFolder()
    const relay = await startRelay({ folder: join(folder, 'relay') })
    onEnd(relay.stop)
    const hour = 'const now = Date.now; Date.now = () => now() + 3_600_000'
    const late = `--import=data:text/javascript,${encodeURIComponent(hour)}`
    const served = await launch({ library: join(folder, 'library'), env: { NODE_OPTIONS: late } })
    const { page } = served
    await writeSaved(page, 'Semis', 'une heure trop tôt')
    const foreign = await openForeignPage(served)
    onEnd(foreign.close)
    await foreign.bridge.client.request('setRelay', { address: relay.url })
    await foreign.bridge.client.request('dismissWarning', { kind: 'key-in-file' })
    await seeText(page, 'clock seems to be wrong by 60 min')
    await seeStatus(page, /: Sent/u)
  })
})

describe.runIf(canMount)('a disk', () => {
  it('that is full is told while one types, and loses nothing once there is room', async () => {
    const folder = await temporaryFolder()
    const library = join(folder, 'disk')
    onEnd(mountSmallDisk(library, '16m'))
    const served = await launch({ library })
    const { page } = served
    await writeSaved(page, 'Semis', 'avant ')
    fillDisk(join(library, 'ballast'))
    const note = noteWindow(page)
    // More than what the files have left of their own.
    await page.evaluate((letters) => document.execCommand('insertText', false, letters), LONG)
    await note.type('pendant ')
    await seeText(page, 'Saving fails: The disk is full.')
    await seeStatus(page, /: Not saved/u)
    writeFileSync(join(library, 'ballast'), '')
    await seeStatus(page, /: Saved/u)
    await expect.poll(() => page.getByText('Saving fails').count()).toBe(0)
    await note.type('après')
    await seeStatus(page, /: Saved/u)
    await served.close()
    const again = await launch({ library })
    await again.page.getByRole('row', { name: /Semis/u }).click()
    const text = async () => (await noteWindow(again.page).body.textContent()) ?? ''
    await expect.poll(async () => (await text()).replace(LONG, '…')).toBe('avant …pendant après')
  })

  it('that cannot be written shows the notes to be read, and says why', async () => {
    const folder = await temporaryFolder()
    const library = join(folder, 'disk')
    onEnd(mountSmallDisk(library, '16m'))
    const first = await launchServed({ library })
    await writeSaved(first.page, 'Semis', 'à lire')
    await first.close()
    const remount = () => spawnSync('mount', ['-o', 'remount,ro', library]).status
    await expect.poll(remount).toBe(0)
    const served = await launch({ library })
    const { page } = served
    await seeText(page, 'The library’s folder cannot be written to.')
    await page.getByRole('row', { name: /Semis/u }).click()
    const note = noteWindow(page)
    await note.shows('à lire')
    await expect.poll(() => note.body.getAttribute('aria-readonly')).toBe('true')
  })
})

const LONG = 'un mot '.repeat(60_000)
