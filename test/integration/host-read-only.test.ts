// Documents that may not be written: view links, and what this build does not know.
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { createDocument } from '../../shared/model/document'
import { PROGRAM } from '../../shared/model/origin'
import { CHANNEL_CLOSED } from '../../shared/protocol/page-frames'
import { createEditCapability, toViewCapability } from '../../shared/records/keys'
import { sodium } from '../../shared/records/sodium'
import { formatLink } from '../../shared/text/link'
import { createNote, readText } from '../support/host-notes'
import { hostsOfTest } from '../support/host-stories'
import { openTestLibrary } from '../support/library'

const start = hostsOfTest()

function base64(update: Uint8Array): string {
  return Buffer.from(update).toString('base64')
}

function writeBlock(doc: Y.Doc, name: string): void {
  doc.getXmlFragment('body').push([new Y.XmlElement(name)])
}

describe('a note that may only be viewed', () => {
  it('drops what a page writes, never calls it saved and never queues it', async () => {
    const host = await start()
    const capability = toViewCapability(createEditCapability(sodium.randombytes_buf(32)))
    const page = host.page()
    await page.request('openLink', { link: formatLink(capability, 'wss://relais.exemple') })
    const note = page.open(capability.docId)
    await page.until(() => note.isSynced)
    note.type('je ne devrais pas')
    // A later commit of another note: whatever was going to be called saved has been by then.
    const own = page.open(await createNote(host))
    await page.until(() => own.isSynced)
    own.type('ceci, oui')
    await page.until(() => own.isSaved)
    expect(note.saved).toBeLessThan(note.sent)
    const push = { docId: capability.docId, update: base64(Y.encodeStateAsUpdate(note.doc)) }
    expect(await page.request('pushWorkingCopy', push)).toEqual({
      kind: 'refused',
      reason: 'view-only',
    })
    expect(await readText(host, capability.docId)).toBe('')
    await host.host.close()
    const { library, close } = await openTestLibrary({ folder: host.folder })
    expect(library.log.journalLength(capability.docId)).toBe(0)
    expect(library.outbox(capability.docId, 10)).toEqual([])
    expect(() => library.enqueueState(capability.docId)).not.toThrow()
    expect(library.outbox(capability.docId, 10)).toEqual([])
    await close()
  })
})

describe('a note with something that this build lacks', () => {
  const unknowns: readonly (readonly [string, (doc: Y.Doc) => void, string])[] = [
    ['declares', (doc) => doc.getMap('requires').set('formulas', true), 'feature:formulas'],
    ['holds, undeclared,', (doc) => writeBlock(doc, 'callout'), 'node:callout'],
    [
      'marks, undeclared,',
      (doc) => {
        const text = new Y.XmlText()
        doc.getXmlFragment('body').push([text])
        text.insert(0, 'a', { comment: {} })
      },
      'mark:comment',
    ],
  ]
  for (const [how, write, name] of unknowns) {
    it(`that it ${how} opens read-only and stays as it is`, async () => {
      const host = await start()
      const docId = await createNote(host)
      const page = host.page()
      const theirs = new Y.Doc()
      write(theirs)
      await page.request('pushWorkingCopy', {
        docId,
        update: base64(Y.encodeStateAsUpdate(theirs)),
      })
      const unknown = [name]
      expect(await page.request('openDocument', { docId })).toMatchObject({
        readOnly: { kind: 'requirement', unknown },
      })
      const note = page.open(docId)
      await page.until(() => note.isSynced)
      const before = note.doc.getXmlFragment('body').toString()
      note.doc.getXmlFragment('body').delete(0, note.doc.getXmlFragment('body').length)
      note.type('et encore')
      const other = page.open(docId)
      await page.until(() => other.isSynced)
      expect(other.doc.getXmlFragment('body').toString()).toBe(before)
      expect(other.text).toBe('')
    })
  }

  it('is taken from a page that was typing before the unknown thing reaches it', async () => {
    const host = await start()
    const docId = await createNote(host)
    const page = host.page()
    const typing = page.open(docId)
    await page.until(() => typing.isSynced)
    typing.type('au milieu d’une phrase')
    await page.until(() => typing.isSaved)
    const theirs = new Y.Doc()
    writeBlock(theirs, 'callout')
    await host
      .page()
      .request('pushWorkingCopy', { docId, update: base64(Y.encodeStateAsUpdate(theirs)) })
    await page.until(() => typing.closedWith !== undefined)
    expect(typing.closedWith).toBe(CHANNEL_CLOSED.requirement)
    expect(page.notice('requirement')).toEqual({ docId, unknown: ['node:callout'] })
    expect(typing.doc.getXmlFragment('body').length).toBe(0)
    expect(await readText(host, docId)).toBe('au milieu d’une phrase')
  })

  it('takes no working copy with news, and says so', async () => {
    const host = await start()
    const docId = await createNote(host)
    const page = host.page()
    const theirs = new Y.Doc()
    createDocument(theirs, 'note', 1, PROGRAM)
    theirs.getMap('requires').set('formulas', true)
    const update = base64(Y.encodeStateAsUpdate(theirs))
    expect(await page.request('pushWorkingCopy', { docId, update })).toEqual({ kind: 'saved' })
    expect(await page.request('pushWorkingCopy', { docId, update })).toEqual({ kind: 'saved' })
    theirs.getText('summary').insert(0, 'neuf')
    const news = base64(Y.encodeStateAsUpdate(theirs))
    expect(await page.request('pushWorkingCopy', { docId, update: news })).toEqual({
      kind: 'refused',
      reason: 'requirement',
    })
    expect(await page.request('pushWorkingCopy', { docId, update: 'AAECAw==' })).toEqual({
      kind: 'refused',
      reason: 'malformed',
    })
  })
})

describe('a note in the trash', () => {
  it('takes what a page typed before it was put there, and shows it once it is back', async () => {
    const host = await start()
    const docId = await createNote(host, 'Semis')
    const page = host.page()
    await page.request('trashNotes', { docIds: [docId] })
    const typed = new Y.Doc()
    typed.getText('summary').insert(0, 'tapé avant')
    const update = base64(Y.encodeStateAsUpdate(typed))
    expect(await page.request('pushWorkingCopy', { docId, update })).toEqual({ kind: 'saved' })
    await page.request('restoreNotes', { docIds: [docId] })
    expect(await readText(host, docId)).toBe('tapé avant')
  })

  it('takes none with news when it also holds what this build lacks', async () => {
    const host = await start()
    const docId = await createNote(host, 'Semis')
    const page = host.page()
    const theirs = new Y.Doc()
    writeBlock(theirs, 'callout')
    const push = () =>
      page.request('pushWorkingCopy', { docId, update: base64(Y.encodeStateAsUpdate(theirs)) })
    await push()
    await page.request('trashNotes', { docIds: [docId] })
    theirs.getText('summary').insert(0, 'neuf')
    expect(await push()).toEqual({ kind: 'refused', reason: 'requirement' })
  })
})
