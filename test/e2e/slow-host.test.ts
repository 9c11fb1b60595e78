// A host that takes its time: what a person types meanwhile is not taken for something else.
import { expect, it } from 'vitest'
import { encodePageFrame, PAGE_OPS, parsePageFrame } from '../../shared/protocol/page-frames'
import { openForeignPage, startNote } from '../support/note-window'
import { shareWindow } from '../support/shared-window'
import { beginNote } from '../support/window-locators'

const open = shareWindow('slow-host')

async function launch() {
  const served = await open()
  const { page } = served
  const held: (() => void)[] = []
  let isHeld = (_message: Uint8Array) => false
  let say = (message: Uint8Array) => message
  await page.routeWebSocket(/./u, (socket) => {
    const host = socket.connectToServer()
    host.onMessage((text) => {
      const message = Buffer.from(text)
      const send = () => socket.send(Buffer.from(say(message)))
      if (isHeld(message)) held.push(send)
      else send()
    })
  })
  await page.reload()
  /** All that the host says from now on, or some of it. */
  const hold = (is: (message: Uint8Array) => boolean = () => true) => {
    isHeld = is
  }
  const pass = () => {
    isHeld = () => false
    for (const send of held.splice(0)) send()
  }
  /** What the host says from now on, as it would say it in another state. */
  const change = (next: typeof say) => {
    say = next
  }
  return { served, page, hold, pass, change }
}

it('opens the note whose whole title is typed, however fast Enter follows', async () => {
  const { page, hold, pass } = await launch()
  const note = await startNote(page, 'Réunion')
  await note.type('Du conseil')
  await page.getByRole('row', { name: 'Réunion' }).getByText('Du conseil').waitFor()
  await page.keyboard.press('Control+n')
  await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA')
  await page.keyboard.press('Control+k')
  const box = page.getByRole('dialog')
  await box.getByRole('option', { name: 'Réunion' }).waitFor()
  hold()
  await page.keyboard.type('Réunion')
  await page.keyboard.press('Enter')
  await expect.poll(() => box.isVisible()).toBe(true)
  pass()
  await box.waitFor({ state: 'hidden' })
  await note.shows('Du conseil')
  await expect.poll(() => page.getByRole('row').count()).toBe(1)
})

it('opens the one that is found, where all that was found before is gone', async () => {
  const { served, page, hold, pass } = await launch()
  const { client } = (await openForeignPage(served)).bridge
  // More than are offered at once, and commands that go with the next letters.
  for (let number = 1; number <= 40; number += 1)
    await client.request('createNote', { title: `Graph ${number}` })
  await page.getByRole('button', { name: 'New notebook' }).click()
  await page.keyboard.type('Guide to a graph on paper')
  await page.keyboard.press('Enter')
  const title = page.getByRole('main').getByRole('textbox', { name: 'Notebook title' })
  await title.waitFor()
  await page.keyboard.press('Control+n')
  await title.waitFor({ state: 'detached' })
  await page.keyboard.press('Control+k')
  const box = page.getByRole('dialog')
  const option = (name: string) => box.getByRole('option', { name, exact: true })
  // At once: it is among what the first letters alone find.
  await page.keyboard.insertText('graph')
  await option('Graph of all notes').waitFor()
  await option('Guide to a graph on paper').waitFor({ state: 'detached' })
  hold()
  await page.keyboard.type(' on')
  pass()
  await option('Guide to a graph on paper').waitFor()
  await page.keyboard.press('Enter')
  await box.waitFor({ state: 'hidden' })
  await expect.poll(() => title.inputValue()).toBe('Guide to a graph on paper')
})

it('makes one category of a name, however often Enter is pressed', async () => {
  const { served, page, hold, pass } = await launch()
  const { client } = (await openForeignPage(served)).bridge
  await page.getByRole('button', { name: 'New notebook' }).click()
  await page.keyboard.type('Jardin')
  await page.keyboard.press('Enter')
  const main = page.getByRole('main')
  // Before its page is there, a new note is one of no notebook.
  const title = main.getByRole('textbox', { name: 'Notebook title' })
  await expect.poll(() => title.inputValue()).toBe('Jardin')
  await main.getByRole('button', { name: 'New note' }).first().click()
  await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA')
  await page.keyboard.type('Semis')
  await page.getByRole('row', { name: 'Semis' }).waitFor()
  await page.getByRole('treeitem', { name: 'Jardin' }).click()
  await main
    .getByRole('grid')
    .getByRole('row', { name: 'Semis' })
    .click({ modifiers: ['Control'] })
  await page.getByRole('button', { name: 'Classify in…' }).click()
  await page.getByRole('menuitem', { name: 'New category' }).click()
  const name = page.getByRole('textbox', { name: 'Category name' })
  await name.fill('Printemps')
  hold((message) => parsePageFrame(message)?.op === PAGE_OPS.reply)
  for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press('Enter')
  pass()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  const [made] = await client.request('listCollections', {})
  const notebook = made && (await client.request('readNotebook', { docId: made.docId }))
  expect(notebook?.categories.map((category) => category.name)).toEqual(['Printemps'])
})

it('integrates a note with the category that is still being made as it is saved', async () => {
  const { served, page, hold, pass } = await launch()
  const { client } = (await openForeignPage(served)).bridge
  const made = await client.request('createCollection', { kind: 'notebook', title: 'Jardin' })
  await (await startNote(page, 'Semis')).type('En mars')
  await page.getByRole('row', { name: 'Semis' }).getByText('En mars').waitFor()
  await page.keyboard.press('Control+Shift+o')
  const box = page.getByRole('dialog')
  await box.getByText('Jardin', { exact: true }).click()
  const name = box.getByRole('textbox', { name: 'New category' })
  await name.fill('Printemps')
  hold((message) => parsePageFrame(message)?.op === PAGE_OPS.reply)
  await name.press('Enter')
  await expect.poll(() => name.inputValue()).toBe('')
  await box.getByRole('button', { name: 'Integrate', exact: true }).click()
  pass()
  await box.waitFor({ state: 'detached' })
  const docId = made.kind === 'created' ? made.docId : undefined
  const categories = async () => {
    const notebook = docId && (await client.request('readNotebook', { docId }))
    return notebook?.categories.map((category) => [category.name, category.count])
  }
  await expect.poll(categories).toEqual([['Printemps', 1]])
})

it('leaves a link that is pasted its address until the host answers, and what is typed after it', async () => {
  const { served, page, hold, pass } = await launch()
  const note = await startNote(page, 'Guide')
  await note.type('Du potager')
  await page.getByRole('row', { name: 'Guide' }).getByText('Du potager').waitFor()
  const { client } = (await openForeignPage(served)).bridge
  const shelf = { shelf: 'notes', offset: 0, limit: 1 } as const
  const [guide] = (await client.request('listNotes', shelf)).rows
  const address = `carnet://note/${guide?.docId}`
  await beginNote(page)
  await page.keyboard.type('Journal')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Voir ')
  await page.getByRole('row', { name: 'Journal' }).getByText('Voir').waitFor()
  hold((message) => parsePageFrame(message)?.op === PAGE_OPS.reply)
  await note.body.evaluate((body, text) => {
    const data = new DataTransfer()
    data.setData('text/plain', text)
    body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }))
  }, address)
  await note.body.getByRole('link', { name: address }).waitFor()
  await page.keyboard.type(' ce soir')
  await note.shows(`Voir ${address} ce soir`)
  pass()
  await note.shows('Voir Guide ce soir')
  await expect
    .poll(() => note.body.getByRole('link', { name: 'Guide' }).getAttribute('href'))
    .toBe(address)
})

it('says while the index is being made again that results may be missing, and no longer than that', async () => {
  const { page, change } = await launch()
  const note = await startNote(page, 'Guide')
  await note.type('Du potager')
  await page.getByRole('row', { name: 'Guide' }).getByText('Du potager').waitFor()
  const remark = page.getByText('Still indexing: some results may be missing.')
  const search = page.getByRole('combobox', { name: 'Search the notes' })
  change((message) => {
    const frame = parsePageFrame(message)
    const said = frame?.op === PAGE_OPS.reply ? new TextDecoder().decode(frame.payload) : ''
    if (!frame || !said.includes('"isIndexing":false')) return message
    const payload = new TextEncoder().encode(
      said.replace('"isIndexing":false', '"isIndexing":true'),
    )
    return encodePageFrame({ ...frame, payload })
  })
  await search.fill('potager')
  await page.locator('mark', { hasText: 'potager' }).first().waitFor()
  await remark.waitFor()
  await search.fill('castor')
  await page.getByText('No note indexed so far contains “castor”.').waitFor()
  change((message) => message)
  await search.fill('potager')
  await remark.waitFor({ state: 'detached' })
  await page.locator('mark', { hasText: 'potager' }).first().waitFor()
})

// It sets a name and a relay, so no story comes after it in that window.
it('asks before a link names a relay that does not answer, though the page has not heard of it', async () => {
  const { served, page, hold, pass } = await launch()
  const note = await startNote(page, 'Guide')
  await note.type('Du potager')
  await page.getByRole('row', { name: 'Guide' }).getByText('Du potager').waitFor()
  const { client } = (await openForeignPage(served)).bridge
  await client.request('setName', { name: 'Zoé' })
  hold((message) => parsePageFrame(message)?.op === PAGE_OPS.notice)
  await client.request('setRelay', { address: 'ws://127.0.0.1:9' })
  await page.getByRole('button', { name: 'Share', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Preparing the links').waitFor()
  pass()
  const question = dialog.getByText('The relay ws://127.0.0.1:9 does not answer')
  const links = dialog.getByRole('textbox', { name: /Link to copy/u })
  await question.or(links.first()).waitFor()
  await expect.poll(() => links.count()).toBe(0)
  const shelf = { shelf: 'notes', offset: 0, limit: 1 } as const
  const rows = (await client.request('listNotes', shelf)).rows
  expect(rows).toMatchObject([{ title: 'Guide', isShared: false }])
})
