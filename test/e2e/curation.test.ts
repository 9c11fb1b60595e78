// One library, curated by hand: its categories, several notes at once, its terms, its graph as files.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { HostClient } from '../../renderer/bridge/host-client'
import type { CollectionChange } from '../../shared/contract/collections'
import type { DocId } from '../../shared/records/keys'
import { launchServed, type Served } from '../support/chromium'
import { createTemporaryFolder, type TemporaryFolder } from '../support/folders'
import { openForeignPage } from '../support/note-window'
import { showsNote } from '../support/window-locators'

let folder: TemporaryFolder
let served: Served
let page: Page
/** Another page of the same library. */
let client: HostClient
let jardin: DocId

beforeAll(async () => {
  folder = await createTemporaryFolder('curation')
  served = await launchServed({ library: join(folder.path, 'library') })
  page = served.page
  await page.getByRole('textbox', { name: 'Note title' }).waitFor()
  client = (await openForeignPage(served)).bridge.client
  jardin = await fill()
  await treeitem('Jardin').waitFor()
})

afterAll(async () => {
  await served?.close()
  await folder?.remove()
})

/** A base with a notebook of four notes, three of them in one category, and two notes elsewhere. */
async function fill(): Promise<DocId> {
  const note = async (title: string, type: 'general' | 'term' = 'general') => {
    const made = await client.request('createNote', { title, type })
    if (made.kind !== 'created') throw new Error(made.kind)
    return made.docId
  }
  const collection = async (kind: 'notebook' | 'base', title: string) => {
    const made = await client.request('createCollection', { kind, title })
    if (made.kind !== 'created') throw new Error(made.kind)
    return made.docId
  }
  const tools = [await note('Bêche'), await note('Râteau'), await note('Serfouette')]
  const term = await note('Paillis', 'term')
  for (const title of ['Une idée', 'Deux idées']) await note(title)
  const notebook = await collection('notebook', 'Jardin')
  await change(notebook, { kind: 'integrate', docIds: [...tools, term], categoryIds: [] })
  for (const [name, docIds] of [
    ['Outils', tools],
    ['Sols', [term]],
  ] as const)
    await change(notebook, { kind: 'createCategory', name, colour: null, docIds })
  const base = await collection('base', 'Communs')
  await change(base, { kind: 'integrate', docIds: [notebook], categoryIds: [] })
  return notebook
}

async function change(docId: DocId, asked: CollectionChange): Promise<void> {
  const done = await client.request('changeCollection', { docId, change: asked })
  if (done.kind !== 'done') throw new Error(done.kind)
}

const treeitem = (name: string) => page.getByRole('treeitem', { name })
const main = () => page.getByRole('main')
const list = () => page.locator('[data-region="list"]')
const dialog = () => page.getByRole('dialog')
const body = () => page.getByRole('textbox', { name: 'Note text' })
const line = (name: string) =>
  dialog()
    .getByRole('list', { name: 'Categories, in their order' })
    .getByRole('listitem')
    .filter({ has: page.getByRole('button', { name, exact: true }) })

async function showJardin(): Promise<void> {
  await treeitem('Jardin').first().click()
  await main().getByRole('textbox', { name: 'Notebook title' }).waitFor()
}

async function openInJardin(name: string): Promise<void> {
  await showJardin()
  await main().getByRole('row', { name }).click()
  await showsNote(page, name)
  await body().waitFor()
}

/** Its letters are there before one can write: a press then would reach nothing. */
async function focusBody(): Promise<void> {
  await page.locator('[data-note-body][contenteditable="true"]').click()
  await page.locator('[data-note-body][contenteditable="true"]:focus').waitFor()
}

describe('a curator', () => {
  it('colours a category, splits it and merges what was split, and has it all back', async () => {
    await showJardin()
    await main().getByRole('button', { name: 'Categories…' }).click()
    await line('Outils').getByText('3 notes').waitFor()
    await dialog()
      .getByRole('button', { name: /^Colour of “Outils”/u })
      .click()
    await page.getByRole('menuitemradio', { name: 'Violet' }).click()
    await dialog().getByRole('button', { name: 'Colour of “Outils”: Violet' }).waitFor()

    await dialog().getByRole('button', { name: 'Actions for “Outils”' }).click()
    await page.getByRole('menuitem', { name: 'Split…' }).click()
    await dialog().getByRole('textbox', { name: 'New category' }).fill('À dents')
    for (const name of ['Râteau', 'Serfouette']) await dialog().getByText(name).click()
    await dialog().getByRole('button', { name: 'Split', exact: true }).click()
    await line('À dents').getByText('2 notes').waitFor()
    await line('Outils').getByText('1 note', { exact: true }).waitFor()

    // In words, and by the keyboard alone.
    await dialog().getByRole('button', { name: 'Actions for “À dents”' }).press('Enter')
    await page.getByRole('menuitem', { name: 'Merge into…' }).press('ArrowRight')
    await page.getByRole('menuitem', { name: 'Sols' }).press('Enter')
    await line('Sols').getByText('3 notes').waitFor()
    await line('À dents').waitFor({ state: 'detached' })
    await dialog().getByText('Deleted or merged').waitFor()
    await dialog().getByRole('button', { name: 'Undo' }).click()
    await line('À dents').getByText('2 notes').waitFor()
    await dialog().getByRole('button', { name: 'Undo' }).click()
    await line('Outils').getByText('3 notes').waitFor()
    await dialog().getByRole('button', { name: 'Done' }).click()
    await dialog().waitFor({ state: 'detached' })
  })

  it('drags a category to another place, up and down', async () => {
    await showJardin()
    await main().getByRole('button', { name: 'Categories…' }).click()
    const grip = { x: 9, y: 17 }
    for (const y of [4, 30]) {
      await line('Sols').dragTo(line('Outils'), {
        sourcePosition: grip,
        targetPosition: { x: 9, y },
      })
      const first = y < 17 ? 'Sols' : 'Outils'
      const top = dialog().getByRole('listitem').first()
      await top.getByRole('button', { name: first, exact: true }).waitFor()
    }
    await dialog().getByRole('button', { name: 'Done' }).click()
    await dialog().waitFor({ state: 'detached' })
  })

  it('puts several notes into a notebook that is made on the way', async () => {
    await page.getByRole('button', { name: /^Notes/u }).click()
    for (const name of ['Une idée', 'Deux idées'])
      await list()
        .getByRole('row', { name })
        .click({ modifiers: ['Control'] })
    await list().getByRole('heading', { name: '2 notes selected' }).waitFor()
    await list().getByRole('button', { name: 'Integrate into notebooks…' }).click()
    await dialog().getByText('Integrate 2 notes').waitFor()
    await dialog().getByRole('textbox', { name: 'Find or create a notebook' }).fill('Idées')
    await dialog().getByRole('button', { name: 'Create the notebook “Idées”' }).click()
    await dialog().getByRole('checkbox', { name: 'Idées', checked: true }).waitFor()
    await dialog().getByRole('button', { name: 'Integrate', exact: true }).click()
    await page.getByText('Notebook updated').first().waitFor()
    await treeitem('Idées').click()
    for (const name of ['Une idée', 'Deux idées']) await main().getByRole('row', { name }).waitFor()
  })

  it('drags a notebook to another place, and into a base', async () => {
    const rows = page.getByRole('tree', { name: 'Notebooks' }).getByRole('treeitem')
    const stand = async (...names: string[]) => {
      await expect
        .poll(() => rows.evaluateAll((each) => each.map((row) => row.getAttribute('data-name'))))
        .toEqual(names)
    }
    await stand('Idées', 'Jardin')
    await treeitem('Jardin').dragTo(treeitem('Idées'), { targetPosition: { x: 60, y: 4 } })
    await stand('Jardin', 'Idées')
    await treeitem('Jardin').dragTo(treeitem('Idées'), { targetPosition: { x: 60, y: 24 } })
    await stand('Idées', 'Jardin')
    await treeitem('Idées').dragTo(treeitem('Communs'))
    await treeitem('Communs').getByText('2', { exact: true }).waitFor()
    // What earlier messages offer may still stand beside it.
    await page
      .getByRole('region', { name: 'Messages' })
      .getByRole('alertdialog')
      .filter({ hasText: 'Notebook added to the base' })
      .getByRole('button', { name: 'Undo' })
      .click()
    await treeitem('Communs').getByText('1', { exact: true }).waitFor()
  })

  it('has terms underlined where the notebook says so, with their card at the cursor', async () => {
    await openInJardin('Bêche')
    await focusBody()
    await page.keyboard.type('Sous le paillis.')
    const term = body().locator('.term', { hasText: 'paillis' })
    await term.waitFor()
    for (let times = 0; times < 3; times += 1) await page.keyboard.press('ArrowLeft')
    await page.getByRole('tooltip').getByText('Paillis').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('tooltip').waitFor({ state: 'detached' })
    for (const isOn of [false, true]) {
      await showJardin()
      await main().getByRole('button', { name: 'Actions for this notebook' }).click()
      const toggle = page.getByRole('menuitemcheckbox', { name: 'Underline terms' })
      await expect.poll(() => toggle.getAttribute('aria-checked')).toBe(String(!isOn))
      await toggle.click()
      await expect.poll(() => toggle.getAttribute('aria-checked')).toBe(String(isOn))
      await page.keyboard.press('Escape')
      await toggle.waitFor({ state: 'detached' })
      await openInJardin('Bêche')
      await body().getByText('Sous le paillis.').waitFor()
      if (isOn) await term.waitFor({ state: 'attached' })
      else await followsNotebook(term)
    }
  })

  it('sees a base as a graph, and keeps its picture in both kinds', async () => {
    await openInJardin('Bêche')
    await focusBody()
    await page.keyboard.press('Control+End')
    await page.keyboard.type(' Avec [[Rât')
    await page
      .getByRole('listbox', { name: 'Link to a note' })
      .getByRole('option', { name: 'Râteau' })
      .waitFor()
    await page.keyboard.press('Enter')
    await body().getByRole('link', { name: 'Râteau' }).waitFor()
    await treeitem('Communs').click()
    await main().getByRole('button', { name: 'Actions for this base' }).click()
    await page.getByRole('menuitem', { name: 'Show the graph' }).click()
    await dialog().getByText('4 notes, 1 link').waitFor()
    await dialog().locator('[data-graph] canvas').first().waitFor()

    const svg = (await save('SVG picture')).toString()
    for (const title of ['Communs', 'Bêche', 'Râteau', 'Serfouette', 'Paillis'])
      expect(svg).toContain(`>${title}<`)
    expect([svg.match(/<circle /gu)?.length, svg.match(/<line /gu)?.length]).toEqual([4, 1])

    const png = await save('PNG picture')
    const { width, height, pixels } = readPng(png)
    expect(Math.min(width, height)).toBeGreaterThan(100)
    // A picture of something: not one colour from edge to edge.
    expect(new Set(pixels).size).toBeGreaterThan(8)
  })

  it('reads it as a list too, with what the colours say and the links to what is shown', async () => {
    await dialog().getByRole('button', { name: 'Show as a list' }).click()
    const rows = dialog().getByRole('list', { name: 'Notes and their links' })
    const row = (name: string) =>
      rows.getByRole('listitem').filter({ has: page.getByRole('button', { name, exact: true }) })
    await row('Bêche').getByText('1 link: Râteau').waitFor()
    await row('Paillis').getByText('Term', { exact: true }).waitFor()
    await dialog().getByRole('searchbox', { name: 'Search in the graph' }).fill('Bêche')
    await row('Bêche').getByText('No link').waitFor()
  })

  it('drags a note onto a category, classifies one by the keyboard, and takes both back', async () => {
    await dialog().getByRole('searchbox', { name: 'Search in the graph' }).fill('')
    await page.keyboard.press('Escape')
    await dialog().waitFor({ state: 'detached' })
    await showJardin()
    const rows = main().getByRole('grid').getByRole('row', { name: 'Bêche' })
    await rows.waitFor()
    const head = main().getByText('Sols', { exact: true }).first()
    await rows.dragTo(head)
    await page.getByText('Note classified in “Sols”').waitFor()
    await expect.poll(() => rows.count()).toBe(2)
    await main().getByRole('button', { name: 'Undo' }).click()
    await expect.poll(() => rows.count()).toBe(1)

    await rows.click({ modifiers: ['Control'] })
    const bulk = page.getByRole('toolbar', { name: 'Actions on the selected notes' })
    await bulk.getByRole('button', { name: 'Classify in…' }).press('Enter')
    await page.getByRole('menuitem', { name: 'Sols' }).press('Enter')
    await expect.poll(() => rows.count()).toBe(2)
    await bulk.getByRole('button', { name: 'Clear the selection' }).press('Enter')
    await main().getByRole('button', { name: 'Undo' }).press('Enter')
    await expect.poll(() => rows.count()).toBe(1)
  })

  it('unticks a notebook and ticks it again, which keeps categories and remark', async () => {
    await openInJardin('Serfouette')
    const inside = dialog().getByRole('group', { name: 'In “Jardin”' })
    const remark = inside.getByRole('textbox', { name: 'Remark' })
    const box = dialog().getByRole('checkbox', { name: 'Jardin' })
    await page.keyboard.press('Control+Shift+o')
    await remark.fill('Prêté par Samuel')
    await dialog().getByRole('button', { name: 'Integrate', exact: true }).click()
    await dialog().waitFor({ state: 'detached' })
    await main()
      .getByText('Prêté par Samuel')
      .or(page.getByText('Notebook updated'))
      .first()
      .waitFor()

    await page.keyboard.press('Control+Shift+o')
    await expect.poll(() => remark.inputValue()).toBe('Prêté par Samuel')
    await dialog().getByText('Jardin', { exact: true }).click()
    await dialog().getByText('The note leaves the notebooks that you unticked.').waitFor()
    await inside.waitFor({ state: 'detached' })
    await dialog().getByText('Jardin', { exact: true }).click()
    await expect.poll(() => box.isChecked()).toBe(true)
    await inside.getByRole('button', { name: 'Outils', pressed: true }).waitFor()
    await expect.poll(() => remark.inputValue()).toBe('Prêté par Samuel')
    await remark.fill('Prêté par Samuel, en mai')
    await dialog().getByRole('button', { name: 'Integrate', exact: true }).click()
    await showJardin()
    const row = main().getByRole('grid').getByRole('row', { name: 'Serfouette' })
    await row.getByText('“Prêté par Samuel, en mai”').waitFor()
    await expect.poll(() => row.count()).toBe(1)
  })
})

/** That terms are not drawn is seen where they were: they come and go with the notebook. */
async function followsNotebook(term: Locator): Promise<void> {
  await change(jardin, { kind: 'underlineTerms', is: true })
  await term.waitFor({ state: 'attached' })
  await change(jardin, { kind: 'underlineTerms', is: false })
  await term.waitFor({ state: 'detached' })
}

async function save(kind: string): Promise<Buffer> {
  await dialog().getByRole('button', { name: 'Save the picture' }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: kind }).click(),
  ])
  const path = join(folder.path, download.suggestedFilename())
  expect(download.suggestedFilename()).toMatch(/^Communs\.(?:svg|png)$/u)
  await download.saveAs(path)
  return readFile(path)
}

/** Its size and its filtered lines, as the PNG standard has them. */
function readPng(file: Buffer) {
  expect(file.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n')
  const pieces: Buffer[] = []
  for (let at = 8; at < file.length; ) {
    const length = file.readUInt32BE(at)
    const name = file.toString('latin1', at + 4, at + 8)
    if (name === 'IDAT') pieces.push(file.subarray(at + 8, at + 8 + length))
    at += 12 + length
  }
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)]
  return { width, height, pixels: inflateSync(Buffer.concat(pieces)) }
}
