// Random lives of a note on three machines. `npm run soak` runs more of them.
import { beforeAll, describe, expect, it } from 'vitest'
import { readySodium } from '../../shared/records/sodium'
import { liveHistory } from '../support/histories'

const COUNT = 20

beforeAll(readySodium)

describe('three machines that type, part, restart and meet again', () => {
  const seeds = Array.from({ length: COUNT }, (_, at) => 1_000 + at)
  it.each(seeds)('end with the same text and every word (seed %i)', async (seed) => {
    const ending = await liveHistory(seed)
    const [first, ...others] = ending.texts
    expect(others).toEqual([first, first])
    expect(ending.missing).toEqual([])
    expect(ending.repeated).toEqual([])
  })
})
