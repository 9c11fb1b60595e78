/**
 * The fields that payloads are made of. What is read is outside input: a field that does not fit is
 * thrown as a RangeError, which makes the frame malformed.
 */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

export type Encoder = encoding.Encoder
export type Decoder = decoding.Decoder

/** Throws where the caller has bytes of another length: a bug. */
export function put(to: Encoder, bytes: Uint8Array, size: number): void {
  if (bytes.byteLength !== size) throw new Error(`${bytes.byteLength} bytes where ${size} belong`)
  encoding.writeUint8Array(to, bytes)
}

/** One byte, 0 or 1. */
export function putFlag(to: Encoder, flag: boolean): void {
  encoding.writeUint8(to, flag ? 1 : 0)
}

/** lib0 reads past the end of a view into the buffer behind it, hence our own check. */
export function take(from: Decoder, size: number): Uint8Array {
  const end = from.pos + size
  if (end > from.arr.byteLength) return refuse('too short')
  const bytes = from.arr.subarray(from.pos, end)
  from.pos = end
  return bytes
}

/** lib0 lets a number slip a little over 2^53. */
export function takeNumber(from: Decoder): number {
  const value = decoding.readVarUint(from)
  return Number.isSafeInteger(value) ? value : refuse('number too large')
}

/** 0 to 255. */
export function takeByte(from: Decoder): number {
  return take(from, 1)[0] ?? 0
}

/** All that the frame still holds. */
export function takeRest(from: Decoder): Uint8Array {
  return take(from, from.arr.byteLength - from.pos)
}

/** One byte, 0 or 1. */
export function takeFlag(from: Decoder): boolean {
  const byte = takeByte(from)
  return byte > 1 ? refuse('not a flag') : byte === 1
}

/** UTF-8 behind its length; refused when it is malformed. */
export function takeText(from: Decoder, maxBytes: number): string {
  const size = takeNumber(from)
  if (size > maxBytes) return refuse('text too long')
  return new TextDecoder('utf-8', { fatal: true }).decode(take(from, size))
}

/** Grows with what is there, never with the count alone: a count is only a claim. */
export function takeList<Item>(from: Decoder, takeItem: () => Item): readonly Item[] {
  const count = takeNumber(from)
  const items: Item[] = []
  while (items.length < count) items.push(takeItem())
  return items
}

/** Ends the reading of a frame. */
export function refuse(reason: string): never {
  throw new RangeError(reason)
}
