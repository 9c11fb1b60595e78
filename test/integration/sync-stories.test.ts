// Notes shared between machines through a real relay, told as people would live it.
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { DocId } from '../../shared/records/keys'
import { readySodium } from '../../shared/records/sodium'
import { Machine, openMachine, settle } from '../support/replicas'
import { openTestRelay, type TestRelay } from '../support/relay-server'

beforeAll(readySodium)

const clean: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const step of clean.splice(0).reverse()) await step()
})

describe('two machines with one note', () => {
  it('both show what either wrote', async () => {
    const { laptop, desk, note, settled } = await twoPeople()
    laptop.edit(note, (doc) => doc.getText('summary').insert(0, 'bonjour'))
    await settled()
    expect(desk.text(note)).toBe('bonjour')
    desk.edit(note, (doc) => doc.getText('summary').insert(7, ' à toutes'))
    await settled()
    expect(laptop.text(note)).toBe('bonjour à toutes')
  })

  it('agree after both have typed and deleted in one paragraph without a network', async () => {
    const { laptop, desk, note, settled } = await twoPeople()
    laptop.edit(note, (doc) => doc.getText('summary').insert(0, 'Le semis se fait en mars.'))
    await settled()
    laptop.disconnect()
    desk.disconnect()
    laptop.edit(note, (doc) => doc.getText('summary').insert(8, ' précoce'))
    laptop.edit(note, (doc) => doc.getText('summary').delete(0, 3))
    desk.edit(note, (doc) => doc.getText('summary').delete(20, 4))
    desk.edit(note, (doc) => doc.getText('summary').insert(20, 'avril'))
    laptop.connect()
    desk.connect()
    await settled()
    expect(desk.text(note)).toBe('semis précoce se fait en avril.')
    expect(laptop.text(note)).toBe(desk.text(note))
  })
})

interface Pair {
  readonly relay: TestRelay
  readonly laptop: Machine
  readonly desk: Machine
  readonly note: DocId
  settled(): Promise<void>
}

/** Two persons, one note that the first has shared to edit. */
async function twoPeople(): Promise<Pair> {
  const relay = await openTestRelay()
  clean.push(relay.close)
  const laptop = await machine(relay, 'laptop')
  const desk = await machine(relay, 'desk')
  const note = laptop.createNote('Semis')
  desk.takeUp(laptop.share(note, 'edit'))
  const settled = () => settle(relay.url, [laptop, desk])
  await settled()
  return { relay, laptop, desk, note, settled }
}

async function machine(relay: TestRelay, name: string): Promise<Machine> {
  const opened = await openMachine({ name, relay: relay.url })
  clean.push(() => opened.close())
  return opened
}
