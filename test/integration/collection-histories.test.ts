// Random lives of a shared notebook at a real relay: whatever two curators do, they end with the same.
// `npm run soak` lives more of them.
import { beforeAll, describe, expect, it } from 'vitest'
import { readySodium } from '../../shared/records/sodium'
import { findFault, liveCollectionHistory } from '../support/collection-histories'

beforeAll(readySodium)

const COUNT = Number(process.env.CARNET_HISTORIES ?? 8)
const SEED = Number(process.env.CARNET_SEED ?? 20_261_122)

describe('a notebook that two curators change', () => {
  it(`ends the same for both, without duplicate or orphan, ${COUNT} times from seed ${SEED}`, async () => {
    for (let seed = SEED; seed < SEED + COUNT; seed += 1) {
      const ending = await liveCollectionHistory(seed)
      const [nadia, samuel] = ending.read
      expect(samuel, `seed ${seed}`).toEqual(nadia)
      expect(findFault(ending), `seed ${seed}`).toBeUndefined()
    }
  })
})
