// What a damaged disk has lost of a note and a relay still has.
import { randomBytes } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { readySodium } from '../../shared/records/sodium'
import { onEnd } from '../support/on-end'
import { settle } from '../support/replicas'
import { type Pair, machineAt, twoPeople } from '../support/replica-stories'
import { openTestRelay } from '../support/relay-server'
import { createSlowClock } from '../support/slow-clock'

beforeAll(readySodium)

// A checkpoint would bring it all at once.
const tailLimits = { records: 1_000, bytes: 1e9 }

/** Of what the desk held of the note nothing can be read, as it finds once it reads on. */
async function damageInMidReading({ relay, laptop, desk, note }: Omit<Pair, 'settled'>) {
  laptop.type(note, 0, 'ancien ')
  await laptop.settledWith([desk])
  desk.disconnect()
  await desk.close()
  // More than one commit takes, so that the reading goes on after the first.
  for (let at = 0; at < 16; at += 1) {
    laptop.type(note, 0, randomBytes(75_000).toString('base64'))
    laptop.library.sealer.seal(note)
  }
  await laptop.settledWith([])
  await desk.reopen()
  desk.library.documents.drop(note)
  desk.library.log.sqlite.run('UPDATE records SET content = zeroblob(80) WHERE docId = ?', note)
  const stop = desk.library.changed.add((docIds) => {
    if (!docIds.includes(note)) return
    stop()
    desk.library.open(note)
  })
  desk.connect()
  await settle(relay.url, [laptop, desk])
  expect(desk.heard('rows-damaged')).toBe(true)
  expect(desk.text(note).length).toBe(laptop.text(note).length)
  expect(desk.text(note) === laptop.text(note)).toBe(true)
}

describe('damage that is found while the relay is being read', () => {
  it('is made good from the beginning, not from where the reading stood', async () => {
    await damageInMidReading(await twoPeople({ tailLimits }))
  })

  it('is made good also while many other notes wait for their turn', async () => {
    const relay = await openTestRelay()
    onEnd(relay.close)
    const laptop = await machineAt(relay.url, 'laptop', { tailLimits })
    const desk = await machineAt(relay.url, 'desk', { tailLimits, clock: createSlowClock() })
    const note = laptop.createNote('Semis')
    desk.takeUp(laptop.share(note, 'edit'))
    for (let at = 0; at < 30; at += 1) desk.createNote(`Note ${at}`)
    await damageInMidReading({ relay, laptop, desk, note })
  })
})
