import fc from 'fast-check'
import { generateKeyBetween } from 'fractional-indexing'
import { describe, expect, it } from 'vitest'
import { byRank, type Ranked, rankAt, readRank } from '../../../shared/model/ranks'
import { randomBytes } from '../../../shared/records/random'

describe('a rank', () => {
  it('puts what is moved where it was put, whatever the list holds', () => {
    const rank = fc.option(fc.constantFrom('a0', 'a1', 'a1V', 'a2', 'Zz'), { nil: undefined })
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.record({ id: fc.stringMatching(/^[a-z]{3}$/u), rank }), {
          selector: ({ id }) => id,
          maxLength: 12,
        }),
        fc.nat(14),
        fc.nat(3),
        (entries, index, extra) => {
          const ordered = entries.toSorted(byRank)
          const moved = [...ordered.slice(0, extra).map(({ id }) => id), 'NEW']
          const after = apply(ordered, rankAt(ordered, moved, index, randomBytes))
          const others = ordered.filter(({ id }) => !moved.includes(id)).map(({ id }) => id)
          expect(after.map(({ id }) => id)).toEqual(others.toSpliced(index, 0, ...moved))
        },
      ),
    )
  })

  it('is written for the moved one alone where its neighbours differ', () => {
    const list = ['a0', 'a1', 'a2'].map((rank, i) => ({ id: `n${i}`, rank }))
    expect([...rankAt(list, ['n2'], 1, randomBytes).keys()]).toEqual(['n2'])
  })

  it('still fits after a thousand insertions at one place, and is read back', () => {
    let list: Ranked[] = [
      { id: 'first', rank: 'a0' },
      { id: 'last', rank: 'a1' },
    ]
    for (let n = 0; n < 1000; n += 1)
      list = apply(list, rankAt(list, [`n${n}`], 1, randomBytes)).slice(0, 3)
    expect(list.map(({ rank }) => readRank(rank))).toEqual(list.map(({ rank }) => rank))
    expect(Math.max(...list.map(({ rank }) => rank?.length ?? 0))).toBeLessThan(1024)
  })

  it('differs for two people who insert at one place at once', () => {
    const list = [{ id: 'a', rank: 'a0' }]
    const minted = Array.from({ length: 100 }, (_, n) =>
      rankAt(list, [`n${n}`], 1, randomBytes).get(`n${n}`),
    )
    expect(new Set(minted).size).toBeGreaterThan(95)
  })

  it('fits before whatever a peer wrote', () => {
    for (const head of ['A', 'B', 'Z0', 'a0', 'z']) {
      for (const end of ['', '1', '01', 'V', 'zz']) {
        const list = [{ id: 'n', rank: readRank(`${head}${'0'.repeat(25)}${end}`) }]
        const ranks = rankAt(list, ['x', 'y', 'z'], 0, randomBytes)
        const ids = apply(list, ranks).map(({ id }) => id)
        expect(ids, `${head} ${end}`).toEqual(['x', 'y', 'z', 'n'])
      }
    }
  })

  it('is none where a peer wrote something else', () => {
    const wrong = [3, null, '', '-', 'a', 'a00', 'a1!', 'é1', `a1${'z'.repeat(2000)}`]
    expect(wrong.map(readRank)).toEqual(wrong.map(() => undefined))
    expect(readRank('a1V')).toBe('a1V')
  })

  it('is one where the library that makes them would take it', () => {
    const isTaken = (value: string) => {
      try {
        generateKeyBetween(value, null)
        return true
      } catch {
        return false
      }
    }
    const key = fc.stringMatching(/^[B-Za-z][0-9A-Za-z]{1,30}$/u)
    const near = fc
      .tuple(fc.constantFrom(...'BCXYZabcyz'), fc.stringMatching(/^[0-2z]{1,30}$/u))
      .map(([head, rest]) => head + rest)
    fc.assert(
      fc.property(fc.oneof(key, near), (value) => {
        expect(readRank(value)).toBe(isTaken(value) ? value : undefined)
      }),
      { numRuns: 2000 },
    )
  })
})

function apply(list: readonly Ranked[], ranks: ReadonlyMap<string, string>): Ranked[] {
  const ids = new Set([...list.map(({ id }) => id), ...ranks.keys()])
  const before = new Map(list.map(({ id, rank }) => [id, rank]))
  return Array.from(ids, (id) => ({ id, rank: ranks.get(id) ?? before.get(id) })).toSorted(byRank)
}
