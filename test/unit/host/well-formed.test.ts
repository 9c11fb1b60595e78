// Updates that Yjs decodes and that would end whoever applies them.
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { applyStored } from '../../../host/log/stored-content'
import { isWellFormed } from '../../../host/log/well-formed'
import { createRandom } from '../../support/random'

/** One letter of client 1000 beside a later one of the same client. */
const LEFT_TO_COME = Uint8Array.from([1, 1, 0xe8, 7, 0, 0x84, 0xe8, 7, 64, 1, 0x78, 0])
const RIGHT_TO_COME = Uint8Array.from([1, 1, 0xe8, 7, 0, 0x44, 0xe8, 7, 64, 1, 0x78, 0])
/** In a text that is still to come, of the same client. */
const PARENT_TO_COME = Uint8Array.from([1, 1, 0xe8, 7, 0, 4, 0, 0xe8, 7, 64, 1, 0x78, 0])
const NOTHING = Uint8Array.from([1, 1, 1, 0, 0, 0, 0])
const NOTHING_DELETED = Uint8Array.from([0, 1, 1, 1, 5, 0])
/** So much that the clock after it is no number that Yjs reads. */
const NO_END = Uint8Array.from([1, 1, 1, 2, 0, 255, 255, 255, 255, 255, 255, 255, 15, 0])

function createNote(): { readonly note: Uint8Array; readonly change: Uint8Array } {
  const doc = new Y.Doc()
  doc.clientID = 1
  doc.getMap('meta').set('kind', 'note')
  doc.getText('title').insert(0, 'Semis')
  const text = new Y.XmlText()
  const paragraph = new Y.XmlElement('paragraph')
  doc.getXmlFragment('body').insert(0, [paragraph])
  paragraph.insert(0, [text])
  text.insert(0, 'Semer sous abri')
  text.format(0, 5, { bold: {} })
  const peer = new Y.Doc()
  peer.clientID = 2
  const note = Y.encodeStateAsUpdate(doc)
  Y.applyUpdate(peer, note)
  const before = Y.encodeStateVector(peer)
  peer.getMap('meta').set('type', 'term')
  peer.getText('title').insert(2, 'abc')
  peer.getText('title').delete(0, 1)
  const heading = new Y.XmlElement('heading')
  heading.setAttribute('level', '2')
  peer.getXmlFragment('body').insert(1, [heading])
  return { note, change: Y.encodeStateAsUpdate(peer, before) }
}

it.each([
  ['beside a letter of its own client that is still to come', LEFT_TO_COME],
  ['before a letter of its own client that is still to come', RIGHT_TO_COME],
  ['in a text of its own client that is still to come', PARENT_TO_COME],
  ['of nothing', NOTHING],
  ['that deletes nothing', NOTHING_DELETED],
  ['that ends beyond every number', NO_END],
])('is refused %s, though Yjs decodes it', (_, update) => {
  expect(() => Y.decodeUpdate(update)).not.toThrow()
  expect(isWellFormed(update)).toBe(false)
})

it('is taken where it is a note, and a change of one', () => {
  const { note, change } = createNote()
  expect([note, change].map(isWellFormed)).toEqual([true, true])
})

it('never throws once it was called well-formed, whatever bytes of a change are others', () => {
  const { note, change } = createNote()
  const random = createRandom(20261122)
  const seen = { taken: 0, refused: 0 }
  for (let at = 0; at < 3_000; at += 1) {
    const update = random.below(2) === 0 ? change.slice() : note.slice()
    for (let left = 1 + random.below(3); left > 0; left -= 1)
      update[random.below(update.length)] = random.below(random.below(4) === 0 ? 256 : 16)
    seen[isWellFormed(update) ? 'taken' : 'refused'] += 1
    if (!isWellFormed(update)) continue
    const doc = new Y.Doc()
    expect(applyStored(doc, [update]), update.join()).toBe(0)
    const again = new Y.Doc()
    expect(applyStored(again, [Y.encodeStateAsUpdate(doc)]), update.join()).toBe(0)
  }
  expect(Math.min(seen.taken, seen.refused)).toBeGreaterThan(100)
})
