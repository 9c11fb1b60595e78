// What the catalog is told of a document that people have edited.
import { beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { createDocument, createEmpty, writeTitle } from '../../../shared/model/document'
import { NoteFacts } from '../../../shared/model/note'
import { createNotebook, Notebook } from '../../../shared/model/notebook'
import { PROGRAM } from '../../../shared/model/origin'
import { createEditCapability, type DocId } from '../../../shared/records/keys'
import { randomBytes } from '../../../shared/records/random'
import { readySodium } from '../../../shared/records/sodium'
import { writeBody } from '../../../shared/text/body/body-document'
import { formatPlace } from '../../../shared/text/link'
import { readMarkdown } from '../../../shared/text/markdown/markdown-read'
import type { CollectionReading, NoteReading } from '../../../shared/text/reading/document-reading'
import { readDocument } from '../../../shared/text/reading/read-document'

beforeAll(readySodium)

const OTHER = 'AAAAAAAAAAAAAAAAAAAAAA' as DocId

function readMarkdownNote(markdown: string): NoteReading {
  const doc = createEmpty()
  doc.transact(() => {
    createDocument(doc, 'note', 1)
    writeBody(doc.getXmlFragment('body'), readMarkdown(markdown).blocks)
  })
  const reading = readDocument(doc, OTHER)
  if (reading.kind !== 'note') throw new Error('it is a note')
  return reading
}

describe('a note as it is read', () => {
  it('has its links where the text says them, one for each however they are marked', () => {
    const place = formatPlace(OTHER, 'Deux')
    const { links, text } = readMarkdownNote(
      `# Un\n\nVoir [la **note** ici](${place}), puis [ailleurs](https://exemple.fr).\n\n- [elle](${formatPlace(OTHER)})`,
    )
    expect(links.map(({ at, length }) => text.slice(at, at + length))).toEqual([
      'la note ici',
      'elle',
    ])
    expect(links.map(({ target, heading }) => [target, heading])).toEqual([
      [OTHER, 'Deux'],
      [OTHER, ''],
    ])
  })

  it('leads to other notes from the fields that its type shows', () => {
    const doc = createEmpty()
    createDocument(doc, 'note', 1)
    const facts = new NoteFacts(doc)
    facts.seeAlso.create({ note: OTHER })
    facts.seeAlso.create({ note: 'no id' })
    facts.roles.create({ note: OTHER, role: 'parte\0naire' })
    facts.roles.delete(facts.roles.create({ note: OTHER, role: 'ancien' }), 1)
    const seeAlso = { target: OTHER, kind: 'see-also', words: '' }
    expect(readDocument(doc, OTHER)).toMatchObject({ relations: [seeAlso], more: 'partenaire' })
    facts.setType('organisation')
    expect(readDocument(doc, OTHER)).toMatchObject({
      relations: [{ target: OTHER, kind: 'role', words: 'partenaire' }, seeAlso],
    })
  })

  it('has its headings, the tasks left to do, and whether something is attached', () => {
    const blob = `carnet://blob/${'A'.repeat(43)}`
    const reading = readMarkdownNote(
      `# Un *deux*\n\n- [ ] a\n- [x] b\n- [ ] c\n\n### Trois\n\n![plan](${blob})`,
    )
    expect(reading).toMatchObject({
      headings: [
        { level: 1, text: 'Un deux' },
        { level: 3, text: 'Trois' },
      ],
      openTasks: 2,
      hasAttachments: true,
      text: 'Un deux\na\nb\nc\nTrois\nplan',
    })
    expect(readMarkdownNote('![plan](plan.png)').hasAttachments).toBe(false)
  })

  it('leads to a place alone: a key in an address makes it no link, but a secret', () => {
    const { links } = readMarkdownNote(
      [
        `carnet://note/${OTHER}#e=x&r=y`,
        `carnet://note/${OTHER}#h=Un&e=x`,
        `carnet://note/${OTHER}#h=%20Un%20`,
        `carnet://note/short`,
        `carnet://notebook/${OTHER}`,
        'wiki:Nom',
      ]
        .map((href) => `[x](${href})`)
        .join(' '),
    )
    expect(links).toMatchObject([{ target: OTHER, heading: 'Un' }])
  })

  it('is an empty one while nothing of it has come, and in no list where its kind is unknown', () => {
    const doc = createEmpty()
    expect(readDocument(doc, OTHER)).toMatchObject({
      kind: 'note',
      title: '',
      text: '',
      createdAt: undefined,
    })
    doc.getMap('meta').set('kind', 'recipe')
    expect(readDocument(doc, OTHER).kind).toBe('unlisted')
  })

  it('stands what a peer of another version wrote in its facts', () => {
    const doc = createEmpty()
    doc.getMap('meta').set('publishedAt', 'hier')
    doc.getMap('meta').set('language', 5)
    doc.getMap('tags').set('x', 'yes')
    doc.getMap('authors').set('short/name', 'Nobody')
    expect(readDocument(doc, OTHER)).toMatchObject({
      publishedAt: null,
      language: '',
      tags: [],
      authors: [],
    })
  })
})

describe('a notebook as it is read', () => {
  const noteId = () => createEditCapability(randomBytes(32)).docId

  function readNotebook(write: (notebook: Notebook, doc: Y.Doc) => void): CollectionReading {
    const doc = createEmpty()
    createNotebook(doc, 7)
    const notebook = new Notebook(doc)
    write(notebook, doc)
    const reading = readDocument(doc, OTHER)
    if (reading.kind !== 'notebook') throw new Error('it is a notebook')
    return reading
  }

  it('has its members in order, with the categories that merges lead to', () => {
    const [a, b, c] = [noteId(), noteId(), noteId()]
    const reading = readNotebook((notebook, doc) => {
      writeTitle(doc, 'Jardin', PROGRAM)
      notebook.setSetting('colour', 'teal')
      notebook.setUnderlinesTerms(false)
      notebook.notes.integrate([a, b, c], 'Nadia', 5)
      notebook.notes.move([c], 0)
      notebook.notes.setRemark(b, 'à lire')
      const [kept, merged, deleted] = ['Outil', 'Outils', 'Vieux'].map((name) =>
        notebook.categories.create(name),
      )
      if (!kept || !merged || !deleted) throw new Error('three categories')
      notebook.classify([a], kept)
      notebook.classify([a, b], merged)
      notebook.classify([c, a], deleted)
      notebook.categories.merge(merged, kept)
      notebook.categories.delete(deleted, 9)
    })
    const [kept] = reading.categories
    expect(reading).toMatchObject({
      title: 'Jardin',
      colour: 'teal',
      underlinesTerms: false,
      createdAt: 7,
    })
    expect(reading.members).toMatchObject([
      { docId: c, categoryIds: [] },
      { docId: a, categoryIds: [kept?.id], by: 'Nadia', at: 5 },
      { docId: b, categoryIds: [kept?.id], remark: 'à lire' },
    ])
    expect(reading.categories).toMatchObject([
      { name: 'Outil', isRemoved: false, keeps: 0 },
      { name: 'Outils', isRemoved: true, keeps: 2 },
      { name: 'Vieux', isRemoved: true, keeps: 2 },
    ])
    expect(reading.members.map(({ place }) => place)).toEqual(
      reading.members.map(({ place }) => place).toSorted(),
    )
  })

  it('ends a cycle of merges, which two curators can make, at one category', () => {
    const note = noteId()
    const reading = readNotebook((notebook, doc) => {
      notebook.notes.integrate([note], '', 1)
      const ids = ['Un', 'Deux', 'Trois'].map((name) => notebook.categories.create(name))
      ids.forEach((id, at) => {
        doc.getMap('categories').set(`${id}/mergedInto`, ids[(at + 1) % ids.length])
        notebook.classify([note], id)
      })
    })
    const inUse = reading.categories.filter(({ isRemoved }) => !isRemoved)
    expect(inUse).toHaveLength(1)
    expect(reading.members[0]?.categoryIds).toEqual([inUse[0]?.id])
  })

  it('puts what has no place in the order behind what has one', () => {
    const ids = [noteId(), noteId(), noteId()]
    const reading = readNotebook((notebook, doc) => {
      notebook.notes.integrate(ids, '', 1)
      doc.getMap('order').delete(ids[0] ?? '')
      doc.getMap('order').set(ids[1] ?? '', 'not a rank!')
    })
    expect(reading.members[0]?.docId).toBe(ids[2])
    const places = reading.members.map(({ place }) => place)
    expect(places).toEqual(places.toSorted())
  })
})
