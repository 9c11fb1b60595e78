/**
 * Frames between a page and the host, the same over a message port and over served mode's loopback
 * socket: `varUint channel | u8 op | varUint number | payload`. Channel 0 carries typed calls as
 * JSON, every other channel one document's y-websocket traffic. "Saved" is an operation of the
 * frame, counted like a TCP acknowledgement, since y-websocket only logs messages it does not know.
 */
import { createDecoder, readTailAsUint8Array, readUint8, readVarUint } from 'lib0/decoding'
import {
  createEncoder,
  toUint8Array,
  writeUint8,
  writeUint8Array,
  writeVarUint,
} from 'lib0/encoding'

export const PAGE_OPS = {
  /** page → host, payload: the document's id in UTF-8. */
  open: 0,
  /** host → page: the channel is bound. */
  opened: 1,
  /** both ways, payload: one y-websocket message. The page's are numbered 1, 2, 3 … by counting. */
  sync: 2,
  /** host → page, number: every message of the page up to this one is committed to disk. */
  saved: 3,
  /** both ways, number: a close code (`CHANNEL_CLOSED`). */
  close: 4,
  /** page → host on channel 0, number: the call; payload: JSON `{name, payload}`. */
  request: 5,
  /** host → page on channel 0, number: the call; payload: JSON of the reply. */
  reply: 6,
  /** host → page on channel 0: the request was refused or a bug stopped it; payload: JSON `{reason}`. */
  failed: 7,
  /** host → page on channel 0, payload: JSON `{name, notice}`. */
  notice: 8,
} as const

export type PageOp = (typeof PAGE_OPS)[keyof typeof PAGE_OPS]

export const CHANNEL_CLOSED = {
  normal: 1000,
  /** Something the host cannot do now; the provider comes back by itself. */
  retry: 4500,
  /** The document is not in this library, or was purged. */
  unknownDocument: 4404,
  /** It holds something that this build lacks: unbind, reopen read-only. */
  requirement: 4409,
  malformed: 4400,
} as const

export interface PageFrame {
  readonly channel: number
  readonly op: PageOp
  readonly number: number
  readonly payload: Uint8Array
}

const OPS = new Set<number>(Object.values(PAGE_OPS))
const NOTHING = new Uint8Array()

/** Fresh bytes of exact size: a view would cross a port with its whole buffer. */
export function encodePageFrame(frame: {
  readonly channel: number
  readonly op: PageOp
  readonly number?: number
  readonly payload?: Uint8Array
}): Uint8Array {
  const encoder = createEncoder()
  writeVarUint(encoder, frame.channel)
  writeUint8(encoder, frame.op)
  writeVarUint(encoder, frame.number ?? 0)
  writeUint8Array(encoder, frame.payload ?? NOTHING)
  return toUint8Array(encoder)
}

/** Undefined for what is no page frame. */
export function parsePageFrame(bytes: unknown): PageFrame | undefined {
  if (!(bytes instanceof Uint8Array)) return undefined
  try {
    const decoder = createDecoder(bytes)
    const channel = readVarUint(decoder)
    const op = readUint8(decoder)
    const number = readVarUint(decoder)
    if (!OPS.has(op)) return undefined
    return { channel, op: op as PageOp, number, payload: readTailAsUint8Array(decoder).slice() }
  } catch {
    // lib0 throws at the end of a short frame: it is dropped, and nothing else with it.
    return undefined
  }
}
