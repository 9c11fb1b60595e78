// A host's messages, frame by frame, to a session that an editor is bound to.
import * as encoding from 'lib0/encoding'
import { afterEach, expect, it } from 'vitest'
import { writeUpdate } from 'y-protocols/sync'
import * as Y from 'yjs'
import { HostLink } from '../../../renderer/bridge/host-link'
import { NoteSession } from '../../../renderer/bridge/note-session'
import { SYSTEM_CLOCK } from '../../../renderer/bridge/page-clock'
import { BODY } from '../../../shared/model/document'
import { encodePageFrame, PAGE_OPS, parsePageFrame } from '../../../shared/protocol/page-frames'
import type { DocId } from '../../../shared/records/keys'

const clean: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const step of clean.splice(0)) await step()
})

/** Everything that a host sends here is sent by the test. */
function startSession() {
  const link = new HostLink()
  const found: string[] = []
  const session = new NoteSession({
    docId: 'AAAAAAAAAAAAAAAAAAAAAA' as DocId,
    link,
    clock: SYSTEM_CLOCK,
    changed: () => {},
    foundUnknown: (unknown) => found.push(...unknown),
    closedByHost: () => {},
  })
  clean.push(() => session.close())
  let toPage: (bytes: Uint8Array) => void = () => {}
  const opened = new Promise<void>((settle) => {
    link.attach((listener) => {
      toPage = listener.message
      return {
        send(bytes) {
          const frame = parsePageFrame(bytes)
          if (frame?.op !== PAGE_OPS.open) return
          toPage(encodePageFrame({ channel: frame.channel, op: PAGE_OPS.opened }))
          settle()
        },
        close: () => {},
      }
    })
  })
  session.connect()
  const send = (write: (doc: Y.Doc) => void) => {
    const doc = new Y.Doc()
    write(doc)
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, 0)
    writeUpdate(encoder, Y.encodeStateAsUpdate(doc))
    const payload = encoding.toUint8Array(encoder)
    toPage(encodePageFrame({ channel: 1, op: PAGE_OPS.sync, payload }))
  }
  return { session, found, opened, send }
}

const node = (name: string) => (doc: Y.Doc) =>
  doc.getXmlFragment(BODY).insert(0, [new Y.XmlElement(name)])
const mark = (doc: Y.Doc) => {
  const paragraph = new Y.XmlElement('paragraph')
  const text = new Y.XmlText()
  text.insert(0, 'semis', { aura: {} })
  paragraph.insert(0, [text])
  doc.getXmlFragment(BODY).insert(0, [paragraph])
}
const attribute = (doc: Y.Doc) => {
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.setAttribute('indent', '2')
  doc.getXmlFragment(BODY).insert(0, [paragraph])
}
const valueOfMark = (doc: Y.Doc) => {
  const text = new Y.XmlText()
  text.insert(0, 'semis', { link: { href: 'https://example.org', rel: 'licence' } })
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [text])
  doc.getXmlFragment(BODY).insert(0, [paragraph])
}
const feature = (doc: Y.Doc) => void doc.getMap('requires').set('formulas', true)
const format = (doc: Y.Doc) => void doc.getMap('meta').set('format', 2)

it.each([
  ['an unknown node', node('hologram'), 'node:hologram'],
  ['an unknown mark', mark, 'mark:aura'],
  ['an unknown attribute', attribute, 'attribute:indent'],
  ['an unknown attribute of a mark', valueOfMark, 'attribute:link.rel'],
  ['a feature of later versions', feature, 'feature:formulas'],
  ['a later format', format, 'format:2'],
])('keeps %s from a document that an editor is bound to', async (_what, write, name) => {
  const { session, found, opened, send } = startSession()
  await opened
  session.show()
  send(node('paragraph'))
  const before = Y.encodeStateAsUpdate(session.doc)
  send(write)
  expect(found).toEqual([name])
  expect(Y.encodeStateAsUpdate(session.doc)).toEqual(before)
  expect(session.doc.getXmlFragment(BODY).length).toBe(1)
})

it('takes all of it when no editor may bind', async () => {
  const { session, found, opened, send } = startSession()
  await opened
  session.fix()
  session.show()
  send(node('hologram'))
  expect(found).toEqual([])
  expect(String(session.doc.getXmlFragment(BODY))).toBe('<hologram></hologram>')
})
