import { beforeAll, expect, it } from 'vitest'
import * as Y from 'yjs'
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import { createEmpty } from '../../../shared/model/document'
import type { DocId } from '../../../shared/records/keys'
import { certifyDevice, createDeviceKeys, deriveIdentity } from '../../../shared/records/identity'
import { readySodium, sodium } from '../../../shared/records/sodium'
import { Author } from '../../../host/people/author'
import { OpenDocument } from '../../../host/rooms/open-document'
import { onEnd } from '../../support/on-end'
import { Page } from '../../support/replica-page'

beforeAll(readySodium)

const NOTE = 'AAAAAAAAAAAAAAAAAAAAAA' as DocId
const CARET = { name: 'Anne', at: 3 }

function openNote(present: (update: Uint8Array) => void = () => {}) {
  const device = certifyDevice(deriveIdentity(sodium.randombytes_buf(32)), createDeviceKeys())
  const document = new OpenDocument(NOTE, createEmpty(), {
    author: new Author({ device, readName: () => 'Anne' }),
    readOnlyReason: () => null,
    journal() {},
    gate() {},
    present: (_docId, update) => present(update),
  })
  onEnd(() => document.destroy())
  return document
}

function openPage(document: OpenDocument) {
  const page = new Page(() => {})
  onEnd(() => page.close())
  document.join(page.reader)
  return page
}

it('shows a page’s caret again when it comes back with the clock that it had', () => {
  const elsewhere = openNote()
  const device = createDeviceKeys().publicKey
  const document = openNote((update) => elsewhere.receivePresence(device, update))
  const [page, beside, far] = [openPage(document), openPage(document), openPage(elsewhere)]
  const state = page.place(CARET)
  for (const times of [1, 2, 3]) {
    document.applyAwareness(page.reader, state)
    expect([beside.others(), far.others()], `time ${times}`).toEqual([[CARET], [CARET]])
    document.leave(page.reader)
    expect([beside.others(), far.others()]).toEqual([[], []])
    document.join(page.reader)
  }
})

it('shows a device’s caret again when it comes back with the clock that it had', () => {
  const document = openNote()
  const page = openPage(document)
  const device = createDeviceKeys().publicKey
  const theirs = new Awareness(new Y.Doc())
  onEnd(() => theirs.destroy())
  theirs.setLocalState(CARET)
  const state = encodeAwarenessUpdate(theirs, [theirs.clientID])
  document.receivePresence(device, state)
  expect(page.others()).toEqual([CARET])
  document.dropPresence(device)
  expect(page.others()).toEqual([])
  document.receivePresence(device, state)
  expect(page.others()).toEqual([CARET])
})
