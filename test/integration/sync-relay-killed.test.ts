// kill -9 of the relay in the middle of appends, at moments from a seed: what it acknowledged is
// there when it comes back, in the same place.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toBase64url } from '../../shared/records/bytes'
import { recordIdOf } from '../../shared/records/record'
import { readySodium } from '../../shared/records/sodium'
import { createTemporaryFolder } from '../support/folders'
import { onEnd } from '../support/on-end'
import { createRandom } from '../support/random'
import {
  buildRelay,
  type RelayBundle,
  type RelayChild,
  startRelayChild,
} from '../support/relay-child'
import { RelayClient } from '../support/relay-client'
import { machineAt } from '../support/replica-stories'
import type { Machine } from '../support/replicas'

const KILLS = 5
let bundle: RelayBundle
beforeAll(async () => {
  await readySodium()
  bundle = await buildRelay()
})
afterAll(() => bundle.remove())

type NoteId = ReturnType<Machine['createNote']>

describe('a relay that is killed while machines write', () => {
  it('has every record that it acknowledged, and gets the rest', async () => {
    const random = createRandom(7)
    const folder = await createTemporaryFolder('killed')
    onEnd(folder.remove)
    let relay = await startRelayChild(bundle, folder.path)
    onEnd(() => relay.kill())
    const port = new URL(relay.url).port
    const laptop = await machineAt(relay.url, 'laptop')
    const desk = await machineAt(relay.url, 'desk')
    const note = laptop.createNote('Tenace')
    desk.takeUp(laptop.share(note, 'edit'))
    await laptop.settledWith([desk])
    laptop.openPage(note)
    const words: string[] = []
    for (let kill = 0; kill < KILLS; kill += 1) {
      const until = random.below(40)
      for (let at = 0; at < 60; at += 1) {
        const word = `[${kill}.${at}]`
        words.push(word)
        laptop.type(note, 0, word)
        laptop.library.sealer.trySeal(note)
        if (at === until) await relay.kill()
        else if (at % 5 === 0) await laptop.breathe()
      }
      const acknowledged = acknowledgedBy(laptop, note)
      relay = await startRelayChild(bundle, folder.path, ['--port', port])
      const stored = await recordsOf(relay, laptop, note)
      expect(acknowledged.filter(([seq, id]) => stored.get(seq) !== id)).toEqual([])
    }
    await laptop.settledWith([desk])
    expect(words.filter((word) => !desk.text(note).includes(word))).toEqual([])
    expect(desk.text(note)).toBe(laptop.text(note))
    expect(desk.text(note).length).toBe(words.join('').length)
  })
})

/** What the library was told is at the relay, and where. */
function acknowledgedBy({ library }: Machine, note: NoteId): readonly [number, string][] {
  const rows = library.log.sqlite.all<{ seq: number; recordId: Uint8Array }>(
    'SELECT seq, recordId FROM records WHERE docId = ? AND seq IS NOT NULL',
    note,
  )
  return rows.map(({ seq, recordId }) => [seq, toBase64url(recordId)])
}

async function recordsOf(
  relay: RelayChild,
  { library }: Machine,
  note: NoteId,
): Promise<ReadonlyMap<number, string>> {
  const keys = library.room(note)?.keys
  if (!keys?.writerSecret) throw new Error('an editor reads')
  const client = await RelayClient.open(relay.url)
  const room = { keys: { ...keys, writerSecret: keys.writerSecret } }
  const { records } = await client.read(room, undefined, 'oldest')
  await client.close()
  return new Map(records.map(({ seq, record }) => [seq, toBase64url(recordIdOf(record))]))
}
