// Who signs for the client of a page: a peer sees it by its caret, before it has written.
import { beforeAll, expect, it } from 'vitest'
import * as Y from 'yjs'
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import { createEmpty, readWriter, writeCertificate } from '../../../shared/model/document'
import { certifyDevice, createDeviceKeys, deriveIdentity } from '../../../shared/records/identity'
import type { DocId } from '../../../shared/records/keys'
import { readySodium, sodium } from '../../../shared/records/sodium'
import { Author } from '../../../host/people/author'
import { OpenDocument } from '../../../host/rooms/open-document'
import { onEnd } from '../../support/on-end'
import { Page } from '../../support/replica-page'

beforeAll(readySodium)

const NOTE = 'AAAAAAAAAAAAAAAAAAAAAA' as DocId

function createDevice() {
  return certifyDevice(deriveIdentity(sodium.randombytes_buf(32)), createDeviceKeys())
}

function openNote() {
  const device = createDevice()
  const document = new OpenDocument(NOTE, createEmpty(), {
    author: new Author({ device, readName: () => 'Anne' }),
    readOnlyReason: () => null,
    journal() {},
    gate() {},
    present() {},
  })
  onEnd(() => document.destroy())
  const page = new Page(() => {})
  onEnd(() => page.close())
  document.join(page.reader)
  return { document, page }
}

/** Somebody else's, for a client that they say is theirs. */
function certifiedElsewhere(clientId: number) {
  const doc = new Y.Doc()
  const device = createDevice()
  writeCertificate(doc, device, NOTE, clientId)
  return { doc, device, update: Y.encodeStateAsUpdate(doc) }
}

it('is nobody’s where a peer signed for a page’s client before it wrote', () => {
  const { document, page } = openNote()
  const typing = new Y.Doc()
  const claimed = certifiedElsewhere(typing.clientID)
  const carets = new Awareness(typing)
  onEnd(() => carets.destroy())
  carets.setLocalState({ name: 'Anne' })
  document.applyAwareness(page.reader, encodeAwarenessUpdate(carets, [typing.clientID]))
  document.applyReceived(claimed.update)
  expect(readWriter(document.doc, NOTE, typing.clientID)?.personId).toBe(claimed.device.personId)
  typing.getText('title').insert(0, 'Semis')
  document.applyFromPage(page.reader, Y.encodeStateAsUpdate(typing))
  expect(readWriter(document.doc, NOTE, typing.clientID)).toBeUndefined()
})

it('stays a peer’s where a page brings what they wrote and signed', () => {
  const { document, page } = openNote()
  const { doc, device } = certifiedElsewhere(7)
  writeCertificate(doc, device, NOTE, doc.clientID)
  doc.getText('title').insert(0, 'Semis')
  document.applyFromPage(page.reader, Y.encodeStateAsUpdate(doc))
  expect(readWriter(document.doc, NOTE, doc.clientID)?.personId).toBe(device.personId)
})
