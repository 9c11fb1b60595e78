// What a damaged disk has lost of a note and a relay still has.
import { randomBytes } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { readySodium } from '../../shared/records/sodium'
import { settle } from '../support/replicas'
import { twoPeople } from '../support/replica-stories'

beforeAll(readySodium)

describe('damage that is found while the relay is being read', () => {
  it('is made good from the beginning, not from where the reading stood', async () => {
    const { relay, laptop, desk, note, settled } = await twoPeople({
      // A checkpoint would bring it all at once.
      tailLimits: { records: 1_000, bytes: 1e9 },
    })
    laptop.type(note, 0, 'ancien ')
    await settled()
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
  })
})
