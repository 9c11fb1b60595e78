import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import {
  createDocument,
  createEmpty,
  encodeDocument,
  encodeTitle,
  readTitle,
  writeTitle,
} from '../../../shared/model/document'
import { FreshUpdate } from '../../../shared/model/fresh-update'
import { NoteFacts } from '../../../shared/model/note'
import { PROGRAM } from '../../../shared/model/origin'
import type { DocId } from '../../../shared/records/keys'
import { writeBody } from '../../../shared/text/body/body-document'
import type { Block } from '../../../shared/text/body/body-tree'
import { encodeBody } from '../../../shared/text/body/body-update'
import { readMarkdown } from '../../../shared/text/markdown/markdown-read'
import { extractText } from '../../../shared/text/body/plain-text'
import { readDocument } from '../../../shared/text/reading/read-document'
import { readWrittenOnce } from '../../../shared/text/reading/written-once'
import { formatPlace } from '../../../shared/text/link'
import { bodies } from '../../support/body-trees'

const CREATED = 1_700_000_000_000
const CLIENT = 4_000_000_001
const VALUES = { tag: true, count: 3.5, list: ['é', null, { a: 1 }], bytes: new Uint8Array([1, 2]) }

/** The note as Yjs builds it, step by step. */
function build(title: string, blocks: readonly Block[]): Y.Doc {
  const doc = createEmpty()
  doc.clientID = CLIENT
  doc.transact(() => {
    createDocument(doc, 'note', CREATED)
    writeTitle(doc, title, PROGRAM)
    writeBody(doc.getXmlFragment('body'), blocks)
    for (const [key, value] of Object.entries(VALUES)) doc.getMap('tags').set(key, value)
  })
  return doc
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

function encode(title: string, blocks: readonly Block[]): Uint8Array {
  const update = new FreshUpdate(CLIENT)
  encodeDocument(update, 'note', CREATED)
  encodeTitle(update, title)
  encodeBody(update, blocks)
  for (const [key, value] of Object.entries(VALUES)) update.set('tags', key, value)
  return update.finish()
}

const NOTE = 'AAAAAAAAAAAAAAAAAAAAAA' as DocId

function writeFacts(facts: NoteFacts, isTerm: boolean): void {
  facts.setType(isTerm ? 'term' : 'organisation')
  facts.setLicence('CC-BY-4.0')
  facts.setPublishedAt(CREATED)
  facts.setField('language', 'fr')
  facts.setField('place', 'Rimouski')
  for (const word of ['récit', 'outil']) facts.addWord('tags', word)
  facts.addWord('aliases', 'TL')
  facts.text('summary').insert(0, 'Un lieu à part')
  facts.text('mission').insert(0, 'Relier')
  const [first, second] = ['Alix', 'Boris'].map((by) => facts.definitions.create({ at: 1, by }))
  if (first) facts.definition(first).insert(0, 'Un lieu partagé')
  if (second) facts.definitions.delete(second, 5)
  facts.authors.create({ name: 'Marie Roy' })
}

describe('a new note’s update', () => {
  it('has the very bytes that Yjs gives for the same note', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), bodies, (title, blocks) => {
        const doc = build(title, blocks)
        expect(hex(encode(title, blocks))).toBe(hex(Y.encodeStateAsUpdate(doc)))
      }),
      { numRuns: 100 },
    )
  })

  it('is that of an empty document where nothing was written', () => {
    expect(new FreshUpdate(CLIENT).finish()).toEqual(Y.encodeStateAsUpdate(createEmpty()))
  })
})

describe('a note that was written in one go', () => {
  it('is read without Yjs, to the same title and text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), bodies, (title, blocks) => {
        const doc = build(title, blocks)
        const note = readDocument(doc, NOTE)
        expect(note).toMatchObject({ title: readTitle(doc), text: extractText(doc) })
        expect(readWrittenOnce(Y.encodeStateAsUpdate(doc))).toEqual(note)
      }),
      { numRuns: 100 },
    )
  })

  it('is read without Yjs, to the same links and facts', () => {
    const [whole, part] = [formatPlace(NOTE), formatPlace(NOTE, 'Un « titre »')]
    let links = 0
    fc.assert(
      fc.property(bodies, fc.boolean(), (blocks, isTerm) => {
        const linked = JSON.stringify(blocks)
          .replaceAll('autre.md', whole)
          .replaceAll('https://exemple.fr/a(b)', part)
        const doc = build('Titre', JSON.parse(linked))
        doc.transact(() => writeFacts(new NoteFacts(doc), isTerm))
        const note = readWrittenOnce(Y.encodeStateAsUpdate(doc))
        expect(note).toEqual(readDocument(doc, NOTE))
        for (const { target, at, length } of note?.links ?? []) {
          expect([target, note?.text.slice(at, at + length)]).toEqual([
            NOTE,
            expect.stringMatching(/^.+$/su),
          ])
          links += 1
        }
      }),
      { numRuns: 100 },
    )
    expect(links).toBeGreaterThan(20)
  })

  it('is left to Yjs where it is a notebook', () => {
    const doc = createEmpty()
    doc.transact(() => createDocument(doc, 'notebook', CREATED))
    expect(readWrittenOnce(Y.encodeStateAsUpdate(doc))).toBeUndefined()
    expect(readDocument(doc, NOTE).kind).toBe('notebook')
  })

  it('is left to Yjs, or read as Yjs reads it, once it was edited', () => {
    const { blocks } = readMarkdown('# Titre\n\nUn **mot** ici\n\n- a\n- b\n\n![alt](x.png)')
    const edit = fc.record({
      at: fc.nat(40),
      what: fc.constantFrom('insert', 'delete', 'block', 'title', 'append', 'attribute'),
      isOther: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), fc.boolean(), (edits, gc) => {
        const doc = build('Titre', blocks)
        doc.gc = gc
        for (const { at, what, isOther } of edits) {
          if (isOther) doc.clientID = CLIENT + 1
          change(doc, what, at)
        }
        const read = readWrittenOnce(Y.encodeStateAsUpdate(doc))
        if (read) expect(read).toEqual(readDocument(doc, NOTE))
      }),
      { numRuns: 300 },
    )
  })

  it('is left to Yjs where the bytes end early or go on', () => {
    const update = Y.encodeStateAsUpdate(build('Titre', readMarkdown('Un mot').blocks))
    for (let end = 0; end < update.length; end += 1)
      expect(readWrittenOnce(update.subarray(0, end))).toBeUndefined()
    expect(readWrittenOnce(new Uint8Array([...update, 0]))).toBeUndefined()
  })
})

function change(doc: Y.Doc, what: string, at: number): void {
  const body = doc.getXmlFragment('body')
  const first = body.get(0)
  const text = first instanceof Y.XmlElement ? first.get(0) : undefined
  const title = doc.getText('title')
  const place = Math.min(at, body.length)
  if (what === 'block') {
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText('ajouté')])
    body.insert(place, [paragraph])
  } else if (what === 'delete' && place < body.length) body.delete(place, 1)
  else if (what === 'title') title.insert(Math.min(at, title.length), 'x')
  else if (what === 'append') title.insert(title.length, ' suite')
  else if (what === 'attribute' && first instanceof Y.XmlElement) first.setAttribute('level', '2')
  else if (text instanceof Y.XmlText) text.insert(Math.min(at, text.length), 'é', { bold: {} })
}
