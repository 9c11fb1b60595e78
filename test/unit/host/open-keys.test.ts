// The keys in a shared collection are opened a few at a time, and the true one is found among any junk.
import { beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { CollectionOpener } from '../../../host/library/open-keys'
import { CollectionKeys } from '../../../shared/model/collection-keys'
import { toBase64url } from '../../../shared/records/bytes'
import {
  createDocumentKeys,
  createEditCapability,
  type DocId,
  toViewCapability,
} from '../../../shared/records/keys'
import { randomBytes } from '../../../shared/records/random'
import { readySodium } from '../../../shared/records/sodium'

beforeAll(readySodium)

function oneNote(remembered?: number) {
  const editSecret = randomBytes(32)
  const doc = new Y.Doc()
  const note = createDocumentKeys(editSecret)
  const view = toViewCapability(createEditCapability(editSecret))
  const { docId: collection } = createEditCapability(randomBytes(32))
  const keys = new CollectionKeys(doc)
  const opener = new CollectionOpener(remembered)
  const write = (room: string, writerKey: Uint8Array) =>
    doc
      .getMap('keys')
      .set(`${note.docId}:${room}`, { v: toBase64url(randomBytes(32)), w: toBase64url(writerKey) })
  const junk = (count: number) =>
    doc.transact(() => {
      const writerKey = randomBytes(32)
      for (let at = 0; at < count; at += 1) write(`${at}`, writerKey)
    })
  const open = (isWanted: (docId: DocId) => boolean = () => true) =>
    opener.openViews(collection, keys, isWanted)
  return { note, view, keys, write, junk, open }
}

describe('the keys to view', () => {
  it('are found after thousands that are junk, a thousand of which are tried in one go', () => {
    const { note, view, keys, junk, open } = oneNote()
    junk(2_500)
    keys.add([note])
    expect(open()).toEqual({ found: new Map(), isMore: true })
    expect(open()).toEqual({ found: new Map(), isMore: true })
    expect(open()).toEqual({ found: new Map([[note.docId, view]]), isMore: false })
  })

  it('are found after more junk than is remembered, and the looking ends', () => {
    const { note, keys, junk, open } = oneNote(3_000)
    junk(4_500)
    keys.add([note])
    const ends = Array.from({ length: 5 }, () => open())
    expect(ends.map(({ isMore }) => isMore).indexOf(false)).toBe(4)
    expect(ends.at(-1)?.found.has(note.docId)).toBe(true)
  })

  it('are not tried where nobody wants them, however many stand there', () => {
    const { junk, open } = oneNote()
    junk(2_500)
    expect(open(() => false)).toEqual({ found: new Map(), isMore: false })
  })

  it('are those in the room of the document, and none that stands beside it', () => {
    const { note, view, keys, write, open } = oneNote()
    write('elsewhere', note.writerKey)
    expect(open().found.size).toBe(0)
    keys.add([note])
    write('after', note.writerKey)
    expect(open().found).toEqual(new Map([[note.docId, view]]))
    expect(keys.list()).toEqual(new Map([[note.docId, view]]))
  })
})
