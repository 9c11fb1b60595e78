// Keys that a relay refuses, by the hundred or wrongly: others are tried a few at a time, and none is
// given up for good.
import { beforeAll, describe, expect, it } from 'vitest'
import { equalBytes, toBase64url } from '../../shared/records/bytes'
import { type DocId, toViewCapability } from '../../shared/records/keys'
import { randomBytes } from '../../shared/records/random'
import { readySodium } from '../../shared/records/sodium'
import { formatLink } from '../../shared/text/link'
import { onEnd } from '../support/on-end'
import { openTestRelay } from '../support/relay-server'
import { openRenamingProxy } from '../support/renaming-proxy'
import { machineAt } from '../support/replica-stories'
import { type Machine, until } from '../support/replicas'
import { openSharers, type SharingCurator } from '../support/sharing-curators'

beforeAll(readySodium)

const MANY = 150
const AT_ONCE = 64

function keyTo(machine: Machine, note: DocId) {
  const held = machine.library.holdings.document(note)
  if (!held) throw new Error('it is not held')
  return toViewCapability(held.capability)
}

function wrongLink(machine: Machine, note: DocId, relay: string): string {
  return formatLink({ ...keyTo(machine, note), viewSecret: randomBytes(32) }, relay)
}

/** How many were given another key before each time that their rooms were told of it. */
function watchTries(machine: Machine) {
  const { library } = machine
  const { relay } = library.log
  const rows: number[] = []
  const alone: DocId[] = []
  let count = 0
  const resetCursor = relay.resetCursor.bind(relay)
  relay.resetCursor = (docId) => {
    count += 1
    if (!library.log.isInTransaction) alone.push(docId)
    resetCursor(docId)
  }
  library.subscribeRooms(() => {
    if (count > 0) rows.push(count)
    count = 0
  })
  const triedInAll = () => rows.reduce((sum, row) => sum + row, 0)
  return { rows, alone, triedInAll }
}

function expectFewAtOnce({ rows, alone }: ReturnType<typeof watchTries>): void {
  expect(alone).toEqual([])
  expect(Math.max(...rows)).toBeLessThanOrEqual(AT_ONCE)
  expect(rows.length).toBeLessThan(MANY / 2)
}

function isRefused(machine: Machine): (note: DocId) => boolean {
  return (note) => machine.library.viewKeys.isWanted(note)
}

describe('hundreds of refused keys', () => {
  it('give way to those of another notebook in a few commits', async () => {
    const { curators, until, settled } = await openSharers('nadia', 'mallory', 'samuel')
    const [nadia, mallory, samuel] = curators as readonly [
      SharingCurator,
      SharingCurator,
      SharingCurator,
    ]
    const notes = nadia.createNotes(MANY)
    const notebooks = ['Médiation', 'Reliure'].map((title) => nadia.notebook(title, notes))
    for (const notebook of notebooks) mallory.machine.takeUp(nadia.machine.share(notebook, 'edit'))
    await until(() => notes.every((note) => mallory.rightsTo(note) === 'view'))
    for (const notebook of notebooks)
      mallory.machine.edit(notebook, (doc) => {
        for (const note of notes) {
          const keys = mallory.library.holdings.keys(note)?.keys
          const wrong = {
            v: toBase64url(randomBytes(32)),
            w: toBase64url(keyTo(mallory.machine, note).writerKey),
          }
          doc.getMap('keys').set(`${note}:${keys?.roomId}`, wrong)
        }
      })
    await settled()
    const [first, second] = notebooks as [DocId, DocId]
    samuel.machine.takeUp(mallory.machine.share(first, 'view'))
    await until(() => notes.every(isRefused(samuel.machine)))
    const tries = watchTries(samuel.machine)
    samuel.machine.takeUp(mallory.machine.share(second, 'view'))
    await until(() => tries.triedInAll() >= MANY)
    expectFewAtOnce(tries)
  })

  it('give way to others that are held in a few commits', async () => {
    const relay = await openTestRelay()
    onEnd(relay.close)
    const writer = await machineAt(relay.url, 'writer')
    const samuel = await machineAt(relay.url, 'samuel')
    const notes = Array.from({ length: MANY }, () => writer.createNote('Semis'))
    await writer.settledWith([])
    for (const note of notes) {
      samuel.takeUp(wrongLink(writer, note, relay.url))
      samuel.takeUp(wrongLink(writer, note, relay.url))
    }
    await until([samuel], () => notes.every(isRefused(samuel)))
    await samuel.restart()
    const tries = watchTries(samuel)
    await until([samuel], () => tries.triedInAll() >= MANY)
    expectFewAtOnce(tries)
  })
})

it('asks anew about a key whose refusal still waits when the connection begins again', async () => {
  const relay = await openTestRelay()
  onEnd(relay.close)
  const writer = await machineAt(relay.url, 'writer')
  const samuel = await machineAt(relay.url, 'samuel')
  samuel.disconnect()
  const note = writer.createNote('Semis')
  samuel.takeUp(formatLink(keyTo(writer, note), relay.url))
  const { viewKeys } = samuel.library
  const given: DocId[] = []
  viewKeys.wanted.add((docIds) => given.push(...docIds))
  viewKeys.refuse(note)
  expect(viewKeys.isWanted(note)).toBe(true)
  viewKeys.connected(() => true)
  expect(viewKeys.isWanted(note)).toBe(false)
  await writer.settledWith([])
  samuel.connect()
  await until([samuel], () => samuel.title(note) === 'Semis')
  expect(given).toEqual([])
})

it('A true key that a relay refused by a mistake of its own opens the note once that is mended', async () => {
  const proxy = await openRenamingProxy()
  onEnd(proxy.close)
  const relay = await openTestRelay({ addresses: [proxy.address] })
  onEnd(relay.close)
  proxy.setTarget(relay.url)
  const writer = await machineAt(relay.url, 'writer')
  const samuel = await machineAt(proxy.address, 'samuel')
  const note = writer.createNote('Semis')
  await writer.settledWith([])
  const wrong = wrongLink(writer, note, proxy.address)
  samuel.takeUp(wrong)
  await until([samuel], () => isRefused(samuel)(note))
  samuel.disconnect()
  proxy.rename(true)
  samuel.takeUp(formatLink(keyTo(writer, note), proxy.address))
  // It has forgotten which were refused, and tries all that it holds.
  await samuel.restart()
  const hasTriedAll = new Promise<void>((settle) => {
    samuel.library.viewKeys.wanted.add(() => settle())
  })
  samuel.connect()
  await hasTriedAll
  const isTrue = () => {
    const used = samuel.library.holdings.keys(note)?.keys.viewSecret
    return used !== undefined && equalBytes(used, keyTo(writer, note).viewSecret)
  }
  expect(isTrue()).toBe(false)
  proxy.rename(false)
  await until([samuel], () => samuel.title(note) === 'Semis')
  await until([samuel], isTrue)
})
