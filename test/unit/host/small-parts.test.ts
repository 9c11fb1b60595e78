// Parts of the host that can be told in a line or two each.
import { beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import { findSyncService, fuseTypeOf } from '../../../host/folder/folder'
import {
  formatKeyFile,
  keepUnderPassphrase,
  openWithPassphrase,
  parseKeyFile,
} from '../../../host/folder/key-file'
import { deriveHeldKeys, packKeys, unpackKeys } from '../../../host/library/document-keys'
import { parseRequest } from '../../../host/pages/requests'
import { fingerprintOf } from '../../../host/people/fingerprint'
import { parseUpdate } from '../../../host/rooms/incoming-update'
import { mergeAll } from '../../../host/rooms/merge-updates'
import { parsePageMessage } from '../../../host/rooms/page-messages'
import { filterAwareness, MAX_AWARENESS_BYTES } from '../../../host/rooms/presence-update'
import { equalBytes, utf8 } from '../../../shared/records/bytes'
import { createEditCapability, toViewCapability } from '../../../shared/records/keys'
import { readySodium, sodium } from '../../../shared/records/sodium'
import { createRandom } from '../../support/random'

beforeAll(readySodium)

describe('a folder', () => {
  it('that a service syncs is known by the names above it', () => {
    expect(findSyncService('/home/ana/Dropbox (Perso)/carnet')).toBe('Dropbox')
    expect(findSyncService('/home/ana/OneDrive - Asso/carnet')).toBe('OneDrive')
    expect(findSyncService('/Users/ana/Library/Mobile Documents/x')).toBe('iCloud')
    expect(findSyncService('/home/ana/notes')).toBeUndefined()
  })

  it('on a FUSE mount is of the type of the innermost mount', () => {
    const mounts = [
      '/dev/sda1 / ext4 rw 0 0',
      'ana@host: /home/ana/loin fuse.sshfs rw 0 0',
      '/dev/sdb1 /home/ana/loin/cl\\040usb fuseblk rw 0 0',
    ].join('\n')
    expect(fuseTypeOf('/home/ana/loin/carnet', mounts)).toBe('fuse.sshfs')
    expect(fuseTypeOf('/home/ana/loin/cl usb/carnet', mounts)).toBe('fuseblk')
    expect(fuseTypeOf('/home/ana/lointain', mounts)).toBe('ext4')
  })
})

describe('a key file', () => {
  it('under a passphrase opens with it, composed or decomposed, and with no other', () => {
    const root = sodium.randombytes_buf(32)
    const cost = { operations: 1, memory: 8192 }
    const text = formatKeyFile(keepUnderPassphrase(root, 'été 2026', cost))
    const parsed = parseKeyFile(text)
    if (parsed === 'malformed' || parsed.backend !== 'passphrase') throw new Error('not parsed')
    expect(openWithPassphrase(parsed, 'e\u0301te\u0301 2026')).toEqual(root)
    expect(openWithPassphrase(parsed, 'ete 2026')).toBeUndefined()
  })

  it('that is half written, or asks for a terabyte of memory, is malformed', () => {
    const root = sodium.randombytes_buf(32)
    const text = formatKeyFile(keepUnderPassphrase(root, 'x', { operations: 1, memory: 8192 }))
    expect(parseKeyFile(text.slice(0, -10))).toBe('malformed')
    expect(parseKeyFile(text.replace('8192', '1099511627776'))).toBe('malformed')
  })
})

describe('keys of a document', () => {
  it('are the same after they were stored', () => {
    const edit = createEditCapability(sodium.randombytes_buf(32))
    for (const capability of [edit, toViewCapability(edit)]) {
      const held = deriveHeldKeys(capability)
      expect(unpackKeys(capability.docId, packKeys(held))).toEqual(held)
    }
    expect(unpackKeys(edit.docId, new Uint8Array(12))).toBeUndefined()
  })
})

describe('a fingerprint', () => {
  it('is six groups of four letters, the same for one key and another for another', () => {
    const [one, two] = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)]
    expect(fingerprintOf(one)).toMatch(/^(?:[a-z]{4} ){5}[a-z]{4}$/u)
    expect(fingerprintOf(one)).toBe(fingerprintOf(one))
    expect(fingerprintOf(one)).not.toBe(fingerprintOf(two))
  })
})

describe('an update from a page', () => {
  it('is new until the document has all of it, its deletions included', () => {
    const [ours, theirs] = [new Y.Doc(), new Y.Doc()]
    theirs.getText('summary').insert(0, 'semis')
    const first = Y.encodeStateAsUpdate(theirs)
    expect(parseUpdate(ours, first)).toEqual({ isNew: true, writers: [theirs.clientID] })
    Y.applyUpdate(ours, first)
    expect(parseUpdate(ours, first)).toEqual({ isNew: false, writers: [] })
    theirs.getText('summary').delete(1, 2)
    const second = Y.encodeStateAsUpdate(theirs)
    expect(parseUpdate(ours, second)).toEqual({ isNew: true, writers: [] })
    Y.applyUpdate(ours, second)
    expect(parseUpdate(ours, second)?.isNew).toBe(false)
  })

  it('is new exactly when the document is another one with it, whatever was deleted before', () => {
    const random = createRandom(29)
    const pick = <Each>(from: readonly Each[]) => from[random.below(from.length)]
    const docs = [new Y.Doc(), new Y.Doc(), new Y.Doc()]
    const host = new Y.Doc()
    const updates: Uint8Array[] = []
    for (const doc of docs) doc.on('update', (update: Uint8Array) => updates.push(update))
    const seen = { new: 0, known: 0 }
    for (let at = 0; at < 250; at += 1) {
      const doc = pick(docs)
      const text = doc?.getText('summary')
      const from = random.below((text?.length ?? 0) + 1)
      if (random.below(3) === 0) text?.delete(from, random.below((text?.length ?? 0) - from + 1))
      else text?.insert(from, 'semis'.slice(random.below(5)))
      const update = pick([
        updates.at(-1),
        pick(updates),
        docs[0] && Y.encodeStateAsUpdate(docs[0]),
      ])
      if (doc && update) Y.applyUpdate(doc, update)
      if (update) seen[judge(host, update)] += 1
    }
    expect(Math.min(seen.new, seen.known)).toBeGreaterThan(20)

    function judge(into: Y.Doc, update: Uint8Array): 'new' | 'known' {
      const before = Y.snapshot(into)
      const waiting = Y.encodeStateAsUpdate(into)
      const incoming = parseUpdate(into, update)
      Y.applyUpdate(into, update)
      const isSame =
        Y.equalSnapshots(before, Y.snapshot(into)) &&
        equalBytes(waiting, Y.encodeStateAsUpdate(into))
      // A part that waits for another may have come before: asking for it again harms nothing.
      if (isSame && into.store.pendingStructs === null && into.store.pendingDs === null)
        expect(incoming?.isNew).toBe(false)
      if (!isSame) expect(incoming?.isNew).toBe(true)
      return incoming?.isNew ? 'new' : 'known'
    }
  })

  it('that is random bytes is refused or harmless, ten thousand times', () => {
    const random = createRandom(7)
    const doc = new Y.Doc()
    for (let at = 0; at < 10_000; at += 1) {
      const bytes = Uint8Array.from({ length: random.below(40) }, () => random.below(256))
      parsePageMessage(bytes)
      const incoming = parseUpdate(doc, bytes)
      if (incoming) expect(() => Y.applyUpdate(doc, bytes)).not.toThrow()
    }
  })

  it('merges with four hundred others into the same text', () => {
    const doc = new Y.Doc()
    const updates: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => updates.push(update))
    for (let at = 0; at < 400; at += 1) doc.getText('t').insert(0, String(at))
    const copy = new Y.Doc()
    Y.applyUpdate(copy, mergeAll(updates) ?? new Uint8Array())
    expect(copy.getText('t').toString()).toBe(doc.getText('t').toString())
    expect(mergeAll([])).toBeUndefined()
  })
})

describe('presence', () => {
  it('keeps the states of those who may speak, and drops a name of a megabyte', () => {
    const [ana, ben, vast] = ['Ana', 'Ben', 'x'.repeat(10_000)].map((name) => {
      const awareness = new Awareness(new Y.Doc())
      awareness.setLocalState({ user: { name } })
      const { clientID } = awareness
      const update = encodeAwarenessUpdate(awareness, [clientID])
      awareness.destroy()
      return { clientID, update }
    })
    if (!ana || !ben || !vast) throw new Error('three were made')
    const onlyAna = (clientId: number) => clientId === ana.clientID
    expect(filterAwareness(ana.update, onlyAna)).toEqual(ana.update)
    expect(filterAwareness(ben.update, onlyAna)).toBeUndefined()
    expect(filterAwareness(vast.update, () => true)).toBeUndefined()
    expect(filterAwareness(new Uint8Array(MAX_AWARENESS_BYTES + 1), () => true)).toBeUndefined()
    expect(filterAwareness(Uint8Array.of(1, 1, 1, 3, 65, 66, 67), () => true)).toBeUndefined()
  })
})

describe('a request', () => {
  const parse = (value: unknown) => parseRequest(utf8(JSON.stringify(value)))

  it('is parsed when it is one of the contract’s, whatever else it carries', () => {
    const payload = { shelf: 'notes', offset: 0, limit: 50, extra: 1 }
    expect(parse({ name: 'listNotes', payload })).toEqual({
      name: 'listNotes',
      payload: { shelf: 'notes', offset: 0, limit: 50 },
    })
  })

  it('is malformed when a field is of another type, out of range or missing', () => {
    const wrong = [
      { name: 'listNotes', payload: { shelf: 'notes', offset: 0.5, limit: 1 } },
      { name: 'openDocument', payload: { docId: '../library.db' } },
      { name: 'openDocument', payload: {} },
      { name: 'toString', payload: {} },
      { name: 'setName', payload: { name: 'x'.repeat(201) } },
    ]
    for (const request of wrong) expect(parse(request)).toBe('malformed')
    expect(parseRequest(Uint8Array.of(0xff, 0xfe))).toBe('malformed')
  })
})
