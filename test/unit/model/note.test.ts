import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { attributionOf, LICENCES, type Licence, readLicence } from '../../../shared/model/licence'
import { NoteFacts } from '../../../shared/model/note'

describe('what a note is besides its text', () => {
  it('keeps the fields of every type when the type changes', () => {
    const { alix } = twoWriters()
    alix.setType('organisation')
    alix.setField('place', 'Rimouski')
    alix.text('mission').insert(0, 'Relier les gens')
    alix.setType('term')
    alix.setType('general')
    alix.setType('organisation')
    expect(alix.field('place')).toBe('Rimouski')
    expect(alix.text('mission').toString()).toBe('Relier les gens')
  })

  it('keeps what two write at once in one field, one definition, and the tags', () => {
    const { alix, boris, meet } = twoWriters()
    const id = alix.definitions.create({ at: 1, by: 'Alix' })
    alix.definition(id).insert(0, 'Un lieu partagé')
    meet()
    alix.definition(id).insert(0, 'Tiers-lieu : ')
    boris.definition(id).insert(boris.definition(id).length, ', ouvert à tous')
    boris.definitions.set(id, 'source', 'Oldenburg, 1989')
    alix.addWord('tags', ' médiation ')
    boris.addWord('tags', 'récit')
    boris.addWord('tags', '  ')
    meet()
    for (const facts of [alix, boris]) {
      expect(facts.definition(id).toString()).toBe('Tiers-lieu : Un lieu partagé, ouvert à tous')
      expect(facts.definitions.entry(id)?.values).toEqual({
        at: 1,
        by: 'Alix',
        source: 'Oldenburg, 1989',
      })
      expect(facts.words('tags')).toEqual(['médiation', 'récit'])
    }
  })

  it('gives a deleted row back with what another wrote in it meanwhile', () => {
    const { alix, boris, meet } = twoWriters()
    const id = alix.contacts.create({ name: 'Nadia', role: 'accueil' })
    meet()
    alix.contacts.delete(id, 5)
    boris.contacts.set(id, 'address', 'nadia@example.org')
    meet()
    expect(boris.contacts.list()).toEqual([])
    boris.contacts.restore(id)
    expect(boris.contacts.list()).toMatchObject([
      { values: { name: 'Nadia', role: 'accueil', address: 'nadia@example.org' } },
    ])
  })

  it('shows a type and a licence that it does not know as the narrowest it has', () => {
    const { alix, doc } = twoWriters()
    doc.getMap('meta').set('type', 'recipe')
    doc.getMap('meta').set('licence', 'CC-BY-9.0')
    doc.getMap('tags').set('half', 'yes')
    expect(alix.type).toBe('general')
    expect(alix.licence).toBe('other')
    expect(alix.words('tags')).toEqual([])
    expect(doc.getMap('meta').get('type')).toBe('recipe')
    expect(readLicence(undefined)).toBeUndefined()
  })

  it('tells once a transaction, and not of the body', () => {
    const { alix, doc } = twoWriters()
    let told = 0
    const unsubscribe = alix.subscribe(() => {
      told += 1
    })
    doc.transact(() => {
      alix.setType('term')
      alix.addWord('aliases', 'TL')
      alix.text('summary').insert(0, 'x')
    })
    expect(told).toBe(1)
    const id = alix.definitions.create({ at: 1 })
    alix.definition(id).insert(0, 'y')
    expect(told).toBe(3)
    doc.getXmlFragment('body').insert(0, [new Y.XmlElement('paragraph')])
    unsubscribe()
    alix.setType('general')
    expect(told).toBe(3)
  })
})

describe('an attribution', () => {
  it('says title, authors and licence with its address', () => {
    const names = Object.fromEntries(LICENCES.map((id) => [id, id])) as Record<Licence, string>
    const note = {
      title: 'Accueillir',
      authors: ['Nadia', 'Samuel'],
      licenceText: '',
      ofOthers: '',
    }
    expect(attributionOf({ ...note, licence: 'CC-BY-SA-4.0' }, names)).toBe(
      'Accueillir. Nadia, Samuel. CC-BY-SA-4.0 (https://creativecommons.org/licenses/by-sa/4.0/)',
    )
    expect(
      attributionOf(
        { ...note, authors: [], licence: 'other', licenceText: 'Demandez-nous' },
        names,
      ),
    ).toBe('Accueillir. Demandez-nous')
  })

  it('ends with what may belong to others', () => {
    const names = Object.fromEntries(LICENCES.map((id) => [id, id])) as Record<Licence, string>
    const note = { title: 'Accueillir', authors: ['Nadia'], licenceText: '' }
    expect(
      attributionOf({ ...note, licence: 'all-rights-reserved', ofOthers: 'Photos: Lou' }, names),
    ).toBe('Accueillir. Nadia. all-rights-reserved. Photos: Lou')
  })
})

function twoWriters() {
  const [first, second] = [new Y.Doc(), new Y.Doc()]
  const meet = () => {
    Y.applyUpdate(second, Y.encodeStateAsUpdate(first))
    Y.applyUpdate(first, Y.encodeStateAsUpdate(second))
  }
  return { alix: new NoteFacts(first), boris: new NoteFacts(second), doc: first, meet }
}
