import { beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { CategoryId } from '../../../shared/model/categories'
import { createNotebook, Notebook } from '../../../shared/model/notebook'
import {
  createDocumentKeys,
  createEditCapability,
  type DocId,
  toViewCapability,
} from '../../../shared/records/keys'
import { randomBytes } from '../../../shared/records/random'
import { readySodium } from '../../../shared/records/sodium'
import type { CollectionReading } from '../../../shared/text/reading/document-reading'
import { readDocument } from '../../../shared/text/reading/read-document'
import { createRandom, type Random } from '../../support/random'

beforeAll(readySodium)

describe('a notebook', () => {
  it('tells who integrated a note, when, where in the order and with which remark', () => {
    const { nadia, samuel, meet } = twoCurators()
    const [a, b] = [noteId(), noteId()]
    nadia.notes.integrate([a, b], 'nadia', 5)
    nadia.notes.setRemark(b, 'à lire d’abord')
    nadia.notes.move([b], 0)
    meet()
    expect(samuel.notes.list()).toMatchObject([
      { docId: b, by: 'nadia', at: 5, remark: 'à lire d’abord' },
      { docId: a, by: 'nadia', at: 5, remark: '' },
    ])
  })

  it('keeps both choices when two curators classify one note at once', () => {
    const { nadia, samuel, meet } = twoCurators()
    const note = noteId()
    nadia.notes.integrate([note], 'nadia', 1)
    const [method, tool] = [nadia.categories.create('Méthode'), nadia.categories.create('Outil')]
    meet()
    nadia.classify([note], method)
    samuel.classify([note], tool)
    samuel.categories.rename(method, 'Méthodes')
    nadia.categories.recolour(method, 'teal')
    meet()
    for (const notebook of [nadia, samuel]) {
      expect(notebook.categoriesOf(note)).toEqual(new Set([method, tool]))
      expect(notebook.categories.category(method)).toMatchObject({
        name: 'Méthodes',
        colour: 'teal',
      })
    }
  })

  it('follows a merge with what another classifies there meanwhile', () => {
    const { nadia, samuel, meet } = twoCurators()
    const note = noteId()
    nadia.notes.integrate([note], 'nadia', 1)
    const [old, kept] = [nadia.categories.create('Outils'), nadia.categories.create('Outil')]
    meet()
    nadia.categories.merge(old, kept)
    samuel.classify([note], old)
    meet()
    expect(samuel.categoriesOf(note)).toEqual(new Set([kept]))
    expect(samuel.categories.list().map(({ id }) => id)).toEqual([kept])
    samuel.declassify([note], kept)
    expect(samuel.categoriesOf(note).size).toBe(0)
  })

  it('keeps one of two categories that are merged into each other at once', () => {
    const { nadia, samuel, meet } = twoCurators()
    const note = noteId()
    nadia.notes.integrate([note], 'nadia', 1)
    const [a, b] = [nadia.categories.create('A'), nadia.categories.create('B')]
    nadia.classify([note], a)
    meet()
    nadia.categories.merge(a, b)
    samuel.categories.merge(b, a)
    meet()
    const smaller = [a, b].toSorted()[0] as CategoryId
    for (const notebook of [nadia, samuel]) {
      expect(notebook.categories.list().map(({ id }) => id)).toEqual([smaller])
      expect(notebook.categoriesOf(note)).toEqual(new Set([smaller]))
    }
  })

  it('keeps the notes of a deleted category, unclassified, and gives both back', () => {
    const { nadia } = twoCurators()
    const note = noteId()
    nadia.notes.integrate([note], 'nadia', 1)
    const category = nadia.categories.create('Récits')
    nadia.classify([note], category)
    nadia.categories.delete(category, 9)
    expect(nadia.categoriesOf(note).size).toBe(0)
    expect(nadia.notes.list()).toHaveLength(1)
    expect(nadia.categories.removed()).toMatchObject([{ id: category, deletedAt: 9 }])
    nadia.categories.restore(category)
    expect(nadia.categoriesOf(note)).toEqual(new Set([category]))
  })

  it('reads a chain of five thousand merges, and one that bites its tail', () => {
    const doc = new Y.Doc()
    createNotebook(doc, 1)
    const ids = Array.from(
      { length: 5000 },
      (_, n) => `c${String(n).padStart(15, '0')}` as CategoryId,
    )
    const map = doc.getMap('categories')
    const note = noteId()
    doc.transact(() => {
      doc.getMap('integrated').set(note, { by: '', at: 1 })
      ids.forEach((id, n) => {
        map.set(`${id}/name`, id)
        if (ids[n + 1]) map.set(`${id}/mergedInto`, ids[n + 1])
        doc.getMap('placed').set(`${note}:${id}`, true)
      })
    })
    const notebook = new Notebook(doc)
    const [first, last] = [ids[0] as CategoryId, ids.at(-1) as CategoryId]
    expect(notebook.categories.list().map(({ id }) => id)).toEqual([last])
    expect(notebook.categories.removed()).toHaveLength(4999)
    expect([...notebook.categoriesOf(note)]).toEqual([last])
    const read = () => readDocument(doc, noteId()) as CollectionReading
    expect(read().members[0]?.categoryIds).toEqual([last])
    map.set(`${last}/mergedInto`, first)
    expect(notebook.categories.list().map(({ id }) => id)).toEqual([first])
    expect(read().members[0]?.categoryIds).toEqual([first])
  })

  it('merges nothing into a category that is gone', () => {
    const { nadia } = twoCurators()
    const [a, b] = [nadia.categories.create('A'), nadia.categories.create('B')]
    nadia.categories.delete(b, 1)
    nadia.categories.merge(a, b)
    expect(nadia.categories.list().map(({ id }) => id)).toEqual([a])
  })

  it('splits a category: the chosen notes go to the new one, which stands beside it', () => {
    const { nadia } = twoCurators()
    const [stays, goes] = [noteId(), noteId()]
    nadia.notes.integrate([stays, goes], 'nadia', 1)
    const [first, last] = [nadia.categories.create('Tout'), nadia.categories.create('Fin')]
    nadia.classify([stays, goes], first)
    const created = nadia.createBeside(first, 'Une part')
    nadia.reclassify([goes], first, created)
    expect(nadia.categories.list().map(({ id }) => id)).toEqual([first, created, last])
    expect(nadia.categoriesOf(stays)).toEqual(new Set([first]))
    expect(nadia.categoriesOf(goes)).toEqual(new Set([created]))
  })

  it('brings a note back with its categories and remark when it is integrated again', () => {
    const { nadia, samuel, meet } = twoCurators()
    const note = noteId()
    nadia.notes.integrate([note], 'nadia', 1)
    const category = nadia.categories.create('Récits')
    meet()
    nadia.notes.takeOut([note])
    samuel.classify([note], category)
    meet()
    expect(samuel.notes.list()).toEqual([])
    expect(samuel.categoriesOf(note).size).toBe(0)
    samuel.notes.integrate([note], 'samuel', 2)
    expect(samuel.notes.list()).toMatchObject([{ docId: note, by: 'samuel', at: 2 }])
    expect(samuel.categoriesOf(note)).toEqual(new Set([category]))
  })

  it('holds view capabilities alone, and passes over one that claims another id', () => {
    const { nadia, doc } = twoCurators()
    const note = createEditCapability(randomBytes(32))
    nadia.notes.keys.add([createDocumentKeys(note.editSecret)])
    expect([...nadia.notes.keys.list()]).toEqual([[note.docId, toViewCapability(note)]])
    expect(JSON.stringify(doc.toJSON())).not.toContain('"e"')
    const keys = doc.getMap('keys')
    const [[, entry] = []] = [...keys.entries()]
    const claimed = noteId()
    keys.set(`${claimed}:x`, entry)
    expect(nadia.notes.keys.list().has(claimed)).toBe(false)
  })

  it('classifies a note where a peer wrote something else in that place', () => {
    const doc = new Y.Doc()
    const notebook = new Notebook(doc)
    const note = noteId()
    notebook.notes.integrate([note], 'nadia', 1)
    const category = notebook.categories.create('Outil')
    doc.getMap('placed').set(`${note}:${category}`, 'yes')
    expect([...notebook.placedIn(note)]).toEqual([])
    notebook.classify([note], category)
    expect([...notebook.placedIn(note)]).toEqual([category])
  })

  it('skips what it does not know and reads the rest', () => {
    const { nadia, doc } = twoCurators()
    const note = noteId()
    nadia.notes.integrate([note], 'nadia', 1)
    const category = nadia.categories.create('Récits')
    nadia.classify([note], category)
    doc.getMap('integrated').set('not an id', { by: 'x', at: 1 })
    doc.getMap('integrated').set(noteId(), 42)
    doc.getMap('order').set(note, { rank: 1 })
    doc.getMap('placed').set(`${note}:short`, true)
    doc.getMap('categories').set('short/name', 'x')
    doc.getMap('categories').set(`${category}/colour`, 7)
    expect(nadia.notes.list()).toMatchObject([{ docId: note, rank: undefined }])
    expect(nadia.categories.list()).toMatchObject([{ id: category, colour: undefined }])
    expect(nadia.categoriesOf(note)).toEqual(new Set([category]))
  })

  it('is the same for three curators after any history, without duplicate or orphan', () => {
    for (let seed = 1; seed <= 40; seed += 1) {
      const random = createRandom(seed)
      const docs = [new Y.Doc(), new Y.Doc(), new Y.Doc()]
      const [first] = docs
      if (!first) throw new Error('no document')
      createNotebook(first, 1)
      const notebooks = docs.map((doc) => new Notebook(doc))
      const notes = Array.from({ length: 8 }, noteId)
      for (let step = 0; step < 60; step += 1) {
        const at = random.below(3)
        const [doc, notebook] = [docs[at], notebooks[at]]
        if (doc && notebook && random.below(4) > 0) curate(notebook, notes, random, step)
        else if (doc) Y.applyUpdate(random.pick(docs), Y.encodeStateAsUpdate(doc))
      }
      for (const from of docs) for (const to of docs) Y.applyUpdate(to, Y.encodeStateAsUpdate(from))
      const [seen, ...others] = notebooks.map((notebook) => describeNotebook(notebook, notes))
      for (const other of others) expect(other, `seed ${seed}`).toEqual(seen)
      const listed = seen?.notes.map(({ docId }) => docId) ?? []
      expect(new Set(listed).size, `seed ${seed}`).toBe(listed.length)
      const inUse = new Set(seen?.categories.map(({ id }) => id))
      for (const ids of seen?.placed.values() ?? [])
        for (const id of ids) expect(inUse.has(id), `seed ${seed}`).toBe(true)
      // A curator who opens it anew reads what those see who had it open.
      if (first) expect(describeNotebook(new Notebook(first), notes)).toEqual(seen)
    }
  })
})

function curate(notebook: Notebook, notes: readonly DocId[], random: Random, step: number): void {
  const note = random.pick(notes)
  if (notebook.categories.list().length === 0) notebook.categories.create('Première')
  const known = [...notebook.categories.list(), ...notebook.categories.removed()]
  const category = random.pick(known).id
  const acts: readonly (() => unknown)[] = [
    () => notebook.notes.integrate([note], 'p', step),
    () => notebook.notes.takeOut([note]),
    () => notebook.notes.move([note], random.below(8)),
    () => notebook.categories.create(`c${step}`),
    () => notebook.categories.move(category, random.below(4)),
    () => notebook.categories.merge(category, random.pick(known).id),
    () => notebook.categories.delete(category, step),
    () => notebook.categories.restore(category),
    () => notebook.classify([note], category),
    () => notebook.declassify([note], category),
    () => notebook.reclassify([note], category, notebook.createBeside(category, `s${step}`)),
  ]
  random.pick(acts)()
}

function describeNotebook(notebook: Notebook, notes: readonly DocId[]) {
  return {
    notes: notebook.notes.list(),
    categories: notebook.categories.list(),
    removed: notebook.categories.removed(),
    placed: new Map(notes.map((note) => [note, [...notebook.categoriesOf(note)].toSorted()])),
  }
}

function noteId(): DocId {
  return createEditCapability(randomBytes(32)).docId
}

function twoCurators() {
  const [first, second] = [new Y.Doc(), new Y.Doc()]
  createNotebook(first, 1)
  const meet = () => {
    Y.applyUpdate(second, Y.encodeStateAsUpdate(first))
    Y.applyUpdate(first, Y.encodeStateAsUpdate(second))
  }
  meet()
  return { nadia: new Notebook(first), samuel: new Notebook(second), doc: first, meet }
}
