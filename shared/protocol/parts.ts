/**
 * Frames longer than a message. A long frame's `op | payload` is cut into PART frames on its channel;
 * other channels' frames may come in between, so one long record never holds up the rest.
 */
import { encodeBody, encodeFrames, type Frame, type MalformedFrame, parseBody } from './frames'
import { concat } from '../records/bytes'

/** Length, channel, op and flag of one PART, at their longest. */
const PART_OVERHEAD_BYTES = 24

/** Coalesces frames into as few messages as the limit allows, cutting those that are longer. */
export function encodeMessages(
  frames: readonly Frame[],
  messageBytes: number,
): readonly Uint8Array<ArrayBuffer>[] {
  const messages: Uint8Array<ArrayBuffer>[] = []
  let pending: Uint8Array<ArrayBuffer>[] = []
  let size = 0
  for (const frame of frames) {
    for (const bytes of encodeWithin(frame, messageBytes)) {
      if (size > 0 && size + bytes.byteLength > messageBytes) {
        messages.push(concat(...pending))
        pending = []
        size = 0
      }
      pending.push(bytes)
      size += bytes.byteLength
    }
  }
  if (size > 0) messages.push(concat(...pending))
  return messages
}

function encodeWithin(frame: Frame, messageBytes: number): readonly Uint8Array<ArrayBuffer>[] {
  const whole = encodeFrames([frame])
  if (whole.byteLength <= messageBytes) return [whole]
  return splitBody(frame.channel, encodeBody(frame), messageBytes).map((part) =>
    encodeFrames([part]),
  )
}

/** The PART frames of one long `op | payload`, each within a message. */
export function splitBody(channel: number, body: Uint8Array, messageBytes: number): Frame[] {
  const step = messageBytes - PART_OVERHEAD_BYTES
  const parts: Frame[] = []
  for (let at = 0; at < body.byteLength; at += step) {
    const bytes = body.subarray(at, at + step)
    parts.push({ kind: 'part', channel, isFinal: at + step >= body.byteLength, bytes })
  }
  return parts
}

/** Puts the parts of each channel together again, within a limit for each and for all of them. */
export class PartAssembler {
  readonly #held = new Map<number, { readonly parts: Uint8Array[]; bytes: number }>()
  readonly #limits: { readonly frameBytes: number; readonly allBytes: number }
  #bytes = 0

  constructor(limits: { readonly frameBytes: number; readonly allBytes: number }) {
    this.#limits = limits
  }

  /** What unfinished frames hold now. */
  get heldBytes(): number {
    return this.#bytes
  }

  /**
   * Any other frame passes through; a part gives its frame when it is the last, nothing before.
   * Malformed: a frame too long, or one that comes between the parts of its own channel.
   */
  receive(frame: Frame): Frame | MalformedFrame | undefined {
    if (frame.kind !== 'part') {
      return this.#held.has(frame.channel) ? this.#refuse(frame.channel) : frame
    }
    const held = this.#held.get(frame.channel) ?? { parts: [], bytes: 0 }
    const size = frame.bytes.byteLength
    const isTooLong = held.bytes + size > this.#limits.frameBytes
    if (isTooLong || this.#bytes + size > this.#limits.allBytes || size === 0)
      return this.#refuse(frame.channel)
    held.parts.push(frame.bytes)
    held.bytes += size
    this.#bytes += size
    this.#held.set(frame.channel, held)
    if (!frame.isFinal) return undefined
    this.forget(frame.channel)
    const whole = parseBody(frame.channel, concat(...held.parts))
    return whole.kind === 'part' ? this.#refuse(frame.channel) : whole
  }

  /** Called when a channel closes. */
  forget(channel: number): void {
    this.#bytes -= this.#held.get(channel)?.bytes ?? 0
    this.#held.delete(channel)
  }

  #refuse(channel: number): MalformedFrame {
    this.forget(channel)
    return { kind: 'malformed', channel, reason: 'malformed' }
  }
}
