import { beforeAll, describe, expect, it } from 'vitest'
import { LogPosition, startOfLog } from '../../../host/sync/log-position'
import { shortHash } from '../../../shared/protocol/proofs'
import { utf8 } from '../../../shared/records/bytes'
import { EMPTY_LOG_HASH, recordIdOf, rollHash } from '../../../shared/records/record'
import { readySodium } from '../../../shared/records/sodium'

beforeAll(readySodium)

describe('a place in a relay’s log', () => {
  it('rolls the hash over every record it reads', () => {
    const { position, records, hashes } = log(3)
    records.forEach((record, at) => expect(position.read(at + 1, recordIdOf(record))).toBe('moved'))
    expect(position.cursor).toEqual({ logId: 'aa', seq: 3, hash: hashes[3] })
  })

  it('passes over what was handed over twice', () => {
    const { position, records } = log(2)
    position.read(1, recordIdOf(record(records, 0)))
    expect(position.read(1, recordIdOf(record(records, 0)))).toBe('known')
    expect(position.seq).toBe(1)
  })

  it('notices a record that was left out', () => {
    const { position, records } = log(3)
    position.read(1, recordIdOf(record(records, 0)))
    expect(position.read(3, recordIdOf(record(records, 2)))).toBe('gap')
  })

  it('moves over its own acknowledged records, which are not handed over', () => {
    const { position, own } = log(2)
    expect(position.acknowledge(1, own(1))).toBe('moved')
    expect(position.acknowledge(2, own(2))).toBe('moved')
    expect(position.seq).toBe(2)
  })

  it('waits for what stands between it and an acknowledged record', () => {
    const { position, records, own, hashes } = log(3)
    expect(position.acknowledge(3, own(3))).toBe('waiting')
    expect(position.isWaiting).toBe(true)
    position.read(1, recordIdOf(record(records, 0)))
    expect(position.read(2, recordIdOf(record(records, 1)))).toBe('moved')
    expect(position.cursor).toMatchObject({ seq: 3, hash: hashes[3] })
    expect(position.isWaiting).toBe(false)
  })

  it('refuses an acknowledgement that another log gave', () => {
    const { position, own } = log(2)
    expect(position.acknowledge(1, { ...own(1), shortHash: new Uint8Array(8) })).toBe('mismatch')
  })

  it('refuses a repeated acknowledgement whose hash is not that of its place', () => {
    const { position, own } = log(2)
    position.acknowledge(1, own(1))
    expect(position.acknowledge(1, own(1))).toBe('known')
    expect(position.acknowledge(1, { ...own(1), shortHash: new Uint8Array(8) })).toBe('mismatch')
  })
})

function log(count: number) {
  const records = Array.from({ length: count }, (_, at) => utf8(`record ${at + 1}`))
  const hashes = [EMPTY_LOG_HASH]
  for (const bytes of records) hashes.push(rollHash(hashes.at(-1) ?? bytes, recordIdOf(bytes)))
  const own = (seq: number) => ({
    recordId: recordIdOf(record(records, seq - 1)),
    shortHash: shortHash(hashes[seq] ?? EMPTY_LOG_HASH),
  })
  return { position: new LogPosition(startOfLog('aa')), records, hashes, own }
}

function record(records: readonly Uint8Array[], at: number): Uint8Array {
  return records[at] ?? new Uint8Array()
}
