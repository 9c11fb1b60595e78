// What a note is besides its text, between two people and through a real relay.
import { beforeAll, describe, expect, it } from 'vitest'
import { NoteFacts } from '../../shared/model/note'
import { readySodium } from '../../shared/records/sodium'
import type { Machine } from '../support/replicas'
import { twoPeople } from '../support/replica-stories'

beforeAll(readySodium)

describe('two people with one note', () => {
  it('mend one definition at once, and both keep their letters', async () => {
    const { laptop, desk, note, settled } = await twoPeople()
    change(laptop, (facts) => {
      facts.setType('term')
      const id = facts.definitions.create({ at: 1, by: 'Alix' })
      facts.definition(id).insert(0, 'Un lieu partagé')
    })
    await settled()
    laptop.disconnect()
    desk.disconnect()
    change(laptop, (facts) => facts.definition(first(facts)).insert(0, 'Tiers-lieu : '))
    change(desk, (facts) => {
      const text = facts.definition(first(facts))
      text.insert(text.length, ', ouvert à tous')
      facts.definitions.set(first(facts), 'source', 'Oldenburg, 1989')
      facts.definitions.create({ at: 2, by: 'Boris' })
    })
    laptop.connect()
    desk.connect()
    await settled()
    for (const machine of [laptop, desk]) {
      const facts = factsOf(machine)
      expect(facts.definitions.list().map(({ values }) => values.by)).toEqual(['Alix', 'Boris'])
      expect(facts.definition(first(facts)).toString()).toBe(
        'Tiers-lieu : Un lieu partagé, ouvert à tous',
      )
      expect(facts.definitions.entry(first(facts))?.values.source).toBe('Oldenburg, 1989')
    }

    function change(machine: Machine, write: (facts: NoteFacts) => void) {
      machine.edit(note, (doc) => write(new NoteFacts(doc)))
    }
    function factsOf(machine: Machine): NoteFacts {
      const open = machine.library.open(note)
      if (!open) throw new Error('the note is not here')
      return new NoteFacts(open.doc)
    }
  })

  it('keep a field that one fills while the other changes the type, and have it back with the type', async () => {
    const { laptop, desk, note, settled } = await twoPeople()
    laptop.edit(note, (doc) => new NoteFacts(doc).setType('organisation'))
    await settled()
    laptop.disconnect()
    desk.disconnect()
    laptop.edit(note, (doc) => new NoteFacts(doc).setType('term'))
    desk.edit(note, (doc) => {
      const facts = new NoteFacts(doc)
      facts.text('mission').insert(0, 'Relier les gens')
      facts.setField('place', 'Rimouski')
      facts.addWord('tags', 'réseau')
    })
    laptop.connect()
    desk.connect()
    await settled()
    for (const machine of [laptop, desk])
      machine.edit(note, (doc) => {
        const facts = new NoteFacts(doc)
        expect(facts.type).toBe('term')
        expect(facts.text('mission').toString()).toBe('Relier les gens')
        expect(facts.field('place')).toBe('Rimouski')
        expect(facts.words('tags')).toEqual(['réseau'])
      })
  })
})

function first(facts: NoteFacts) {
  const [row] = facts.definitions.list()
  if (!row) throw new Error('there is no definition')
  return row.id
}
