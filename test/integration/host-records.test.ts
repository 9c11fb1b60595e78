// Records that a relay hands over, good and bad, and records that leave. No socket: the engine's
// calls are made by hand, so that each refusal can be seen.
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { createNote, openLink, openDocument } from '../../host/library/note-actions'
import type { Library } from '../../host/library/library'
import { type Cursor, StoreFailure } from '../../host/log/contract'
import {
  certifyDevice,
  createDeviceKeys,
  deriveIdentity,
  type Device,
} from '../../shared/records/identity'
import {
  createEditCapability,
  type DocId,
  type DocumentKeys,
  deriveDocumentKeys,
  toViewCapability,
} from '../../shared/records/keys'
import { recordIdOf } from '../../shared/records/record'
import { openRecord, sealRecord } from '../../shared/records/seal'
import { sodium } from '../../shared/records/sodium'
import { formatLink } from '../../shared/text/link'
import { openTestLibrary, type TestLibrary } from '../support/library'
import { createManualClock, type ManualClock } from '../support/manual-clock'
import { encodeAwarenessUpdate, Awareness } from 'y-protocols/awareness'
import { writeCertificate } from '../../shared/model/document'
import { onEnd } from '../support/on-end'

const RELAY = 'wss://relais.exemple'

interface Story {
  readonly library: Library
  readonly clock: ManualClock
  readonly docId: DocId
  readonly keys: DocumentKeys
  readonly entries: TestLibrary['entries']
  /** Another person's device that may edit the same note. */
  readonly peer: Device
  receive(bytes: Uint8Array, seq: number): string
  seal(update: Uint8Array, counter?: number): Uint8Array
}

async function begin(): Promise<Story> {
  const clock = createManualClock()
  const opened = await openTestLibrary({ clock })
  onEnd(opened.close)
  const { library } = opened
  library.holdings.home.setSetting('relay', RELAY)
  const created = createNote(library, '')
  if (created.kind !== 'created') throw new Error(created.error)
  const { docId } = created
  const keys = library.room(docId)?.keys
  if (!keys) throw new Error('the note has no room')
  const peer = certifyDevice(deriveIdentity(sodium.randombytes_buf(32)), createDeviceKeys())
  const writerId = sodium.randombytes_buf(16)
  return {
    library,
    clock,
    docId,
    keys,
    entries: opened.entries,
    peer,
    receive: (bytes, seq) => {
      const [received] = library.receive(
        docId,
        [{ seq, bytes, recordId: recordIdOf(bytes) }],
        cursorAt(seq),
      )
      return received?.kind === 'refused' ? received.reason : (received?.kind ?? 'nothing')
    },
    seal: (update, counter = 0) =>
      sealRecord(
        keys,
        peer,
        { writerId, counter, previous: new Uint8Array(32) },
        {
          kind: 'update',
          update,
        },
      ),
  }
}

const cursorAt = (seq: number): Cursor => ({
  logId: 'a0',
  seq,
  hash: new Uint8Array(32).fill(seq),
})

function write(text: string): Uint8Array {
  const doc = new Y.Doc()
  doc.getText('summary').insert(0, text)
  return Y.encodeStateAsUpdate(doc)
}

const textOf = ({ library, docId }: Story) => library.open(docId)?.doc.getText('summary').toString()

describe('a record from a peer', () => {
  it('is applied, stored with the cursor, and known the second time', async () => {
    const story = await begin()
    const record = story.seal(write('bonjour'))
    expect(story.receive(record, 1)).toBe('applied')
    expect(textOf(story)).toBe('bonjour')
    expect(story.library.cursor(story.docId)).toEqual(cursorAt(1))
    expect(story.receive(record, 2)).toBe('known')
    expect(story.library.wasSynced(story.docId)).toBe(true)
  })

  it('is refused by name when it was changed, and changes nothing', async () => {
    const story = await begin()
    const record = story.seal(write('bonjour'))
    const changed = record.slice()
    const at = changed.length - 70
    changed[at] = (changed[at] ?? 0) ^ 1
    expect(story.receive(changed, 1)).toBe('signature-invalid')
    expect(story.receive(record.slice(0, -1), 2)).toBe('signature-invalid')
    expect(story.receive(Uint8Array.of(1, 2, 3), 3)).toBe('record-malformed')
    const other = deriveDocumentKeys(createEditCapability(sodium.randombytes_buf(32)))
    if (typeof other === 'string') throw new Error(other)
    const foreign = sealRecord(
      other,
      story.peer,
      { writerId: new Uint8Array(16), counter: 0, previous: new Uint8Array(32) },
      { kind: 'update', update: write('intrus') },
    )
    expect(story.receive(foreign, 4)).toBe('room-mismatch')
    expect(textOf(story)).toBe('')
    expect(story.library.cursor(story.docId)).toEqual(cursorAt(4))
  })

  it('that holds no update is kept aside, and no checkpoint covers it', async () => {
    const story = await begin()
    story.library.outbox(story.docId, 10)
    expect(story.library.sealCheckpoint(story.docId)).toBeDefined()
    expect(story.receive(story.seal(Uint8Array.of(9, 9, 9)), 1)).toBe('update-malformed')
    expect(story.library.sealCheckpoint(story.docId)).toBeUndefined()
    expect(story.entries.map((entry) => entry.event)).toContain('record-refused')
  })

  it('waits for the one before it, and is not forgotten by a restart', async () => {
    const story = await begin()
    const source = new Y.Doc()
    const updates: Uint8Array[] = []
    source.on('update', (update: Uint8Array) => updates.push(update))
    source.getText('summary').insert(0, 'un')
    source.getText('summary').insert(2, ' deux')
    const [first, second] = updates
    if (!first || !second) throw new Error('two updates were made')
    story.library.outbox(story.docId, 10)
    expect(story.receive(story.seal(second, 1), 2)).toBe('applied')
    expect(textOf(story)).toBe('')
    expect(story.library.sealCheckpoint(story.docId)).toBeUndefined()
    story.library.documents.drop(story.docId)
    expect(story.receive(story.seal(first), 3)).toBe('applied')
    expect(textOf(story)).toBe('un deux')
    expect(story.library.sealCheckpoint(story.docId)).toBeDefined()
  })

  it('with an unknown block makes an open note read-only', async () => {
    const story = await begin()
    const gated: unknown[] = []
    story.library.gated.add((notice) => gated.push(notice))
    story.library.open(story.docId)
    const doc = new Y.Doc()
    doc.getXmlFragment('body').push([new Y.XmlElement('callout')])
    story.receive(story.seal(Y.encodeStateAsUpdate(doc)), 1)
    expect(gated).toEqual([{ docId: story.docId, unknown: ['node:callout'] }])
    expect(openDocument(story.library, story.docId)).toMatchObject({
      readOnly: { kind: 'requirement' },
    })
  })
})

describe('what leaves this machine', () => {
  it('is one record for a moment of typing, and opens for whoever has the link', async () => {
    const story = await begin()
    const { library, docId, keys, clock } = story
    for (const letter of 'semis')
      library.open(docId)?.write((doc) => doc.getText('summary').insert(0, letter))
    clock.advance(3000)
    const records = library.log.relay.outbox(docId, 10)
    expect(records).toHaveLength(1)
    const opened = openRecord(keys, records[0]?.bytes ?? new Uint8Array())
    if (typeof opened === 'string') throw new Error(opened)
    const doc = new Y.Doc()
    Y.applyUpdate(doc, opened.update)
    expect(doc.getText('summary').toString()).toBe('simes')
    expect(library.log.journalLength(docId)).toBe(0)
  })

  it('goes sooner when somebody else is there', async () => {
    const story = await begin()
    const { library, docId, clock, peer } = story
    const document = library.open(docId)
    library.outbox(docId, 10)
    for (const { recordId } of library.outbox(docId, 10)) library.acknowledge(docId, recordId, 1)
    const theirs = new Awareness(new Y.Doc())
    theirs.setLocalState({ user: { name: 'Ben' } })
    const update = encodeAwarenessUpdate(theirs, [theirs.clientID])
    library.receivePresence(docId, peer.keys.publicKey, update)
    document?.write((doc) => doc.getText('summary').insert(0, 'x'))
    clock.advance(400)
    expect(library.log.relay.outbox(docId, 10)).toHaveLength(1)
    theirs.destroy()
  })

  it('is nothing at all from a reader', async () => {
    const { library } = await begin()
    const capability = toViewCapability(createEditCapability(sodium.randombytes_buf(32)))
    const { docId } = capability
    expect(openLink(library, formatLink(capability, RELAY))).toMatchObject({ kind: 'opened' })
    library.open(docId)?.write((doc) => doc.getText('summary').insert(0, 'x'))
    library.journal.flush()
    library.enqueueState(docId)
    expect(library.outbox(docId, 10)).toEqual([])
    expect(library.documentsWaiting()).not.toContain(docId)
    expect(library.sealCheckpoint(docId)).toBeUndefined()
  })

  it('is the whole state once for the first relay, whatever was typed before', async () => {
    const clock = createManualClock()
    const { library, close } = await openTestLibrary({ clock })
    onEnd(close)
    const created = createNote(library, 'Semis')
    if (created.kind !== 'created') throw new Error(created.error)
    clock.advance(5000)
    expect(library.waiting(created.docId).count).toBe(0)
    library.holdings.home.setSetting('relay', RELAY)
    expect(library.waiting(created.docId).count).toBe(1)
    expect(library.outbox(created.docId, 10)).toHaveLength(1)
    for (const { recordId } of library.outbox(created.docId, 10))
      library.acknowledge(created.docId, recordId, 1)
    expect(library.waiting(created.docId).count).toBe(0)
    library.holdings.home.setSetting('relay', 'wss://autre.exemple')
    expect(library.outbox(created.docId, 10)).toHaveLength(1)
    expect(library.cursor(created.docId)).toBeUndefined()
  })

  it('chains this writer’s records, so that a fork would be seen', async () => {
    const { library, docId, keys } = await begin()
    const headers = []
    for (const letter of 'ab') {
      library.open(docId)?.write((doc) => doc.getText('summary').insert(0, letter))
      for (const { bytes, recordId } of library.outbox(docId, 1)) {
        const opened = openRecord(keys, bytes)
        if (typeof opened === 'string') throw new Error(opened)
        headers.push({ ...opened.header, id: recordIdOf(bytes) })
        library.acknowledge(docId, recordId, 1)
      }
    }
    expect(headers.map(({ counter }) => counter)).toEqual([0, 1])
    expect(headers[1]?.previous).toEqual(headers[0]?.id)
  })
})

describe('a caret from another machine', () => {
  it('shows for the device that its writer is certified to, and for no other', async () => {
    const { library, docId, peer, receive, seal } = await begin()
    const document = library.open(docId)
    const shown: Uint8Array[] = []
    document?.join({ mayWrite: true, send: (message) => shown.push(message), close() {} })
    const theirs = new Y.Doc()
    writeCertificate(theirs, peer, docId, theirs.clientID)
    receive(seal(Y.encodeStateAsUpdate(theirs)), 1)
    const awareness = new Awareness(theirs)
    awareness.setLocalState({ user: { name: 'Ben' } })
    const update = encodeAwarenessUpdate(awareness, [theirs.clientID])
    shown.length = 0
    library.receivePresence(docId, sodium.randombytes_buf(32), update)
    expect(shown).toEqual([])
    expect(document?.peerCount).toBe(0)
    library.receivePresence(docId, peer.keys.publicKey, update)
    expect(shown).toHaveLength(1)
    expect(document?.peerCount).toBe(1)
    library.dropPresence(docId, peer.keys.publicKey)
    expect(document?.peerCount).toBe(0)
    awareness.destroy()
  })
})

describe('a disk that refuses', () => {
  it('lets no link be called opened, and holds it once it takes it', async () => {
    const { library, clock } = await begin()
    const { sqlite } = library.log
    const limit = sqlite.get<{ page_count: number }>('PRAGMA page_count')?.page_count ?? 0
    sqlite.exec(`PRAGMA max_page_count = ${limit}`)
    library.holdings.home.setName('n'.repeat(200_000))
    const capability = createEditCapability(sodium.randombytes_buf(32))
    const link = formatLink(capability, RELAY)
    expect(() => openLink(library, link)).toThrow(StoreFailure)
    sqlite.exec(`PRAGMA max_page_count = ${limit + 1000}`)
    clock.advance(2000)
    expect(library.log.facts(capability.docId)).toBeDefined()
    expect(openLink(library, link)).toMatchObject({ kind: 'opened', isNew: false })
  })

  it('takes back rows that followed the home document, and they are made up for', async () => {
    const { library, clock } = await begin()
    const capability = createEditCapability(sodium.randombytes_buf(32))
    expect(() =>
      library.transact(() => {
        library.holdings.home.add(capability, clock.now())
        throw new StoreFailure('no-space', undefined)
      }),
    ).toThrow(StoreFailure)
    expect(library.log.facts(capability.docId)).toBeUndefined()
    clock.advance(2000)
    expect(library.log.facts(capability.docId)).toBeDefined()
  })
})
