import { describe, expect, it } from 'vitest'
import { type Frame, parseMessage } from '../../../shared/protocol/frames'
import { encodeMessages, PartAssembler } from '../../../shared/protocol/parts'

const LIMIT = 1_000
const long: Frame = {
  kind: 'append',
  channel: 3,
  record: Uint8Array.from({ length: 10_000 }, (_, at) => at % 251),
}

describe('long frames', () => {
  it('R-FRAME-4: go in parts within the limit and come back whole', () => {
    const messages = encodeMessages([long], LIMIT)
    expect(messages.length).toBeGreaterThan(9)
    for (const message of messages) expect(message.byteLength).toBeLessThanOrEqual(LIMIT)
    expect(receiveAll(messages)).toEqual([long])
  })

  it('R-FRAME-4: let frames of other channels come between', () => {
    const other: Frame = { kind: 'eose', channel: 4, seq: 1 }
    const [first, ...rest] = encodeMessages([long], LIMIT)
    if (!first) throw new Error('there is a first part')
    expect(receiveAll([first, ...encodeMessages([other], LIMIT), ...rest])).toEqual([other, long])
  })

  it('R-FRAME-4: are malformed when another frame of their channel comes between', () => {
    const [first] = encodeMessages([long], LIMIT)
    const assembler = createAssembler()
    assembler.receive(part(first))
    expect(assembler.receive({ kind: 'fetch', channel: 3 })).toMatchObject({ kind: 'malformed' })
    expect(assembler.heldBytes).toBe(0)
  })

  it('R-FRAME-4: are malformed when too long, empty, or parts of parts', () => {
    const tooLong = createAssembler(500)
    expect(tooLong.receive(partOf(501))).toMatchObject({ kind: 'malformed' })
    expect(createAssembler().receive(partOf(0))).toMatchObject({ kind: 'malformed' })
    const nested = Uint8Array.of(0x33, 1, 0x29)
    const frame: Frame = { kind: 'part', channel: 3, isFinal: true, bytes: nested }
    expect(createAssembler().receive(frame)).toMatchObject({ kind: 'malformed' })
  })

  it('hold no more than allowed over all channels', () => {
    const assembler = new PartAssembler({ frameBytes: 1_000, allBytes: 1_500 })
    expect(assembler.receive({ ...partOf(1_000), channel: 1 })).toBeUndefined()
    expect(assembler.receive({ ...partOf(1_000), channel: 2 })).toMatchObject({ kind: 'malformed' })
    assembler.forget(1)
    expect(assembler.heldBytes).toBe(0)
  })

  it('coalesces short frames into one message', () => {
    const frames: Frame[] = Array.from({ length: 20 }, (_, at) => ({
      kind: 'eose',
      channel: at + 1,
      seq: at,
    }))
    const messages = encodeMessages(frames, LIMIT)
    expect(messages.length).toBe(1)
    expect(receiveAll(messages)).toEqual(frames)
  })
})

function createAssembler(frameBytes = 20_000): PartAssembler {
  return new PartAssembler({ frameBytes, allBytes: 100_000 })
}

function receiveAll(messages: readonly Uint8Array[]): unknown[] {
  const assembler = createAssembler()
  return messages
    .flatMap((message) => parseMessage(message).frames)
    .flatMap((frame) => {
      if (frame.kind === 'malformed') throw new Error('malformed')
      return assembler.receive(frame) ?? []
    })
    .map((frame) => structuredClone(frame))
}

function part(message: Uint8Array | undefined): Frame {
  const [frame] = message ? parseMessage(message).frames : []
  if (frame?.kind !== 'part') throw new Error('a part was expected')
  return frame
}

function partOf(size: number): Frame {
  return { kind: 'part', channel: 3, isFinal: false, bytes: new Uint8Array(size) }
}
