import { describe, expect, it } from 'vitest'
import {
  ackBody,
  createMessage,
  recordHeadBytes,
  writeRecordHead,
} from '../../../relay/session/quick-frames'
import { encodeBody } from '../../../shared/protocol/frames'

const NUMBERS = [0, 1, 127, 128, 16_383, 16_384, 2 ** 31, 2 ** 32 + 5, Number.MAX_SAFE_INTEGER]

describe('frames encoded by hand', () => {
  it.each(NUMBERS)('are those of the protocol: ACK %d', (seq) => {
    const recordId = new Uint8Array(32).fill(7)
    const hash = Uint8Array.from({ length: 32 }, (_, at) => at)
    const ack = encodeBody({ kind: 'ack', channel: 0, recordId, seq, hash: hash.slice(0, 8) })
    expect(new Uint8Array(ackBody({ recordId, seq, hash }))).toEqual(ack)
  })

  it.each(NUMBERS)('are those of the protocol: RECORD %d', (seq) => {
    const record = new Uint8Array([1, 2, 3])
    const body = new Uint8Array(recordHeadBytes(seq) + record.byteLength)
    body.set(record, writeRecordHead(body, 0, seq))
    expect(body).toEqual(encodeBody({ kind: 'record', channel: 0, seq, record }))
  })

  it.each([
    [125, [0x82, 125]],
    [126, [0x82, 126, 0, 126]],
    [0xffff, [0x82, 126, 0xff, 0xff]],
    [0x1_0000, [0x82, 127, 0, 0, 0, 0, 0, 1, 0, 0]],
  ])('go into a message of %d bytes as RFC 6455 has it', (size, head) => {
    const { message, payloadAt } = createMessage(size)
    expect([...message.subarray(0, payloadAt)]).toEqual(head)
    expect(message.byteLength).toBe(payloadAt + size)
  })
})
