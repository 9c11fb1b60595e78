// Random lives of a note on three machines. `npm run soak` runs more of them.
import { beforeAll, describe, expect, it } from 'vitest'
import { readySodium } from '../../shared/records/sodium'
import { type Ending, liveHistory } from '../support/histories'

const COUNT = 12
const LOSSES = 6

beforeAll(readySodium)

describe('three machines that type, part, restart and meet again', () => {
  const seeds = Array.from({ length: COUNT }, (_, at) => 1_000 + at)
  it.each(seeds)('end with the same text and every word (seed %i)', async (seed) => {
    expectAgreement(await liveHistory(seed))
  })
})

describe('three machines at a relay that restarts and loses what it had, and a newcomer', () => {
  const seeds = Array.from({ length: LOSSES }, (_, at) => 2_000 + at)
  it.each(seeds)('end with the same text and every word (seed %i)', async (seed) => {
    expectAgreement(await liveHistory(seed, { losesData: true }))
  })
})

function expectAgreement({ texts: [first, ...others], missing, repeated }: Ending): void {
  expect(others).toEqual(others.map(() => first))
  expect({ missing, repeated }).toEqual({ missing: [], repeated: [] })
}
