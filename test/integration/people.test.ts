// Who made a note and who wrote in it, as each machine tells it: certificates and names travel with
// the note through a real relay.
import { beforeAll, describe, expect, it } from 'vitest'
import type { DocId } from '../../shared/records/keys'
import { readySodium, sodium } from '../../shared/records/sodium'
import { SlicedWork } from '../../host/library/sliced-work'
import { readDocumentPeople } from '../../host/people/read-people'
import { onEnd } from '../support/on-end'
import type { Machine } from '../support/replicas'
import { machineAt, twoPeople } from '../support/replica-stories'
import { openTestRelay } from '../support/relay-server'

beforeAll(readySodium)

async function peopleOn(machine: Machine, docId: DocId) {
  const people = await readDocumentPeople(
    machine.library,
    new SlicedWork(machine.library.clock),
    docId,
  )
  if (!people) throw new Error('it is not here')
  return people
}

/** "(me)" beside one's own name. */
async function namesOn(machine: Machine, docId: DocId) {
  const { createdBy, writers, unverified } = await peopleOn(machine, docId)
  const nameOf = ({ name, isMe }: (typeof writers)[number]) => `${name}${isMe ? ' (me)' : ''}`
  return { createdBy: createdBy && nameOf(createdBy), writers: writers.map(nameOf), unverified }
}

function nameMachine(machine: Machine, name: string): void {
  machine.library.holdings.home.setName(name)
}

describe('the people of a shared note', () => {
  it('are told by name on every machine, oneself first', async () => {
    const { laptop, desk, note, settled } = await twoPeople()
    nameMachine(desk, 'Karim')
    desk.type(note, 0, 'bonjour')
    await settled()
    expect(await namesOn(laptop, note)).toEqual({
      createdBy: 'laptop (me)',
      writers: ['laptop (me)', 'Karim'],
      unverified: 0,
    })
    expect(await namesOn(desk, note)).toEqual({
      createdBy: 'laptop',
      writers: ['Karim (me)', 'laptop'],
      unverified: 0,
    })
  })

  it('have the name that they gave themselves since, where they write again', async () => {
    const { laptop, desk, note, settled } = await twoPeople()
    laptop.type(note, 0, 'a')
    nameMachine(laptop, 'Nadia Roy')
    await settled()
    expect((await namesOn(desk, note)).createdBy).toBe('laptop')
    expect((await namesOn(laptop, note)).createdBy).toBe('Nadia Roy (me)')
    laptop.type(note, 0, 'b')
    await settled()
    expect((await namesOn(desk, note)).createdBy).toBe('Nadia Roy')
  })

  it('have a name there also where they gave one only to share', async () => {
    const relay = await openTestRelay()
    onEnd(relay.close)
    const laptop = await machineAt(relay.url, 'laptop')
    const desk = await machineAt(relay.url, 'desk')
    const note = laptop.createNote('Semis')
    expect((await peopleOn(laptop, note)).createdBy).toMatchObject({ name: null, isMe: true })
    desk.takeUp(laptop.share(note, 'view'))
    await laptop.settledWith([desk])
    expect((await namesOn(desk, note)).createdBy).toBe('laptop')
  })

  it('leave nothing of themselves where they only read', async () => {
    const relay = await openTestRelay()
    onEnd(relay.close)
    const laptop = await machineAt(relay.url, 'laptop')
    const desk = await machineAt(relay.url, 'desk')
    nameMachine(desk, 'Karim')
    const note = laptop.createNote('Semis')
    desk.takeUp(laptop.share(note, 'view'))
    await laptop.settledWith([desk])
    desk.openPage(note)
    desk.share(note, 'view')
    await laptop.settledWith([desk])
    const doc = desk.library.open(note)?.doc
    expect(doc?.getMap('names').size).toBe(1)
    expect(doc?.getMap('writers').size).toBe(1)
    expect((await namesOn(desk, note)).writers).toEqual(['laptop'])
  })

  it('are one person on two devices', async () => {
    const relay = await openTestRelay()
    onEnd(relay.close)
    const root = sodium.randombytes_buf(32)
    const laptop = await machineAt(relay.url, 'laptop', { root })
    nameMachine(laptop, 'Nadia')
    const note = laptop.createNote('Semis')
    laptop.library.journal.flush()
    const phone = await machineAt(relay.url, 'phone', { root, joins: true })
    await laptop.settledWith([phone])
    phone.type(note, 0, 'bonjour')
    await laptop.settledWith([phone])
    const told = { createdBy: 'Nadia (me)', writers: ['Nadia (me)'], unverified: 0 }
    expect(await namesOn(laptop, note)).toEqual(told)
    expect(await namesOn(phone, note)).toEqual(told)
    expect(phone.library.open(note)?.doc.getMap('writers').size).toBe(2)
  })

  it('are told apart by their fingerprints where two have one name', async () => {
    const { laptop, desk, note, settled } = await twoPeople()
    nameMachine(desk, 'laptop')
    desk.type(note, 0, 'bonjour')
    await settled()
    const { writers } = await peopleOn(laptop, note)
    expect(writers.map(({ name }) => name)).toEqual(['laptop', 'laptop'])
    const [mine, other] = writers.map(({ fingerprint }) => fingerprint)
    expect(mine).toMatch(/^[a-z]{4} [a-z]{4}$/u)
    expect(other).not.toBe(mine)
  })

  it('are not taken from each other by whoever may write', async () => {
    const { laptop, desk, note, settled } = await twoPeople()
    const maker = (await peopleOn(desk, note)).createdBy?.personId ?? ''
    desk.edit(note, (doc) => {
      doc.getMap('names').set(maker, doc.getMap('names').get(desk.library.device.personId))
      doc.getMap('meta').set('createdAt', 3)
    })
    await settled()
    const { createdBy, writers } = await namesOn(laptop, note)
    expect(createdBy).toBeNull()
    expect(writers).toContain('laptop (me)')
    expect((await namesOn(desk, note)).writers).toContain('null')
    laptop.type(note, 0, 'toujours moi')
    await laptop.restart()
    laptop.type(note, 0, 'encore ')
    await settled()
    expect((await namesOn(desk, note)).writers).toContain('laptop')
  })

  it('are nobody where the note is not held', async () => {
    const { laptop } = await twoPeople()
    const strange = 'AAAAAAAAAAAAAAAAAAAAAA' as DocId
    expect(
      await readDocumentPeople(laptop.library, new SlicedWork(laptop.library.clock), strange),
    ).toBeNull()
  })
})
