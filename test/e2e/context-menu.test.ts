// The menu under the pointer in the real Electron: what it offers where, and that each item does it.
import { join } from 'node:path'
import type { Menu } from 'electron'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Carnet, launchCarnet } from '../support/electron'
import { createTemporaryFolder, type TemporaryFolder } from '../support/folders'
import { type NoteWindow, noteWindow } from '../support/note-window'

let folder: TemporaryFolder
let carnet: Carnet
let note: NoteWindow

beforeAll(async () => {
  folder = await createTemporaryFolder('context-menu')
  carnet = await launchCarnet({ library: join(folder.path, 'library'), args: ['--lang=en'] })
  await carnet.app.evaluate(keepLastMenu)
  await carnet.window.getByLabel('Note text').first().click()
  await carnet.window.keyboard.type('un mot')
  note = noteWindow(carnet.window)
  await note.shows('un mot')
})
afterAll(async () => {
  await carnet?.kill()
  await folder.remove()
})

describe('the menu under the pointer', () => {
  it('cuts, copies and pastes, with the formatting and without', async () => {
    await write('**gras** et droit')
    await note.press('Control+a')
    expect(await openMenu()).toEqual([
      'Cut',
      'Copy',
      'Paste',
      'Paste Without Formatting',
      '',
      'Add Link…',
      'Select All',
    ])
    await choose('Copy')
    await expect.poll(copied).toBe('gras et droit')
    await note.press('Control+End', 'Enter')
    await openMenu()
    await choose('Paste')
    await expect.poll(() => note.body.locator('strong').count()).toBe(2)
    await note.press('Control+End', 'Enter')
    await openMenu()
    await choose('Paste Without Formatting')
    await expect.poll(() => text()).toBe('gras et droitgras et droitgras et droit')
    await expect.poll(() => note.body.locator('strong').count()).toBe(2)
    await openMenu()
    await choose('Select All')
    await expect.poll(chosen).toBe(await text())
    await openMenu()
    await choose('Cut')
    await expect.poll(() => text()).toBe('')
  })

  it('offers nothing that cannot be done where nothing is chosen', async () => {
    await write('rien')
    await note.press('End')
    await openMenu()
    const items = await carnet.app.evaluate(readMenu)
    const dim = items.filter(({ isEnabled }) => !isEnabled).map(({ label }) => label)
    expect(dim).toEqual(expect.arrayContaining(['Cut', 'Copy', 'Add Link…']))
  })

  it('makes a link of what is chosen, copies it, and opens it outside', async () => {
    await write('la recette')
    await note.press('Control+a')
    await openMenu()
    await choose('Add Link…')
    await carnet.window.locator('input:focus').fill('https://exemple.invalid/pain')
    await note.press('Enter')
    const link = note.body.locator('a', { hasText: 'la recette' })
    await link.waitFor()
    await note.press('End')
    expect(await openMenu('a')).toEqual(expect.arrayContaining(['Open Link', 'Copy Link']))
    await choose('Copy Link')
    await expect.poll(copied).toBe('https://exemple.invalid/pain')
    await carnet.app.evaluate(keepOutsideUrls)
    await choose('Open Link')
    const opened = () => carnet.app.evaluate(() => (globalThis as Kept).outsideUrls)
    await expect.poll(opened).toEqual(['https://exemple.invalid/pain'])
  })

  it('puts a suggestion in the place of a misspelt word, and learns one', async () => {
    await write('un moot')
    // No dictionary is ever fetched here: this is what Chromium would tell of the word with one.
    const found = await carnet.app.evaluate(misspell)
    expect(found.labels.slice(0, 3)).toEqual(['mot', 'moût', 'Add to Dictionary'])
    expect([found.replacedBy, found.learnt]).toEqual([['moût'], ['moot']])
  })
})

const copied = () => carnet.app.evaluate(({ clipboard }) => clipboard.readText())

function text(): Promise<string> {
  return note.body.evaluate((body) => body.textContent ?? '')
}

/** As one line, like the note's own text. */
const chosen = () =>
  carnet.window.evaluate(() => String(document.getSelection()).replaceAll('\n', ''))

/** In the place of what the note has. */
async function write(words: string): Promise<void> {
  await note.body.click()
  await note.press('Control+a', 'Delete')
  await note.type(words)
}

/** By the pointer on the note's first line, or on what stands in it; the labels of what is offered. */
async function openMenu(inside = 'p'): Promise<readonly string[]> {
  await carnet.app.evaluate(forgetMenu)
  const place = note.body.locator(inside).last()
  await place.click({ button: 'right', position: { x: 8, y: 8 } })
  await expect.poll(() => carnet.app.evaluate(hasMenu)).toBe(true)
  return (await carnet.app.evaluate(readMenu)).map(({ label }) => label)
}

const choose = (label: string) => carnet.app.evaluate(press, label)

/* What follows runs in the main process. */

type Electron = typeof import('electron')
type Kept = typeof globalThis & { lastMenu?: Menu | undefined; outsideUrls?: string[] }

/** Nobody can press the system's own menus from here: they are kept instead of shown. */
function keepLastMenu({ Menu }: Electron): void {
  Menu.prototype.popup = function popup(this: Menu) {
    ;(globalThis as Kept).lastMenu = this
  }
}

function forgetMenu(): void {
  ;(globalThis as Kept).lastMenu = undefined
}

function hasMenu(): boolean {
  return (globalThis as Kept).lastMenu !== undefined
}

function readMenu(): readonly { readonly label: string; readonly isEnabled: boolean }[] {
  const items = (globalThis as Kept).lastMenu?.items ?? []
  return items.map(({ label, enabled }) => ({ label, isEnabled: enabled }))
}

/** As Electron does: a role acts on the window that has the keyboard. */
function press({ BrowserWindow }: Electron, label: string): void {
  const [window] = BrowserWindow.getAllWindows()
  window?.focus()
  const item = (globalThis as Kept).lastMenu?.items.find((each) => each.label === label)
  const click = item?.click as unknown as (...given: readonly unknown[]) => void
  click({ triggeredByAccelerator: false }, window, window?.webContents)
}

function keepOutsideUrls({ shell }: Electron): void {
  const urls: string[] = []
  ;(globalThis as Kept).outsideUrls = urls
  shell.openExternal = async (url) => void urls.push(url)
}

function misspell({ BrowserWindow }: Electron) {
  const contents = BrowserWindow.getAllWindows()[0]?.webContents
  const replacedBy: string[] = []
  const learnt: string[] = []
  if (!contents) throw new Error('there is no window')
  contents.replaceMisspelling = async (word) => void replacedBy.push(word)
  contents.session.addWordToSpellCheckerDictionary = (word) => learnt.push(word) > 0
  const suggestions = ['mot', 'moût']
  const params = { misspelledWord: 'moot', dictionarySuggestions: suggestions, linkURL: '' }
  const editable = { isEditable: true, editFlags: {}, selectionText: '' }
  contents.emit('context-menu', {}, { ...params, ...editable })
  const items = (globalThis as Kept).lastMenu?.items ?? []
  for (const label of ['moût', 'Add to Dictionary'])
    items.find((each) => each.label === label)?.click()
  return { labels: items.map(({ label }) => label), replacedBy, learnt }
}
