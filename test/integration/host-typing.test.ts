// A page that types: from the keystroke to the disk and to the other windows.
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { CHANNEL_CLOSED } from '../../shared/protocol/page-frames'
import { readWriter } from '../../shared/model/document'
import type { DocId } from '../../shared/records/keys'
import { createNote, readText } from '../support/host-notes'
import { hostsOfTest } from '../support/host-stories'

const start = hostsOfTest()

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
    expect(await readText(again, docId)).toBe('Bonjour')
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

  it('brings back what the page alone still had', async () => {
    const host = await start()
    const docId = await createNote(host)
    const offline = new Y.Doc()
    offline.getText('summary').insert(0, 'tapé pendant la panne')
    const page = host.page()
    const note = page.open(docId, offline)
    await page.until(() => note.isSynced && note.isSaved)
    expect(await readText(host, docId)).toBe('tapé pendant la panne')
  })

  it('keeps an update whose first half has not come, and shows both once it has', async () => {
    const host = await start()
    const docId = await createNote(host)
    const source = new Y.Doc()
    const updates: Uint8Array[] = []
    source.on('update', (update: Uint8Array) => updates.push(update))
    source.getText('summary').insert(0, 'un')
    source.getText('summary').insert(2, ' deux')
    const [first, second] = updates
    if (!first || !second) throw new Error('two updates were made')
    const push = (update: Uint8Array) =>
      host
        .page()
        .request('pushWorkingCopy', { docId, update: Buffer.from(update).toString('base64') })
    expect(await push(second)).toEqual({ kind: 'saved' })
    await host.host.close()
    const again = await start({ folder: host.folder })
    const page = again.page()
    const update = Buffer.from(first).toString('base64')
    await page.request('pushWorkingCopy', { docId, update })
    expect(await readText(again, docId)).toBe('un deux')
  })

  it('signs the first writing of a page as this device’s', async () => {
    const host = await start()
    const docId = await createNote(host)
    const page = host.page()
    const note = page.open(docId)
    note.type('x')
    const signed = () => readWriter(note.doc, docId, note.doc.clientID)
    await page.until(() => signed() !== undefined)
    const { personId } = await page.request('readLibrary', {})
    expect(signed()?.personId).toBe(personId)
  })

  it('loads twenty thousand keystrokes and goes on', async () => {
    const host = await start()
    const docId = await createNote(host)
    const page = host.page()
    const note = page.open(docId)
    await page.until(() => note.isSynced)
    for (let at = 0; at < 20_000; at += 1) note.type('a')
    await page.until(() => note.isSaved)
    await host.host.close()
    const again = await start({ folder: host.folder })
    expect((await readText(again, docId)).length).toBe(20_000)
  })
})

describe('carets', () => {
  it('show in the other window and go with the window', async () => {
    const host = await start()
    const docId = await createNote(host)
    const [left, right] = [host.page(), host.page()]
    const [mine, other] = [left.open(docId), right.open(docId)]
    await left.until(() => mine.isSynced)
    mine.awareness.setLocalState({ user: { name: 'Ana' } })
    const caret = () => other.awareness.getStates().get(mine.doc.clientID)
    await right.until(() => caret()?.user !== undefined)
    left.disconnect()
    await right.until(() => caret() === undefined)
    expect(other.awareness.getStates().has(mine.doc.clientID)).toBe(false)
  })
})

describe('a page that sends what is no frame, request or update', () => {
  it('loses that channel and nothing else', async () => {
    const host = await start()
    const docId = await createNote(host)
    const page = host.page()
    const [broken, sound] = [page.open(docId), page.open(docId)]
    await page.until(() => broken.isSynced && sound.isSynced)
    broken.sendRaw(Uint8Array.of(0, 2, 255, 1, 2))
    await page.until(() => broken.closedWith !== undefined)
    expect(broken.closedWith).toBe(CHANNEL_CLOSED.malformed)
    sound.type('encore là')
    await page.until(() => sound.isSaved)
    expect(await readText(host, docId)).toBe('encore là')
  })

  it('is answered that the request is malformed, and the next one is served', async () => {
    const host = await start()
    const page = host.page()
    for (const raw of [1, null, { name: 'close' }, { name: '__proto__', payload: {} }])
      await expect(page.requestRaw(raw)).rejects.toThrow('malformed')
    const tooMany = { name: 'listNotes', payload: { shelf: 'notes', offset: -1, limit: 1e9 } }
    await expect(page.requestRaw(tooMany)).rejects.toThrow('malformed')
    expect(await page.request('readPhase', {})).toEqual({ kind: 'ready' })
  })

  it('is not heard when the bytes are no frame', async () => {
    const host = await start()
    const page = host.page()
    for (const raw of ['text', new Uint8Array(), Uint8Array.of(255), Uint8Array.of(0, 99, 0), null])
      page.sendRaw(raw)
    expect(await page.request('readPhase', {})).toEqual({ kind: 'ready' })
  })

  it('is refused a document that is not in this library, and the home document', async () => {
    const host = await start()
    const page = host.page()
    const unknown = page.open('AAAAAAAAAAAAAAAAAAAAAA' as DocId)
    const garbage = page.open('../library.db' as DocId)
    await page.until(() => unknown.closedWith !== undefined && garbage.closedWith !== undefined)
    expect(unknown.closedWith).toBe(CHANNEL_CLOSED.unknownDocument)
    expect(garbage.closedWith).toBe(CHANNEL_CLOSED.unknownDocument)
  })
})
