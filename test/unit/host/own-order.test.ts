import { beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { changeOwnOrder, inOwnOrder } from '../../../host/library/own-order'
import type { Library } from '../../../host/library/library'
import { Home } from '../../../shared/model/home'
import { createEditCapability, type DocId } from '../../../shared/records/keys'
import { readySodium, sodium } from '../../../shared/records/sodium'

beforeAll(readySodium)

const LETTERS = ['Abeilles', 'Bois', 'Carnets', 'Dunes', 'Étangs', 'Forêts']

interface Row {
  readonly docId: DocId
  readonly kind: 'notebook' | 'base'
  readonly title: string
}

describe('a person’s own order', () => {
  it('is by title until something is moved, and then moves that alone', () => {
    const { laptop, rows } = twoDevices()
    expect(laptop.titles()).toBe('Abeilles Bois Carnets Dunes Étangs Forêts')
    laptop.move('Dunes', -1)
    expect(laptop.titles()).toBe('Abeilles Bois Dunes Carnets Étangs Forêts')
    expect([...laptop.home.order.ranks().keys()]).toEqual([rows[3]?.docId])
  })

  it('keeps the moves of both devices, and is the same on both', () => {
    const { laptop, desk, meet } = twoDevices()
    for (let i = 0; i < 5; i += 1) laptop.move('Forêts', -1)
    for (let i = 0; i < 5; i += 1) desk.move('Abeilles', 1)
    laptop.move('Dunes', -1)
    desk.move('Étangs', 1)
    meet()
    expect(laptop.titles()).toBe(desk.titles())
    expect(laptop.titles()).toBe('Forêts Bois Dunes Carnets Étangs Abeilles')
  })

  it('is total where two devices put different ones at one place, or one at two', () => {
    const { laptop, desk, meet } = twoDevices()
    laptop.move('Carnets', -1)
    desk.move('Dunes', -1)
    desk.move('Dunes', -1)
    laptop.move('Étangs', 1)
    desk.move('Étangs', -1)
    meet()
    expect(laptop.titles()).toBe(desk.titles())
    expect(laptop.titles().split(' ').toSorted()).toEqual(LETTERS.toSorted())
  })

  it('puts one of another title among the others, and leaves a moved one where it was put', () => {
    const { laptop } = twoDevices()
    for (let i = 0; i < 3; i += 1) laptop.move('Dunes', -1)
    expect(laptop.titles()).toBe('Dunes Abeilles Bois Carnets Étangs Forêts')
    laptop.rename('Dunes', 'Zones')
    laptop.rename('Forêts', '1 arbre')
    laptop.rename('Abeilles', 'Châteaux')
    expect(laptop.titles()).toBe('Zones 1 arbre Bois Carnets Châteaux Étangs')
  })

  it('moves one past another of the same title, and past titles that begin alike', () => {
    const long = 'ž'.repeat(5000)
    const { laptop } = twoDevices(['Jardin', 'Jardin', 'Jardins', long, `${long}s`, ''])
    const first = laptop.ids()[0]
    if (!first) throw new Error('no row')
    for (let index = 1; index < 6; index += 1) {
      laptop.moveId(first, 1)
      expect(laptop.ids().indexOf(first)).toBe(index)
    }
    for (let index = 4; index >= 0; index -= 1) {
      laptop.moveId(first, -1)
      expect(laptop.ids().indexOf(first)).toBe(index)
    }
  })

  it('stays where it is at either end, and leaves the other kind alone', () => {
    const { laptop, rows } = twoDevices()
    laptop.move('Abeilles', -1)
    laptop.move('Forêts', 1)
    expect(laptop.home.order.ranks().size).toBe(0)
    const base = { ...rows[2], docId: newId(), kind: 'base', title: 'Bocage' } as Row
    const both = [...rows.slice(0, 2), base, ...rows.slice(2)]
    const reply = laptop.change(both, { kind: 'move', docId: rows[1]?.docId as DocId, by: 1 })
    expect(reply).toMatchObject({ place: { index: 2, total: 6 } })
  })

  it('is by title again when it is forgotten, and had back but for what was moved since', () => {
    const { laptop, rows } = twoDevices()
    laptop.move('Dunes', -1)
    laptop.move('Abeilles', 1)
    const reply = laptop.change(rows, { kind: 'forget', of: 'notebook' })
    if (reply.kind !== 'done') throw new Error(reply.reason)
    expect(laptop.titles()).toBe(LETTERS.join(' '))
    laptop.move('Abeilles', 1)
    laptop.move('Abeilles', 1)
    laptop.change(rows, { kind: 'restore', ranks: reply.was })
    expect(laptop.titles()).toBe('Bois Dunes Carnets Abeilles Étangs Forêts')
  })

  it('has no place for what went to the trash while the list was read', () => {
    const { laptop, rows } = twoDevices()
    const [first, second, third] = rows as [Row, Row, Row]
    laptop.trash(second.docId)
    const move = { kind: 'move', docId: second.docId, by: 1 } as const
    expect(laptop.change(rows, move)).toEqual({ kind: 'refused', reason: 'unknown' })
    expect(laptop.change(rows, { kind: 'move', docId: first.docId, by: 1 })).toMatchObject({
      place: { index: 1, total: 5 },
    })
    expect(laptop.home.order.ranks().size).toBe(1)
    expect(laptop.ids().filter((docId) => docId !== second.docId)[0]).toBe(third.docId)
  })

  it('is read beside what makes no sense', () => {
    const { laptop, doc, rows } = twoDevices()
    const map = doc.getMap<unknown>('order')
    map.set('nonsense', 'a0')
    map.set(String(rows[3]?.docId), 12)
    map.set(String(rows[4]?.docId), '')
    map.set(String(rows[5]?.docId), '../../etc')
    map.set(newId(), 'a0V')
    expect(laptop.titles()).toBe(LETTERS.join(' '))
    laptop.move('Dunes', -1)
    expect(laptop.titles()).toBe('Abeilles Bois Dunes Carnets Étangs Forêts')
  })
})

const newId = () => createEditCapability(new Uint8Array(sodium.randombytes_buf(32))).docId

function twoDevices(titles: readonly string[] = LETTERS) {
  const [doc, second] = [new Y.Doc(), new Y.Doc()]
  const meet = () => {
    Y.applyUpdate(second, Y.encodeStateAsUpdate(doc))
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(second))
  }
  const rows = titles.map((title): Row => ({ docId: newId(), kind: 'notebook', title }))
  return { doc, rows, meet, laptop: deviceOf(doc, rows), desk: deviceOf(second, rows) }
}

function deviceOf(doc: Y.Doc, rows: readonly Row[]) {
  const home = new Home(doc)
  const trashed = new Map<DocId, number>()
  // What else a library has is of no account here.
  const library = {
    access: 'write',
    holdings: { home, document: (docId: DocId) => ({ trashedAt: trashed.get(docId) }) },
    journal: { flush: () => true },
  } as unknown as Library
  let known = rows
  const change = (of: readonly Row[], asked: Parameters<typeof changeOwnOrder>[2]) =>
    changeOwnOrder(library, of, asked)
  const ordered = () => inOwnOrder(known, home.order.ranks())
  const moveId = (docId: DocId, by: 1 | -1) => change(known, { kind: 'move', docId, by })
  return {
    home,
    /** The list that is asked with still has it. */
    trash: (docId: DocId) => void trashed.set(docId, 1),
    change,
    moveId,
    ids: () => ordered().map(({ docId }) => docId),
    titles: () =>
      ordered()
        .map(({ title }) => title)
        .join(' '),
    move: (title: string, by: 1 | -1) => {
      const row = known.find((each) => each.title === title)
      if (row) moveId(row.docId, by)
    },
    /** As the catalog would list them then. */
    rename: (title: string, next: string) => {
      known = known
        .map((row) => (row.title === title ? { ...row, title: next } : row))
        .toSorted((a, b) => a.title.localeCompare(b.title, 'fr'))
    },
  }
}
