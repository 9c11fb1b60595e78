// A long log is replaced by one state, by whoever is there, and newcomers read that.
import { beforeAll, describe, expect, it } from 'vitest'
import { readySodium } from '../../shared/records/sodium'
import { machineAt, type Pair, twoPeople } from '../support/replica-stories'
import { until } from '../support/replicas'

beforeAll(readySodium)

const TAIL = { records: 5, bytes: 1 << 20 }

describe('a note with a long log', () => {
  it('gets a checkpoint, from which a newcomer reads', async () => {
    const pair = await twoPeople({ tailLimits: TAIL })
    const { relay, laptop, note } = pair
    await typeRecords(pair, 8)
    await until([laptop, pair.desk], async () => (await checkpointOf(pair)) >= 5)
    const late = await machineAt(relay.url, 'late')
    late.takeUp(laptop.share(note, 'edit'))
    await late.settledWith([])
    expect(late.text(note)).toBe(laptop.text(note))
    expect(late.library.tail(note).checkpointSeq).toBe(await checkpointOf(pair))
  })

  it('gets one checkpoint, not one from each who is there', async () => {
    const pair = await twoPeople({ tailLimits: TAIL })
    const { laptop, desk, note, settled } = pair
    laptop.openPage(note)
    desk.openPage(note)
    await typeRecords(pair, 6)
    await until([laptop, desk], async () => {
      const upTo = await checkpointOf(pair)
      const known = [laptop, desk].map(({ library }) => library.tail(note).checkpointSeq)
      return upTo >= 5 && known.every((seq) => seq === upTo)
    })
    const heads = await laptop.heads(pair.relay.url)
    await settled()
    expect(laptop.heard('checkpoint-lacked-state')).toBe(false)
    expect(desk.heard('checkpoint-lacked-state')).toBe(false)
    expect(await laptop.heads(pair.relay.url)).toEqual(heads)
  })

  it('gets none from a reader', async () => {
    const pair = await twoPeople()
    const { relay, laptop, note } = pair
    const reader = await machineAt(relay.url, 'reader', { tailLimits: { records: 1, bytes: 1 } })
    reader.takeUp(laptop.share(note, 'view'))
    reader.openPage(note)
    await typeRecords(pair, 4)
    await laptop.settledWith([reader])
    await reader.restart()
    reader.openPage(note)
    await laptop.settledWith([reader])
    expect(await checkpointOf(pair)).toBe(0)
  })

  it('is caught up with from the checkpoint by a machine that was long away', async () => {
    const pair = await twoPeople({ tailLimits: TAIL })
    const { laptop, desk, note, settled } = pair
    laptop.type(note, 0, 'au départ ')
    await settled()
    desk.disconnect()
    desk.type(note, 0, 'sans réseau ')
    for (let at = 0; at < 12; at += 1) {
      laptop.type(note, 0, `mot ${at} `)
      await laptop.settledWith([])
    }
    await until([laptop], async () => (await checkpointOf(pair)) > 5)
    desk.connect()
    await settled()
    expect(desk.text(note)).toBe(laptop.text(note))
    expect(desk.text(note)).toContain('sans réseau ')
    expect(desk.text(note)).toContain('mot 0 ')
  })
})

async function typeRecords({ laptop, note, settled }: Pair, count: number): Promise<void> {
  for (let at = 0; at < count; at += 1) {
    laptop.type(note, 0, `mot ${at} `)
    await settled()
  }
}

async function checkpointOf({ relay, laptop, note }: Pair): Promise<number> {
  const room = laptop.library.room(note)?.keys.roomIdBytes
  const [stored] = await relay.store.readRooms(room ? [room] : [])
  return stored?.checkpoint?.upTo ?? 0
}
