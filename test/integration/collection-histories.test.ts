// Random lives of a shared notebook at a real relay: whatever two curators do, they end with the same.
import { beforeAll, describe, expect, it } from 'vitest'
import { readySodium } from '../../shared/records/sodium'
import { liveCollectionHistory } from '../support/collection-histories'

beforeAll(readySodium)

const COUNT = Number(process.env.CARNET_HISTORIES ?? 20)
const SEED = Number(process.env.CARNET_SEED ?? 20_261_122)

describe('a notebook that two curators change', () => {
  it(`ends the same for both, without duplicate or orphan, ${COUNT} times from seed ${SEED}`, async () => {
    for (let seed = SEED; seed < SEED + COUNT; seed += 1) {
      const { read, refused } = await liveCollectionHistory(seed)
      const [nadia, samuel] = read
      expect(samuel, `seed ${seed}`).toEqual(nadia)
      expect(refused, `seed ${seed}`).toEqual([])
      const listed = nadia?.notes.map(({ docId }) => docId) ?? []
      expect(new Set(listed).size, `seed ${seed}`).toBe(listed.length)
      const inUse = new Set(nadia?.categories)
      for (const { categories } of nadia?.notes ?? [])
        for (const name of categories) expect(inUse.has(name), `seed ${seed}`).toBe(true)
    }
  })
})
