// A host that takes its time: what a person types meanwhile is not taken for something else.
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { PAGE_OPS, parsePageFrame } from '../../shared/protocol/page-frames'
import { launchServed } from '../support/chromium'
import { createTemporaryFolder } from '../support/folders'
import { openForeignPage, startNote } from '../support/note-window'
import { onEnd } from '../support/on-end'

async function launch() {
  const folder = await createTemporaryFolder('slow-host')
  onEnd(folder.remove)
  const served = await launchServed({ library: join(folder.path, 'library') })
  const { page } = served
  onEnd(served.close)
  const held: (() => void)[] = []
  let isHeld = (_message: Uint8Array) => false
  await page.routeWebSocket(/./u, (socket) => {
    const host = socket.connectToServer()
    host.onMessage((message) => {
      if (isHeld(Buffer.from(message))) held.push(() => socket.send(message))
      else socket.send(message)
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
  return { served, page, hold, pass }
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
