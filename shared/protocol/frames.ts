/**
 * What a host and a relay say to each other, one WebSocket message at a time. A message is several
 * frames, each `varUint length | varUint channel | u8 op | payload`; channel 0 is the socket's own,
 * the others are opened by the host, one for each room it follows live (docs/protocol.md).
 *
 * Bytes in a parsed frame are views of the message: copy what outlives it or crosses a port.
 */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { PAYLOADS } from './payload-codecs'
import type { OpName, PayloadOf } from './payloads'

export const PROTOCOL_VERSION = 1

/** Every frame there is: `kind` names the op, the rest is its payload. */
export type Frame = {
  [Name in OpName]: { readonly kind: Name; readonly channel: number } & PayloadOf<Name>
}[OpName]
export type FrameOf<Name extends OpName> = Extract<Frame, { readonly kind: Name }>

/** A frame that cannot be read: its channel is closed, the socket and the other channels go on. */
export interface MalformedFrame {
  readonly kind: 'malformed'
  readonly channel: number
  readonly reason: 'op-unknown' | 'malformed'
}

/** The frames up to the first broken length prefix; after one, nothing that follows can be trusted. */
export interface ParsedMessage {
  readonly frames: readonly (Frame | MalformedFrame)[]
  readonly isBroken: boolean
}

const OPS_BY_CODE = new Map<number, OpName>(
  (Object.keys(PAYLOADS) as OpName[]).map((name) => [PAYLOADS[name].code, name]),
)

/** One WebSocket message. What is longer than a relay takes goes in parts first (parts.ts). */
export function encodeFrames(frames: readonly Frame[]): Uint8Array<ArrayBuffer> {
  const message = encoding.createEncoder()
  for (const frame of frames) writeFrame(message, frame.channel, encodeBody(frame))
  return encoding.toUint8Array(message)
}

/** `u8 op | payload`, without length and channel: encoded once, sent on many channels. */
export function encodeBody(frame: Frame): Uint8Array<ArrayBuffer> {
  const body = encoding.createEncoder()
  encoding.writeUint8(body, PAYLOADS[frame.kind].code)
  // The kind picks both the codec and the payload's type, which the compiler cannot follow here.
  const write = PAYLOADS[frame.kind].write as (to: encoding.Encoder, payload: Frame) => void
  write(body, frame)
  return encoding.toUint8Array(body)
}

/** `body` is what `encodeBody` gave. */
export function writeFrame(message: encoding.Encoder, channel: number, body: Uint8Array): void {
  encoding.writeVarUint(message, varUintBytes(channel) + body.byteLength)
  encoding.writeVarUint(message, channel)
  encoding.writeUint8Array(message, body)
}

/** Never throws: a wrong frame stands there as malformed, and `isBroken` says the rest is lost. */
export function parseMessage(message: Uint8Array): ParsedMessage {
  const frames: (Frame | MalformedFrame)[] = []
  const decoder = decoding.createDecoder(message)
  while (decoding.hasContent(decoder)) {
    const frame = nextFrame(decoder)
    if (!frame) return { frames, isBroken: true }
    frames.push(frame)
  }
  return { frames, isBroken: false }
}

/** Parses `u8 op | payload`, all of it: bytes left over make a frame malformed. */
export function parseBody(channel: number, body: Uint8Array): Frame | MalformedFrame {
  const kind = OPS_BY_CODE.get(body[0] ?? -1)
  if (!kind) return { kind: 'malformed', channel, reason: 'op-unknown' }
  // Nearly all that a relay gets, and all of it payload: worth no decoder.
  if (kind === 'append') return { kind, channel, record: body.subarray(1) }
  const decoder = decoding.createDecoder(body.subarray(1))
  try {
    const payload = PAYLOADS[kind].read(decoder)
    if (decoding.hasContent(decoder)) return { kind: 'malformed', channel, reason: 'malformed' }
    return { kind, channel, ...payload } as Frame
  } catch {
    // lib0 and the payload readers throw at the end of the bytes: outside input, so a value here.
    return { kind: 'malformed', channel, reason: 'malformed' }
  }
}

/** How many bytes lib0 writes it in. */
export function varUintBytes(value: number): number {
  let size = 1
  for (let left = value; left > 127; left = Math.floor(left / 128)) size += 1
  return size
}

function nextFrame(decoder: decoding.Decoder): Frame | MalformedFrame | undefined {
  try {
    const length = decoding.readVarUint(decoder)
    const end = decoder.pos + length
    if (length < 1 || end > decoder.arr.byteLength) return undefined
    const channel = decoding.readVarUint(decoder)
    if (decoder.pos > end) return undefined
    const body = decoder.arr.subarray(decoder.pos, end)
    decoder.pos = end
    return parseBody(channel, body)
  } catch {
    // A length or channel that never ends: the next frame's start is unknown.
    return undefined
  }
}
