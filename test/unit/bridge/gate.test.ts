// Something that this build lacks arrives while a note is open and being typed in.
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { isLost } from '../../../renderer/bridge/host-client'
import { BODY, INTRO, readTitle, writeTitle } from '../../../shared/model/document'
import { USER } from '../../../shared/model/origin'
import type { DocId } from '../../../shared/records/keys'
import { openBridgePage, openSession, until, type BridgePage } from '../../support/bridge-page'
import { openTestHost } from '../../support/library'
import { onEnd } from '../../support/on-end'

async function start() {
  const host = await openTestHost()
  onEnd(host.close)
  const page = openBridgePage()
  onEnd(page.close)
  page.connect(host.host)
  const made = await page.bridge.client.request('createNote', { title: 'Marais' })
  if (isLost(made) || made.kind !== 'created') throw new Error('no note')
  return { host, page, docId: made.docId }
}

function namesOf(doc: Y.Doc): readonly string[] {
  return doc
    .getXmlFragment(BODY)
    .toArray()
    .map((node) => (node instanceof Y.XmlElement ? node.nodeName : ''))
}

function whenFixed(page: BridgePage, docId: DocId) {
  return until(page.bridge.notes.session(docId), (session) => session?.binding === 'fixed')
}

it('leaves the editor’s document before the unknown node reaches it', async () => {
  const { host, page, docId } = await start()
  const live = await openSession(page, docId)
  const seen: string[] = []
  live.doc.on('update', () => seen.push(...namesOf(live.doc)))

  const newer = host.page()
  const written = newer.open(docId)
  await newer.until(() => written.isSynced)
  written.doc.getXmlFragment(BODY).insert(0, [new Y.XmlElement('hologram')])

  const fixed = await whenFixed(page, docId)
  if (!fixed) throw new Error('no session')
  await until(page.bridge.notes.state(docId), (state) => state.kind === 'open' && state.isSynced)
  expect(seen).not.toContain('hologram')
  expect(namesOf(fixed.doc)).toContain('hologram')
  expect(readTitle(fixed.doc)).toBe('Marais')
  expect(page.bridge.notes.state(docId).read()).toMatchObject({
    readOnly: { kind: 'requirement', unknown: ['node:hologram'] },
  })
})

it('offers the letters that were typed too late to be saved', async () => {
  const { host, page, docId } = await start()
  const live = await openSession(page, docId)
  page.cut()
  writeTitle(live.doc, 'Marais salants', USER)
  const newer = host.page()
  const written = newer.open(docId)
  await newer.until(() => written.isSynced)
  written.doc.getXmlFragment(BODY).insert(0, [new Y.XmlElement('hologram')])
  await newer.until(() => written.closedWith !== undefined)

  page.connect(host.host)
  const seen: string[] = []
  live.doc.on('update', () => seen.push(...namesOf(live.doc)))
  const [text] = await until(page.bridge.recovered, (texts) => texts.length > 0)
  expect(text).toMatchObject({ title: 'Marais salants', reason: 'requirement' })
  expect(seen).not.toContain('hologram')
  const fixed = await whenFixed(page, docId)
  expect(fixed && readTitle(fixed.doc)).toBe('Marais salants')
})

it('leaves the introduction of a notebook before an unknown node reaches it', async () => {
  const { host, page } = await start()
  const made = await page.bridge.client.request('createCollection', {
    kind: 'notebook',
    title: 'Jardin',
  })
  if (isLost(made) || made.kind !== 'created') throw new Error('no notebook')
  const { docId } = made
  const live = await openSession(page, docId)
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText('Pour les écoles')])
  live.doc.transact(() => live.doc.getXmlFragment(INTRO).insert(0, [paragraph]), USER)
  const reached: string[] = []
  live.doc.on('update', () => reached.push(live.doc.getXmlFragment(INTRO).toJSON()))

  const newer = host.page()
  const written = newer.open(docId)
  await newer.until(() => written.isSynced)
  written.doc.getXmlFragment(INTRO).insert(0, [new Y.XmlElement('hologram')])

  const fixed = await whenFixed(page, docId)
  if (!fixed) throw new Error('no session')
  await until(page.bridge.notes.state(docId), (state) => state.kind === 'open' && state.isSynced)
  expect(reached.join('')).not.toContain('hologram')
  // Both were written at the beginning at one time: either may come first.
  const kept = fixed.doc.getXmlFragment(INTRO).toArray().map(String).toSorted()
  expect(kept).toEqual(['<hologram></hologram>', '<paragraph>Pour les écoles</paragraph>'])
  expect(page.bridge.notes.state(docId).read()).toMatchObject({
    docKind: 'notebook',
    readOnly: { kind: 'requirement', unknown: ['node:hologram'] },
  })
})
