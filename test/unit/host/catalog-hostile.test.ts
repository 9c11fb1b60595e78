// What a peer wrote into one document, and everything else that is to be listed all the same.
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { CatalogEntry } from '../../../host/catalog/contract'
import { entryOf } from '../../../host/catalog/contract'
import type { Skipped } from '../../../host/catalog/skipped'
import { openStore } from '../../../host/catalog/store'
import { IN_MEMORY } from '../../../host/catalog/store-file'
import { findTargets } from '../../../host/catalog/targets'
import { NoteFacts } from '../../../shared/model/note'
import { createNotebook } from '../../../shared/model/notebook'
import type { DocId } from '../../../shared/records/keys'
import { readDocument } from '../../../shared/text/reading/read-document'
import { catalogEntry, collectionEntry } from '../../support/catalog-entries'
import { id, listed, member, openMemoryStore } from '../../support/catalog-store'
import { onEnd } from '../../support/on-end'

const NOTE = 'AAAAAAAAAAAAAAAAAAAAAA' as DocId

describe('a document that a peer has written anything into', () => {
  it('has words that are told apart nowhere but in memory', () => {
    const doc = new Y.Doc()
    for (const set of ['tags', 'aliases'])
      for (const word of ['a\0x', 'a\0y', 'b\ud800', 'b\udfff', '\0', 'été 🌱'])
        doc.getMap(set).set(word, true)
    doc.getMap('authors').set(`${'A'.repeat(16)}/name`, ' N\0adia ')
    const reading = readDocument(doc, NOTE)
    expect(reading).toMatchObject({
      tags: ['ax', 'ay', 'b', 'été 🌱'],
      aliases: ['ax', 'ay', 'b', 'été 🌱'],
      authors: ['Nadia'],
    })
    const { docId, createdAt, modifiedAt, trashedAt, rights, isShared } = catalogEntry('hostile')
    const facts = { docId, createdAt, modifiedAt, trashedAt, rights, isShared }
    expect(listed(openMemoryStore([entryOf(facts, reading)]))).toEqual(['hostile'])
  })

  it('may have words and links that are one to SQLite', () => {
    const same = ['a\0x', 'a\0y', '\ud800', '\ud801']
    const link = { target: id('other'), heading: '', at: 1, length: 2 }
    const hostile = { tags: same, authors: same, aliases: same, links: [link, link] }
    expect(listed(openMemoryStore([catalogEntry('hostile', hostile), catalogEntry('b')]))).toEqual([
      'b',
      'hostile',
    ])
  })

  it('is listed by its title where it cannot be written, and keeps nothing else out', () => {
    const skipped: Skipped[] = []
    const { store } = openStore(IN_MEMORY, (one) => skipped.push(one))
    onEnd(() => store.close())
    const unwritable = [{}] as unknown as readonly string[]
    const entries: readonly CatalogEntry[] = [
      collectionEntry('carnet', { members: [member('a'), member('hostile')] }),
      catalogEntry('a'),
      catalogEntry('hostile', { title: 'Titre', tags: ['x'], aliases: unwritable }),
      catalogEntry('unwritable', { title: {} as string }),
      catalogEntry('b'),
    ]
    for (const put of [store.put, store.putUnhurried]) {
      skipped.length = 0
      put.call(store, entries)
      store.settle()
      expect(listed(store)).toEqual(['a', 'b', 'hostile'])
      expect(store.row(id('hostile'))?.title).toBe('Titre')
      expect(new Set(skipped.map(({ docId }) => docId))).toEqual(new Set(['hostile', 'unwritable']))
      expect(store.sqlite.get('SELECT size FROM collections')).toEqual({ size: 2 })
    }
    store.put([catalogEntry('hostile', { title: 'Mieux' })])
    expect(store.row(id('hostile'))?.title).toBe('Mieux')
  })
})

describe('what was gathered and is lost', () => {
  it('is forgotten by what finds names, so that what comes in its place is found', () => {
    const store = openMemoryStore([catalogEntry('a', { title: 'Abri' })])
    const found = (query: string) => {
      const request = { query, kinds: ['note' as const], limit: 9 }
      return findTargets(store.sqlite, store.finders.names, request).map(({ title }) => title)
    }
    store.putUnhurried([catalogEntry('b', { title: 'Zébu' })])
    expect(found('zeb')).toEqual(['Zébu'])
    const unwritable = catalogEntry('c', { docId: {} as DocId })
    expect(() => store.putUnhurried([unwritable])).toThrow('docId')
    store.put([catalogEntry('d', { title: 'Barrage' })])
    expect([found('zeb'), found('bar')]).toEqual([[], ['Barrage']])
  })
})

describe('times that no date can hold', () => {
  it.each([8.64e15 + 1, -8.64e15 - 1, Infinity, NaN, '5', null])('are not read: %s', (time) => {
    const note = new Y.Doc()
    for (const key of ['createdAt', 'publishedAt']) note.getMap('meta').set(key, time)
    expect(readDocument(note, NOTE)).toMatchObject({ createdAt: undefined, publishedAt: null })
    expect(new NoteFacts(note).publishedAt).toBeUndefined()
    const book = new Y.Doc()
    createNotebook(book, 5)
    book.getMap('meta').set('createdAt', time)
    book.getMap('integrated').set('A'.repeat(22), { by: 'Nadia', at: time })
    expect(readDocument(book, NOTE)).toMatchObject({
      createdAt: undefined,
      members: [{ by: 'Nadia', at: null }],
    })
  })

  it('are the last ones that one can', () => {
    const note = new Y.Doc()
    note.getMap('meta').set('publishedAt', -8.64e15)
    expect(readDocument(note, NOTE)).toMatchObject({ publishedAt: -8.64e15 })
  })
})
