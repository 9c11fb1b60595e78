// What every store of a relay must do, told over its contract alone.
import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  type Change,
  KEPT_MS,
  type Outcome,
  type Position,
  type RelayStore,
  SPACING_MS,
  type StoreSettings,
} from '../../relay/store/contract'
import { EMPTY_LOG_HASH, recordIdOf, rollHash } from '../../shared/records/record'
import { readySodium } from '../../shared/records/sodium'

export interface StorePlace {
  /** Opens what is there, as a relay does when it starts. */
  open(settings: StoreSettings): Promise<RelayStore>
  remove(): Promise<void>
}

export function describeRelayStore(name: string, createPlace: () => Promise<StorePlace>): void {
  describe(name, () => {
    let place: StorePlace
    let store: RelayStore
    let time: number
    let settings: StoreSettings
    const room = bytes(32)
    const header = bytes(278)

    beforeEach(async () => {
      await readySodium()
      time = Date.UTC(2026, 0, 1)
      settings = { roomBytes: 1_000_000, now: () => time }
      place = await createPlace()
      store = await place.open(settings)
    })

    afterEach(async () => {
      await store.close()
      await place.remove()
    })

    const reopen = async () => {
      await store.close()
      store = await place.open(settings)
    }
    const create = () => store.commit([{ kind: 'header', room, header }])
    const append = async (count: number, size = 100) => {
      const changes = Array.from({ length: count }, () => appendTo(room, bytes(size)))
      return { changes, outcomes: await store.commit(changes) }
    }
    const checkpoint = async (expected: number, upTo: number, size = 50) => {
      const record = bytes(size)
      const hash = (await store.readPosition(room, upTo))?.hash.slice(0, 8) ?? bytes(8)
      const recordId = recordIdOf(record)
      const change = { kind: 'checkpoint', room, record, recordId, expected, upTo, hash } as const
      const [outcome] = await store.commit([change])
      return { change, outcome }
    }
    const readAll = async (after = 0) => {
      const records = await store.readRecords(room, { after, maxBytes: 1e9 })
      return records.map(({ seq }) => seq)
    }

    it('keeps its log id, and has another one elsewhere', async () => {
      const before = store.logId
      expect(before.byteLength).toBe(16)
      await reopen()
      expect(store.logId).toEqual(before)
      const elsewhere = await createPlace()
      const other = await elsewhere.open(settings)
      expect(other.logId).not.toEqual(before)
      await other.close()
      await elsewhere.remove()
    })

    it('knows no room before its header, and takes none of its records', async () => {
      expect(await store.readRooms([room])).toEqual([undefined])
      const { outcomes } = await append(1)
      expect(outcomes).toEqual([{ kind: 'refused', code: 'header-missing' }])
      await create()
      expect(await store.readRooms([bytes(32), room])).toMatchObject([
        undefined,
        { header, head: { seq: 0 }, floor: { seq: 0 }, checkpoint: undefined },
      ])
      expect(await create()).toMatchObject([{ kind: 'known' }])
    })

    it('numbers records in order and rolls the hash over them, also when opened again', async () => {
      await create()
      const { changes, outcomes } = await append(3)
      let hash = EMPTY_LOG_HASH
      for (const [at, change] of changes.entries()) {
        hash = rollHash(hash, change.recordId)
        expect(outcomes[at]).toEqual({
          kind: 'stored',
          at: { seq: at + 1, hash, bytes: (at + 1) * 100 },
        })
      }
      await reopen()
      expect((await store.readRooms([room]))[0]?.head).toEqual({ seq: 3, hash, bytes: 300 })
      const read = await store.readRecords(room, { after: 0, maxBytes: 1e9 })
      expect(read.map(({ record }) => record)).toEqual(changes.map(({ record }) => record))
      expect((await append(1)).outcomes).toMatchObject([{ at: { seq: 4 } }])
    })

    it('takes a header and records of several rooms in one commit', async () => {
      const other = bytes(32)
      const outcomes = await store.commit([
        { kind: 'header', room, header },
        { kind: 'header', room: other, header },
        appendTo(room, bytes(10)),
        appendTo(other, bytes(10)),
        appendTo(room, bytes(10)),
      ])
      expect(outcomes.map((outcome) => seqOf(outcome))).toEqual([0, 0, 1, 1, 2])
    })

    it('knows a repeated record, in one commit and after opening again', async () => {
      await create()
      const change = appendTo(room, bytes(10))
      expect(await store.commit([change, change])).toMatchObject([
        { kind: 'stored', at: { seq: 1 } },
        { kind: 'known', at: { seq: 1 } },
      ])
      await reopen()
      expect(await store.commit([change])).toMatchObject([{ kind: 'known', at: { seq: 1 } }])
      const other = bytes(32)
      const first = appendTo(other, change.record)
      expect(await store.commit([{ kind: 'header', room: other, header }, first])).toMatchObject([
        {},
        { kind: 'stored', at: { seq: 1 } },
      ])
    })

    it('tells records apart whose ids begin alike', async () => {
      await create()
      const [one, two] = [bytes(32), bytes(32)]
      two.set(one.subarray(0, 8))
      const record = bytes(10)
      expect(
        await store.commit([
          { kind: 'append', room, recordId: one, record },
          { kind: 'append', room, recordId: two, record },
        ]),
      ).toMatchObject([{ at: { seq: 1 } }, { kind: 'stored', at: { seq: 2 } }])
    })

    it('reads in pieces, at least one record each', async () => {
      await create()
      await append(10)
      const read = (after: number, maxBytes: number) => store.readRecords(room, { after, maxBytes })
      expect((await read(0, 350)).map(({ seq }) => seq)).toEqual([1, 2, 3])
      expect((await read(3, 1)).map(({ seq }) => seq)).toEqual([4])
      expect(await read(10, 1_000)).toEqual([])
      expect(await read(99, 1_000)).toEqual([])
    })

    it('refuses what overfills a room, and keeps the rest of the commit', async () => {
      settings = { ...settings, roomBytes: 250 }
      await reopen()
      await create()
      const { outcomes } = await append(3)
      expect(outcomes.map(({ kind }) => kind)).toEqual(['stored', 'stored', 'refused'])
      expect((await checkpoint(0, 2, 60)).outcome).toEqual({ kind: 'refused', code: 'room-full' })
      expect((await checkpoint(0, 2, 50)).outcome?.kind).toBe('stored')
      expect((await append(1, 1)).outcomes).toMatchObject([{ kind: 'refused' }])
    })

    it('replaces a checkpoint only by one that names it and agrees with the log', async () => {
      await create()
      await append(5)
      expect((await checkpoint(0, 6)).outcome).toEqual({ kind: 'conflict', upTo: 0, headSeq: 5 })
      expect((await checkpoint(1, 2)).outcome).toMatchObject({ kind: 'conflict' })
      const first = await checkpoint(0, 2)
      expect(first.outcome).toMatchObject({ kind: 'stored', at: { seq: 2, bytes: 200 } })
      expect(await store.commit([first.change])).toMatchObject([{ kind: 'known', at: { seq: 2 } }])
      expect((await checkpoint(0, 4)).outcome).toEqual({ kind: 'conflict', upTo: 2, headSeq: 5 })
      expect((await checkpoint(2, 2)).outcome).toMatchObject({ kind: 'conflict' })
      const forked = { ...first.change, expected: 2, upTo: 4, hash: bytes(8), recordId: bytes(32) }
      expect(await store.commit([forked])).toMatchObject([{ kind: 'conflict', upTo: 2 }])
      await reopen()
      expect((await store.readRooms([room]))[0]?.checkpoint).toMatchObject({ upTo: 2 })
      expect(await store.readCheckpoint(room, 2)).toMatchObject({
        base: { seq: 2 },
        record: first.change.record,
      })
      expect(await store.readCheckpoint(room, 3)).toBeUndefined()
      expect(await readAll()).toEqual([1, 2, 3, 4, 5])
    })

    it('R-CHECK-3: keeps a superseded state for 30 days, then begins at the checkpoint', async () => {
      await create()
      await append(3)
      await checkpoint(0, 3)
      await append(2)
      time += KEPT_MS - 1
      expect(await store.expire()).toBe(0)
      expect(await readAll()).toEqual([1, 2, 3, 4, 5])
      time += 1
      expect(await store.expire()).toBe(1)
      expect(await store.expire()).toBe(0)
      expect(await readAll(3)).toEqual([4, 5])
      expect(await store.readPosition(room, 2)).toBeUndefined()
      const floor = await store.readPosition(room, 3)
      await reopen()
      const [stored] = await store.readRooms([room])
      expect(stored?.floor).toEqual(floor)
      expect(stored).toMatchObject({ head: { seq: 5, bytes: 500 }, checkpoint: { upTo: 3 } })
      expect((await append(1)).outcomes).toMatchObject([{ at: { seq: 6 } }])
    })

    it('R-CHECK-3: can rebuild what a false checkpoint left out, whatever came after it', async () => {
      await create()
      await append(2)
      await checkpoint(0, 2)
      time += KEPT_MS
      await append(2)
      // False, and then one after the other to push the true one out.
      for (let upTo = 3; upTo <= 4; upTo += 1) await checkpoint(upTo - 1, upTo)
      for (let day = 0; day < 29; day += 1) {
        await append(1)
        await checkpoint(4 + day, 5 + day)
        await store.expire()
        time += SPACING_MS
      }
      const [stored] = await store.readRooms([room])
      expect(stored?.floor.seq).toBe(2)
      expect(await store.readCheckpoint(room, 2)).toBeDefined()
      expect((await readAll(2)).length).toBe(31)
    })

    it('R-CHECK-3: keeps at most one superseded checkpoint a day', async () => {
      await create()
      await append(40)
      for (let upTo = 1; upTo <= 40; upTo += 1) {
        await checkpoint(upTo - 1, upTo)
        time += SPACING_MS / 10
      }
      const kept = await Promise.all(
        Array.from({ length: 40 }, (_, at) => store.readCheckpoint(room, at + 1)),
      )
      const count = kept.filter(Boolean).length
      expect(count).toBeGreaterThanOrEqual(4)
      expect(count).toBeLessThanOrEqual(6)
      time += 2 * KEPT_MS
      await store.expire()
      expect((await store.readRooms([room]))[0]).toMatchObject({
        floor: { seq: 40 },
        head: { seq: 40, bytes: 4_000 },
        checkpoint: { upTo: 40 },
      })
      expect((await append(1)).outcomes).toMatchObject([{ at: { seq: 41, bytes: 4_100 } }])
    })

    it('frees room for new records when old ones expire', async () => {
      settings = { ...settings, roomBytes: 1_000 }
      await reopen()
      await create()
      await append(8)
      await checkpoint(0, 8)
      expect((await append(2)).outcomes.map(({ kind }) => kind)).toEqual(['stored', 'refused'])
      time += KEPT_MS
      await store.expire()
      expect((await append(8)).outcomes.every(({ kind }) => kind === 'stored')).toBe(true)
    })

    it('finds every record by its place and by its id, however many came since', async () => {
      await create()
      const other = bytes(32)
      await store.commit([{ kind: 'header', room: other, header }])
      const here: (Change & { readonly kind: 'append' })[] = []
      for (let batch = 0; batch < 9; batch += 1) {
        const { changes } = await append(500, 20)
        here.push(...changes)
        await store.commit([appendTo(other, bytes(20)), ...here.slice(-1)])
      }
      const expectAllFound = async () => {
        const numbers = await readThrough(store, room)
        expect(numbers).toEqual(here.map((_, at) => at + 1))
        for (const seq of [1, 2_047, 2_048, 2_049, 4_095, 4_096, 4_500])
          expect(await store.readPosition(room, seq)).toMatchObject({ seq, bytes: seq * 20 })
        const outcomes = await store.commit(here)
        expect(outcomes.map((outcome) => seqOf(outcome))).toEqual(numbers)
        expect(outcomes.every(({ kind }) => kind === 'known')).toBe(true)
        expect(await readThrough(store, other)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
      }
      await expectAllFound()
      await reopen()
      await expectAllFound()
      expect((await append(1)).outcomes).toMatchObject([{ at: { seq: 4_501 } }])
    })

    it('drops what expired, be it found through the indexes or not yet', async () => {
      await create()
      await append(3_000, 10)
      await checkpoint(0, 2_900)
      const { changes } = await append(200, 10)
      await checkpoint(2_900, 3_100)
      time += KEPT_MS
      expect(await store.expire()).toBe(1)
      expect(await readAll(3_100)).toEqual(Array.from({ length: 100 }, (_, at) => 3_101 + at))
      expect(await store.commit(changes.slice(100))).toMatchObject(
        changes.slice(100).map(() => ({ kind: 'known' })),
      )
      await reopen()
      expect((await append(1)).outcomes).toMatchObject([{ at: { seq: 3_201 } }])
    })

    it('stores nothing of a commit that fails, and goes on', async () => {
      await create()
      const good = appendTo(room, bytes(10))
      // A value that no store can keep stands for a disk that gives up half-way.
      const bad = { ...good, record: undefined as unknown as Uint8Array, recordId: bytes(32) }
      await expect(store.commit([good, bad])).rejects.toThrow()
      expect((await store.readRooms([room]))[0]?.head.seq).toBe(0)
      expect(await store.commit([good])).toMatchObject([{ kind: 'stored', at: { seq: 1 } }])
    })

    it('brings nothing of a commit that failed with a commit that has no records', async () => {
      await create()
      const good = Array.from({ length: 17 }, () => appendTo(room, bytes(10)))
      const bad = { ...appendTo(room, bytes(10)), record: undefined as unknown as Uint8Array }
      await expect(store.commit([...good, bad])).rejects.toThrow()
      await store.commit([{ kind: 'header', room: bytes(32), header }])
      await reopen()
      expect((await store.readRooms([room]))[0]?.head.seq).toBe(0)
    })
  })
}

function appendTo(room: Uint8Array, record: Uint8Array): Change & { readonly kind: 'append' } {
  return { kind: 'append', room, record, recordId: recordIdOf(record) }
}

async function readThrough(store: RelayStore, room: Uint8Array): Promise<readonly number[]> {
  const found: number[] = []
  for (;;) {
    const records = await store.readRecords(room, { after: found.at(-1) ?? 0, maxBytes: 1e9 })
    if (records.length === 0) return found
    found.push(...records.map(({ seq }) => seq))
  }
}

function seqOf(outcome: Outcome): number | undefined {
  return 'at' in outcome ? (outcome.at as Position).seq : undefined
}

function bytes(size: number): Uint8Array {
  return new Uint8Array(randomBytes(size))
}
