import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { parseUpdate } from '../../../host/rooms/incoming-update'
import { mergeAll } from '../../../host/rooms/merge-updates'
import { parsePageMessage } from '../../../host/rooms/page-messages'
import { equalBytes } from '../../../shared/records/bytes'
import { createRandom } from '../../support/random'

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
