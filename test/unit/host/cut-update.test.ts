// A large update in pieces is the same update: whoever reads it afterwards, or adds to it, sees no
// difference.
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { cutUpdate } from '../../../host/log/cut-update'
import { applyInPieces, applyStored, LARGE_CONTENT } from '../../../host/log/stored-content'
import { createEmpty } from '../../../shared/model/document'
import { createRandom, type Random } from '../../support/random'

const VALUES = [true, 7, -1.5, 'été', null, { by: 'Nadia', at: 12 }, [1, 'deux'], 2n ** 40n]

/** Several people who write at the same time, and hear of each other now and then. */
function writeTogether(random: Random, rounds: number): readonly Y.Doc[] {
  const docs = Array.from({ length: 4 }, () => new Y.Doc())
  for (let round = 0; round < rounds; round += 1) {
    write(random.pick(docs), random)
    if (random.below(6) === 0) {
      const to = random.pick(docs)
      const from = random.pick(docs)
      Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)))
    }
  }
  return docs
}

function write(doc: Y.Doc, random: Random): void {
  const text = doc.getText('title')
  const body = doc.getXmlFragment('body')
  const map = doc.getMap('order')
  const key = `k${random.below(200)}`
  switch (random.below(9)) {
    case 0:
      return text.insert(random.below(text.length + 1), random.pick(['é', 'deux', '🙂', 'ß']))
    case 1:
      return text.length > 4 ? text.delete(random.below(text.length - 3), 2) : undefined
    case 2:
      return text.length > 4
        ? text.format(random.below(text.length - 3), 2, { bold: true })
        : undefined
    case 3: {
      const element = new Y.XmlElement('paragraph')
      element.insert(0, [new Y.XmlText('écrit')])
      return body.insert(random.below(body.length + 1), [element])
    }
    case 4:
      return body.length > 2 ? body.delete(random.below(body.length), 1) : undefined
    case 5:
      return map.delete(key)
    case 6: {
      const first = body.length > 0 ? body.get(random.below(body.length)) : undefined
      return first instanceof Y.XmlElement ? first.setAttribute('level', key) : undefined
    }
    case 7:
      return text.insertEmbed(random.below(text.length + 1), { kind: 'image' })
    default:
      map.set(key, random.below(12) === 0 ? Uint8Array.of(1, 2) : random.pick(VALUES))
  }
}

function build(updates: Iterable<Uint8Array | undefined>): Y.Doc {
  const doc = createEmpty()
  for (const update of updates) if (update) Y.applyUpdate(doc, update)
  return doc
}

function read(doc: Y.Doc) {
  return {
    title: doc.getText('title').toDelta(),
    body: doc.getXmlFragment('body').toString(),
    order: doc.getMap('order').toJSON(),
    state: Y.decodeStateVector(Y.encodeStateVector(doc)),
  }
}

function piecesOf(update: Uint8Array): readonly Uint8Array[] {
  return [...cutUpdate(update)].filter((piece) => piece !== undefined)
}

describe('an update in pieces', () => {
  it.each([1, 2, 3])('says what it said as a whole, run %i', (seed) => {
    const random = createRandom(seed)
    const docs = writeTogether(random, 3000)
    for (const doc of docs.slice(2)) {
      const whole = Y.encodeStateAsUpdate(doc)
      const pieces = piecesOf(whole)
      expect(pieces.length).toBeGreaterThan(2)
      const cut = createEmpty()
      for (const piece of pieces) {
        Y.applyUpdate(cut, piece)
        // Every piece finds what it rests on.
        expect(cut.store.pendingStructs).toBeNull()
      }
      expect(read(cut)).toEqual(read(build([whole])))
      const later = docs.map((other) => Y.encodeStateAsUpdate(other))
      expect(read(build([...pieces, ...later]))).toEqual(read(build([whole, ...later])))
      expect(Y.equalSnapshots(Y.snapshot(cut), Y.snapshot(build([whole])))).toBe(true)
    }
  })

  it('is given whole where it is damaged or lacks something in its midst', () => {
    const doc = writeTogether(createRandom(7), 1000)[0] ?? new Y.Doc()
    const whole = Y.encodeStateAsUpdate(doc)
    const short = whole.subarray(0, whole.byteLength / 2)
    expect(piecesOf(short)).toEqual([short])
    const text = new Y.Doc().getText('title')
    const updates: Uint8Array[] = []
    text.doc?.on('update', (update) => updates.push(update))
    for (const letter of 'abc') text.insert(text.length, letter)
    const gap = Y.mergeUpdates(updates.filter((_, at) => at !== 1))
    expect(piecesOf(gap)).toEqual([gap])
  })
})

describe('what is stored of a large document', () => {
  const stored = (seed: number) => {
    const notebook = new Y.Doc()
    const order = notebook.getMap('order')
    for (let at = 0; at < 6000; at += 1) order.set(`note-${at}`, `place ${at} ${'x'.repeat(20)}`)
    const whole = Y.encodeStateAsUpdate(notebook)
    const rest: Uint8Array[] = []
    notebook.on('update', (update) => rest.push(update))
    const random = createRandom(seed)
    for (let at = 0; at < 300; at += 1) write(notebook, random)
    return { notebook, whole, rest }
  }

  it('is built in pieces, with what was stored since', () => {
    const { notebook, whole, rest } = stored(8)
    expect(whole.byteLength).toBeGreaterThan(LARGE_CONTENT)
    const doc = createEmpty()
    const turns = applyInPieces(doc, [whole, ...rest])
    let count = 0
    let end = turns.next()
    for (; !end.done; end = turns.next()) count += 1
    expect(count).toBeGreaterThan(10)
    expect(end.value).toBe(0)
    expect(read(doc)).toEqual(read(notebook))
  })

  it('keeps the marks of what somebody wrote in the place of words that another had marked', () => {
    const [nadia, karim] = [new Y.Doc(), new Y.Doc()]
    nadia.clientID = 2
    karim.clientID = 1
    const hear = (to: Y.Doc, from: Y.Doc) =>
      Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)))
    const line = (doc: Y.Doc) => doc.getXmlFragment('body').get(0) as Y.XmlText
    const order = nadia.getMap('order')
    const writeMuch = (name: string) => {
      for (let at = 0; at < 3000; at += 1) order.set(`${name}-${at}`, 'x'.repeat(40))
    }
    nadia.getXmlFragment('body').insert(0, [new Y.XmlText('début, puis la suite')])
    writeMuch('before')
    line(nadia).format(0, 5, { bold: true })
    hear(karim, nadia)
    line(karim).insert(2, 'entrée')
    hear(nadia, karim)
    line(nadia).delete(8, 3)
    line(nadia).delete(0, 2)
    writeMuch('after')
    expect(line(nadia).toString()).toBe('<bold>entrée</bold>, puis la suite')
    const doc = createEmpty()
    const turns = applyInPieces(doc, [Y.encodeStateAsUpdate(nadia)])
    while (!turns.next().done);
    expect(line(doc).toString()).toBe('<bold>entrée</bold>, puis la suite')
    expect(Y.equalSnapshots(Y.snapshot(doc), Y.snapshot(nadia))).toBe(true)
  })

  it('is built where something of it is missing, or broken, as it would be at once', () => {
    const { whole, rest } = stored(9)
    const gap = [...rest.slice(0, 20), ...rest.slice(21), whole.subarray(0, 150_000), whole]
    const [doc, atOnce] = [createEmpty(), createEmpty()]
    const turns = applyInPieces(doc, gap)
    let end = turns.next()
    while (!end.done) end = turns.next()
    expect(end.value).toBe(applyStored(atOnce, gap))
    expect(read(doc)).toEqual(read(atOnce))
    expect(doc.store.pendingStructs === null).toBe(atOnce.store.pendingStructs === null)
  })
})
