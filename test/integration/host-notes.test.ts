// What a person does with notes: the list, the trash, links.
import { describe, expect, it } from 'vitest'
import { parseLink } from '../../shared/text/link'
import { createNote, readText } from '../support/host-notes'
import { hostsOfTest } from '../support/host-stories'
import type { TestHost } from '../support/library'
import { onEnd } from '../support/on-end'
import { openTestRelay } from '../support/relay-server'
import type { DocId } from '../../shared/records/keys'

const start = hostsOfTest()
const RELAY = 'wss://relais.exemple'

/** The notes on a shelf once the catalog has caught up with what was done. */
async function shelf(host: TestHost, name: 'notes' | 'trash', holds: (ids: string[]) => boolean) {
  const page = host.page()
  const read = async () => {
    const { rows } = await page.request('listNotes', { shelf: name, offset: 0, limit: 100 })
    return rows
  }
  return page.see(read, (rows) => holds(rows.map((row) => row.docId)))
}

describe('the list', () => {
  it('shows a new note with its title, and its new title', async () => {
    const host = await start()
    const docId = await createNote(host, 'Semis')
    const [row] = await shelf(host, 'notes', (ids) => ids.includes(docId))
    expect(row).toMatchObject({ docId, title: 'Semis', rights: 'edit', isShared: false })
    const page = host.page()
    expect(await page.request('renameNote', { docId, title: 'Semis de mars' })).toEqual({
      kind: 'done',
    })
    await page.until(() => page.notice('notes') !== undefined)
    expect((await page.request('readNote', { docId }))?.title).toBe('Semis de mars')
  })

  it('finds what was typed, also after a crash before the catalog knew it', async () => {
    const host = await start()
    const docId = await createNote(host, 'Compost')
    await host.host.close()
    const again = await start({ folder: host.folder })
    await shelf(again, 'notes', (ids) => ids.includes(docId))
    const found = await again.page().request('searchNotes', { query: 'compost', limit: 10 })
    expect(found.rows.map((row) => row.docId)).toEqual([docId])
  })
})

describe('the trash', () => {
  it('takes a note and gives it back unchanged', async () => {
    const host = await start()
    const docId = await createNote(host, 'Semis')
    const page = host.page()
    await page.request('trashNotes', { docIds: [docId] })
    await shelf(host, 'trash', (ids) => ids.includes(docId))
    expect(await page.request('openDocument', { docId })).toMatchObject({
      readOnly: { kind: 'trashed' },
    })
    await page.request('restoreNotes', { docIds: [docId] })
    const [row] = await shelf(host, 'notes', (ids) => ids.includes(docId))
    expect(row?.title).toBe('Semis')
  })

  it('forgets a purged note everywhere but for its key', async () => {
    const host = await start()
    const docId = await createNote(host, 'Semis')
    const page = host.page()
    const relay = await openTestRelay()
    onEnd(relay.close)
    await page.request('setName', { name: 'Ana' })
    await page.request('setRelay', { address: relay.url })
    const shared = await page.request('shareNote', { docId, rights: 'edit' })
    if (shared.kind !== 'link') throw new Error(shared.kind)
    // Until all of it is sent it is not forgotten.
    await page.see(
      () => page.request('readLibrary', {}),
      ({ waiting }) => waiting === 0,
    )
    await relay.stop()
    expect(await page.request('purgeNotes', { docIds: [docId] })).toEqual({ kind: 'done' })
    await page.until(() => page.notice('purged') !== undefined)
    expect(page.notice('purged')?.docIds).toEqual([docId])
    expect(await page.request('openDocument', { docId })).toEqual({
      kind: 'refused',
      reason: 'purged',
    })
    expect(await page.request('openLink', { link: shared.link })).toMatchObject({
      kind: 'opened',
      rights: 'edit',
    })
    expect(await readText(host, docId)).toBe('')
  })

  it('refuses a note that nobody here knows', async () => {
    const host = await start()
    const docIds = ['AAAAAAAAAAAAAAAAAAAAAA' as DocId]
    expect(await host.page().request('trashNotes', { docIds })).toEqual({
      kind: 'refused',
      reason: 'unknown',
    })
  })
})

describe('a link', () => {
  it('needs a name and a relay first', async () => {
    const host = await start()
    const docId = await createNote(host)
    const page = host.page()
    const share = () => page.request('shareNote', { docId, rights: 'edit' })
    expect(await share()).toEqual({ kind: 'needs-name' })
    await page.request('setName', { name: 'Ana' })
    expect(await share()).toEqual({ kind: 'needs-relay' })
    await page.request('setRelay', { address: RELAY })
    expect(await share()).toMatchObject({ kind: 'link', relay: RELAY })
  })

  it('is refused for what is in the trash, until it is back', async () => {
    const host = await start()
    const docId = await createNote(host)
    const page = host.page()
    await page.request('setName', { name: 'Ana' })
    await page.request('setRelay', { address: RELAY })
    await page.request('trashNotes', { docIds: [docId] })
    const share = () => page.request('shareNote', { docId, rights: 'view' })
    expect(await share()).toEqual({ kind: 'refused', reason: 'trashed' })
    await page.request('restoreNotes', { docIds: [docId] })
    expect(await share()).toMatchObject({ kind: 'link', relay: RELAY })
  })

  it('to view holds no edit secret, and grows to edit with the other link', async () => {
    const author = await start()
    const reader = await start()
    const docId = await createNote(author)
    const page = author.page()
    await page.request('setName', { name: 'Ana' })
    await page.request('setRelay', { address: RELAY })
    const toView = await page.request('shareNote', { docId, rights: 'view' })
    const toEdit = await page.request('shareNote', { docId, rights: 'edit' })
    if (toView.kind !== 'link' || toEdit.kind !== 'link') throw new Error('not shared')
    expect(parseLink(toView.link)).toMatchObject({ capability: { rights: 'view' } })

    const other = reader.page()
    expect(await other.request('openLink', { link: toView.link })).toEqual({
      kind: 'opened',
      docId,
      linked: 'note',
      rights: 'view',
      isNew: true,
    })
    expect(await other.request('shareNote', { docId, rights: 'edit' })).toEqual({
      kind: 'refused',
      reason: 'view-only',
    })
    const shown = other.open(docId)
    await other.until(() => shown.isSynced)
    expect(await other.request('openLink', { link: toEdit.link })).toEqual({
      kind: 'opened',
      docId,
      linked: 'note',
      rights: 'edit',
      isNew: false,
    })
    await other.until(() => shown.closedWith !== undefined)
    expect(await other.request('openDocument', { docId })).toMatchObject({ readOnly: null })
  })

  it('with another relay in it does not take a note away from where it lives', async () => {
    const host = await start()
    const docId = await createNote(host)
    const page = host.page()
    await page.request('setName', { name: 'Ana' })
    await page.request('setRelay', { address: RELAY })
    const share = () => page.request('shareNote', { docId, rights: 'edit' })
    const shared = await share()
    if (shared.kind !== 'link') throw new Error(shared.kind)
    const lured = shared.link.replace(encodeURIComponent(RELAY), encodeURIComponent('wss://autre'))
    expect(lured).not.toBe(shared.link)
    expect(await page.request('openLink', { link: lured })).toMatchObject({ kind: 'opened' })
    expect(await share()).toEqual(shared)
  })

  it('that claims somebody else’s document is refused', async () => {
    const host = await start()
    const [mine, other] = [await createNote(host), await createNote(host)]
    const page = host.page()
    await page.request('setName', { name: 'Ana' })
    await page.request('setRelay', { address: RELAY })
    const shared = await page.request('shareNote', { docId: mine, rights: 'edit' })
    if (shared.kind !== 'link') throw new Error(shared.kind)
    const stolen = shared.link.replace(mine, other)
    expect(await page.request('openLink', { link: stolen })).toEqual({
      kind: 'refused',
      reason: 'id-not-of-this-key',
    })
  })
})
