import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  encodeFrames,
  type Frame,
  type MalformedFrame,
  parseMessage,
} from '../../../shared/protocol/frames'
import { PAYLOADS } from '../../../shared/protocol/payload-codecs'

const bytes = (size: number, fill: number) => new Uint8Array(size).fill(fill)
const limits = {
  messageBytes: 1 << 20,
  recordBytes: 1 << 24,
  roomBytes: 2 ** 40,
  channels: 10,
  rooms: 20,
  windowBytes: 300,
}
const state = {
  hasHeader: true,
  isResumed: false,
  headSeq: 9,
  headHash: bytes(32, 1),
  baseSeq: 4,
  baseHash: bytes(32, 2),
  checkpointUpTo: 4,
  startsWithCheckpoint: true,
}
const cursor = { logId: bytes(16, 3), seq: 2 ** 40, hash: bytes(8, 4) }

/** One of each op there is. */
const every: readonly Frame[] = [
  { kind: 'hello', channel: 0, version: 1, address: 'wss://relais.exemple/é' },
  { kind: 'welcome', channel: 0, version: 1, logId: bytes(16, 1), nonce: bytes(32, 2), limits },
  {
    kind: 'heads',
    channel: 0,
    heads: [{ room: bytes(32, 5), seq: 7, hash: bytes(8, 6), proof: bytes(16, 7) }],
  },
  {
    kind: 'differ',
    channel: 0,
    heads: [{ room: bytes(32, 5), status: 'refused', seq: 0, hash: bytes(8, 0) }],
  },
  {
    kind: 'push',
    channel: 0,
    heads: [{ room: bytes(32, 5), status: 'head', seq: 300, hash: bytes(8, 1) }],
  },
  { kind: 'unwatch', channel: 0, rooms: [bytes(32, 1), bytes(32, 2)] },
  { kind: 'open', channel: 1, room: bytes(32, 8), proof: bytes(16, 9), from: 'oldest', cursor },
  { kind: 'state', channel: 200, ...state },
  { kind: 'record', channel: 1, seq: 3, record: bytes(500, 1) },
  { kind: 'eose', channel: 1, seq: 3 },
  { kind: 'write', channel: 1, proof: bytes(64, 1), header: bytes(0, 0) },
  { kind: 'grant', channel: 1 },
  { kind: 'deny', channel: 1, code: 4405 },
  { kind: 'append', channel: 1, record: bytes(300, 2) },
  { kind: 'ack', channel: 1, recordId: bytes(32, 1), seq: 1, hash: bytes(8, 2) },
  { kind: 'nak', channel: 1, recordId: bytes(32, 1), code: 4502 },
  {
    kind: 'checkpoint',
    channel: 1,
    expected: 0,
    upTo: 5,
    hash: bytes(8, 3),
    record: bytes(90, 4),
  },
  { kind: 'conflict', channel: 1, recordId: bytes(32, 1), upTo: 4, headSeq: 8 },
  { kind: 'checkpointed', channel: 1, upTo: 4, recordId: bytes(32, 9) },
  { kind: 'fetch', channel: 1 },
  { kind: 'eph', channel: 1, bytes: bytes(20, 1) },
  { kind: 'window', channel: 1, bytes: 70_000 },
  { kind: 'close', channel: 1, code: 4400, reason: 'malformed' },
  { kind: 'part', channel: 1, isFinal: true, bytes: bytes(3, 1) },
]

/** Views and copies compare alike. */
function plain(frames: readonly (Frame | MalformedFrame)[]): unknown {
  return frames.map((frame) => structuredClone(frame))
}

describe('frames', () => {
  it('comes back as it was sent, every op in one message', () => {
    expect(new Set(every.map((frame) => frame.kind)).size).toBe(Object.keys(PAYLOADS).length)
    const parsed = parseMessage(encodeFrames(every))
    expect(parsed.isBroken).toBe(false)
    expect(plain(parsed.frames)).toEqual(every)
  })

  it('gives every op a number of its own', () => {
    const codes = Object.values(PAYLOADS).map(({ code }) => code)
    expect(new Set(codes).size).toBe(codes.length)
  })

  it('R-FRAME-1: marks a frame cut short at any byte as malformed, and reads the next one', () => {
    const after: Frame = { kind: 'eose', channel: 9, seq: 1 }
    for (const frame of every) {
      const whole = encodeFrames([frame])
      const body = whole.subarray(sizeOfVarUint(whole))
      for (let size = 1; size < body.byteLength; size += 1) {
        const cut = Buffer.concat([prefix(size), body.subarray(0, size), encodeFrames([after])])
        const { frames, isBroken } = parseMessage(new Uint8Array(cut))
        if (isBroken) continue
        expect(plain(frames.slice(1)), `${frame.kind} cut at ${size}`).toEqual([after])
        expect(['malformed', frame.kind]).toContain(frames[0]?.kind)
      }
    }
  })

  it('R-FRAME-1: refuses bytes left over, an unknown op and a value that cannot be', () => {
    const kinds = (message: Uint8Array) => parseMessage(message).frames
    expect(kinds(Uint8Array.of(3, 1, 0x21, 0))).toEqual([
      { kind: 'malformed', channel: 1, reason: 'malformed' },
    ])
    expect(kinds(Uint8Array.of(2, 7, 0x7f))).toEqual([
      { kind: 'malformed', channel: 7, reason: 'op-unknown' },
    ])
    expect(kinds(Uint8Array.of(3, 1, 0x33, 2))).toEqual([
      { kind: 'malformed', channel: 1, reason: 'malformed' },
    ])
    // 2^53 and more is no seq: it would be another number in a store.
    const huge = [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x1f]
    expect(kinds(Uint8Array.of(10, 1, 0x13, ...huge))).toEqual([
      { kind: 'malformed', channel: 1, reason: 'malformed' },
    ])
  })

  it('R-FRAME-1: believes no count without the items', () => {
    const claim = Uint8Array.of(6, 0, 0x03, 0xff, 0xff, 0xff, 0x7f)
    expect(parseMessage(claim).frames).toEqual([
      { kind: 'malformed', channel: 0, reason: 'malformed' },
    ])
  })

  it('R-FRAME-2: stops at a broken length, with what came before it', () => {
    const good: Frame = { kind: 'fetch', channel: 1 }
    for (const broken of [[0], [5, 1, 0x29], [0x80], [0xff, 0xff, 0xff, 0xff, 0xff]]) {
      const message = new Uint8Array([...encodeFrames([good]), ...broken])
      const { frames, isBroken } = parseMessage(message)
      expect(frames).toEqual([good])
      expect(isBroken, String(broken)).toBe(true)
    }
  })

  it('never throws, whatever comes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (message) => {
        parseMessage(message)
      }),
      { numRuns: 2_000 },
    )
  })

  it('never reads past its own bytes into the buffer behind', () => {
    const behind = new Uint8Array(200).fill(0xaa)
    behind.set([4, 1, 0x24, 1, 1], 10)
    const { frames } = parseMessage(behind.subarray(10, 15))
    expect(frames).toEqual([{ kind: 'malformed', channel: 1, reason: 'malformed' }])
  })
})

function prefix(length: number): Uint8Array {
  const bytesOfLength: number[] = []
  let left = length
  for (; left > 127; left = Math.floor(left / 128)) bytesOfLength.push((left % 128) + 128)
  return Uint8Array.of(...bytesOfLength, left)
}

function sizeOfVarUint(message: Uint8Array): number {
  return message.findIndex((byte) => byte < 128) + 1
}
