// A page that types: from the keystroke to the disk and to the other windows.
import { afterEach, describe, expect, it } from 'vitest'
import { openTestHost, type TestHost, type TestHostOptions } from '../support/library'

const clean: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const step of clean.splice(0).reverse()) await step()
})

async function start(options: TestHostOptions = {}): Promise<TestHost> {
  const started = await openTestHost(options)
  clean.push(started.close)
  return started
}

async function createNote(host: TestHost, title = '') {
  const created = await host.page().request('createNote', { title })
  if (created.kind !== 'created') throw new Error(created.error)
  return created.docId
}

describe('typing into a note', () => {
  it('tells that the last keystroke is on disk, and it is', async () => {
    const host = await start()
    const docId = await createNote(host)
    const page = host.page()
    const note = page.open(docId)
    await page.until(() => note.isSynced)
    for (const letter of 'Bonjour') note.type(letter)
    await page.until(() => note.isSaved)
    await host.host.close()
    const again = await start({ folder: host.folder })
    const later = again.page()
    const found = later.open(docId)
    await later.until(() => found.isSynced)
    expect(found.text).toBe('Bonjour')
  })

  it('shows each keystroke in the other window', async () => {
    const host = await start()
    const docId = await createNote(host)
    const [left, right] = [host.page(), host.page()]
    const [mine, other] = [left.open(docId), right.open(docId)]
    mine.type('semis')
    await right.until(() => other.text === 'semis')
    expect(other.text).toBe('semis')
  })
})
