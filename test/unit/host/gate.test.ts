import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { findUnknownAfter } from '../../../host/rooms/gate'
import { findUnknown } from '../../../shared/model/requirements'
import { createRandom } from '../../support/random'

const NODES = ['paragraph', 'heading', 'callout', 'genericBlock', 'formula']
const MARKS = ['bold', 'comment', 'highlight', 'genericMark', 'highlight--abcdefgh']
const ATTRIBUTES = ['level', 'indent', 'kind']
const FEATURES = ['formulas', 'boards']

describe('the gate, looking at one update at a time', () => {
  it('finds what a scan of the whole document finds, in 200 seeded histories', () => {
    for (let seed = 1; seed <= 200; seed += 1) {
      const random = createRandom(seed)
      const source = new Y.Doc()
      const target = new Y.Doc()
      let found: readonly string[] = []
      source.on('update', (update: Uint8Array) => {
        Y.applyUpdate(target, update)
        const unknown = findUnknownAfter(target, update)
        if (unknown.length > 0) found = unknown
      })
      for (let step = 0; step < 8; step += 1) {
        edit(source, random)
        // Once raised it stays raised, so what was deleted since does not count.
        if (findUnknown(target).length > 0)
          expect(found, `seed ${seed}`).toEqual(findUnknown(target))
      }
    }
  })

  it('finds an attribute that is set again after the document was loaded without it', () => {
    const theirs = new Y.Doc()
    const paragraph = new Y.XmlElement('paragraph')
    theirs.getXmlFragment('body').push([paragraph])
    paragraph.setAttribute('indent', '1')
    paragraph.removeAttribute('indent')
    const doc = new Y.Doc()
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(theirs))
    const before = Y.encodeStateVector(theirs)
    paragraph.setAttribute('indent', { by: 2 } as unknown as string)
    const update = Y.encodeStateAsUpdate(theirs, before)
    Y.applyUpdate(doc, update)
    expect(findUnknownAfter(doc, update)).toEqual(['attribute:paragraph.indent'])
  })

  it('finds a format of a later version', () => {
    const doc = new Y.Doc()
    doc.getMap('meta').set('format', 1)
    doc.getMap('meta').set('format', 2)
    expect(findUnknownAfter(doc, Y.encodeStateAsUpdate(new Y.Doc()))).toEqual(['format:2'])
  })
})

function edit(doc: Y.Doc, random: ReturnType<typeof createRandom>): void {
  const body = doc.getXmlFragment('body')
  const kind = random.below(12)
  if (kind === 0) doc.getMap('requires').set(random.pick(FEATURES), true)
  else if (kind < 6) {
    const element = new Y.XmlElement(random.pick(kind < 3 ? NODES : NODES.slice(0, 2)))
    element.insert(0, [new Y.XmlText('texte')])
    body.insert(random.below(body.length + 1), [element])
  } else if (kind < 9) {
    const elements = body.toArray().filter((block) => block instanceof Y.XmlElement)
    if (elements.length === 0) return
    random.pick(elements).setAttribute(random.pick(ATTRIBUTES), 2 as unknown as string)
  } else {
    const texts = body.toArray().flatMap((block) => {
      const first = block instanceof Y.XmlElement ? block.get(0) : undefined
      return first instanceof Y.XmlText ? [first] : []
    })
    if (texts.length > 0) {
      const value = random.below(4) === 0 ? { hue: 3 } : {}
      random.pick(texts).format(0, 3, { [random.pick(MARKS)]: value })
    }
  }
}
