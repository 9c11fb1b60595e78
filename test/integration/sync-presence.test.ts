// Who is here, and who has confirmed what was written.
import { beforeAll, describe, expect, it } from 'vitest'
import { readySodium } from '../../shared/records/sodium'
import { machineAt, twoPeople } from '../support/replica-stories'
import { until } from '../support/replicas'

beforeAll(readySodium)

describe('two machines with one note open', () => {
  it('see each other’s carets, and lose them when the page closes', async () => {
    const { laptop, desk, note } = await twoPeople()
    laptop.openPage(note)
    desk.openPage(note)
    laptop.placeCaret(note, { name: 'Anne', at: 3 })
    await until([laptop, desk], () => desk.carets(note).length === 1)
    expect(desk.carets(note)).toEqual([{ name: 'Anne', at: 3 }])
    laptop.placeCaret(note, { name: 'Anne', at: 4 })
    await until([laptop, desk], () => desk.carets(note).some(({ at }) => at === 4))
    laptop.closePage(note)
    await until([laptop, desk], () => desk.carets(note).length === 0)
    expect(desk.carets(note)).toEqual([])
  })

  it('see who was there before them', async () => {
    const { laptop, desk, note, settled } = await twoPeople()
    laptop.openPage(note)
    laptop.placeCaret(note, { name: 'Anne', at: 3 })
    await settled()
    desk.openPage(note)
    desk.placeCaret(note, { name: 'Bela', at: 0 })
    await until(
      [laptop, desk],
      () => desk.carets(note).length > 0 && laptop.carets(note).length > 0,
    )
    expect(desk.carets(note)).toEqual([{ name: 'Anne', at: 3 }])
    expect(laptop.carets(note)).toEqual([{ name: 'Bela', at: 0 }])
  })

  it('lose the other’s caret when their own network goes', async () => {
    const { laptop, desk, note } = await twoPeople()
    laptop.openPage(note)
    desk.openPage(note)
    laptop.placeCaret(note, { name: 'Anne', at: 3 })
    await until([laptop, desk], () => desk.carets(note).length === 1)
    desk.disconnect()
    await until([laptop, desk], () => desk.carets(note).length === 0)
    expect(desk.carets(note)).toEqual([])
  })

  it('lose the caret of a machine that falls silent', async () => {
    const { laptop, desk, note } = await twoPeople()
    laptop.openPage(note)
    desk.openPage(note)
    laptop.placeCaret(note, { name: 'Anne', at: 3 })
    await until([laptop, desk], () => desk.carets(note).length === 1)
    laptop.disconnect()
    await until([laptop, desk], () => desk.carets(note).length === 0)
    expect(desk.carets(note)).toEqual([])
  })

  it('leave nothing of it in the relay’s store', async () => {
    const { relay, laptop, desk, note, settled } = await twoPeople()
    laptop.openPage(note)
    desk.openPage(note)
    await settled()
    const heads = await laptop.heads(relay.url)
    laptop.placeCaret(note, { name: 'Anne', at: 3 })
    await until([laptop, desk], () => desk.carets(note).length === 1)
    expect(await laptop.heads(relay.url)).toEqual(heads)
  })
})

describe('"received by"', () => {
  it('counts each other device once, when it has everything that was sent', async () => {
    const { relay, laptop, desk, note, settled } = await twoPeople()
    laptop.openPage(note)
    await settled()
    laptop.type(note, 0, 'reçu ?')
    await until([laptop, desk], () => laptop.sync.received(note).receivedBy === 1)
    expect(laptop.sync.received(note).heardAt).not.toBeNull()
    const tablet = await machineAt(relay.url, 'tablet')
    tablet.takeUp(laptop.share(note, 'view'))
    await until([laptop, desk, tablet], () => laptop.sync.received(note).receivedBy === 2)
  })

  it('is learnt again after a restart, from whoever is there', async () => {
    const { laptop, desk, note, settled } = await twoPeople()
    laptop.type(note, 0, 'encore')
    desk.openPage(note)
    await settled()
    await laptop.restart()
    laptop.openPage(note)
    await until([laptop, desk], () => laptop.sync.received(note).receivedBy > 0)
    expect(laptop.sync.received(note).receivedBy).toBe(1)
  })

  it('counts nobody for what they have not applied yet', async () => {
    const { laptop, desk, note, settled } = await twoPeople()
    laptop.openPage(note)
    laptop.type(note, 0, 'un')
    await settled()
    await until([laptop, desk], () => laptop.sync.received(note).receivedBy === 1)
    desk.disconnect()
    laptop.type(note, 0, 'deux')
    await laptop.settledWith([])
    expect(laptop.sync.received(note).receivedBy).toBe(0)
    desk.connect()
    await until([laptop, desk], () => laptop.sync.received(note).receivedBy === 1)
  })
})
