/** The y-websocket protocol's messages, parsed without applying anything. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

const SYNC = 0
const AWARENESS = 1
const QUERY_AWARENESS = 3
const STEP_1 = 0
const STEP_2 = 1
const UPDATE = 2

export type PageMessage =
  | { readonly kind: 'step-1'; readonly stateVector: Uint8Array }
  | { readonly kind: 'update'; readonly update: Uint8Array }
  | { readonly kind: 'awareness'; readonly update: Uint8Array }
  | { readonly kind: 'query-awareness' }

/** Undefined for anything else, such as bytes that end too early. */
export function parsePageMessage(bytes: Uint8Array): PageMessage | undefined {
  try {
    const decoder = decoding.createDecoder(bytes)
    switch (decoding.readVarUint(decoder)) {
      case SYNC: {
        const step = decoding.readVarUint(decoder)
        const content = decoding.readVarUint8Array(decoder).slice()
        if (step === STEP_1) return { kind: 'step-1', stateVector: content }
        return step === STEP_2 || step === UPDATE ? { kind: 'update', update: content } : undefined
      }
      case AWARENESS:
        return { kind: 'awareness', update: decoding.readVarUint8Array(decoder).slice() }
      case QUERY_AWARENESS:
        return { kind: 'query-awareness' }
      default:
        return undefined
    }
  } catch {
    // lib0 throws at the end of a short message.
    return undefined
  }
}

export const encodeStep1 = (stateVector: Uint8Array) => encode(SYNC, STEP_1, stateVector)
export const encodeStep2 = (update: Uint8Array) => encode(SYNC, STEP_2, update)
export const encodeUpdate = (update: Uint8Array) => encode(SYNC, UPDATE, update)

export function encodeAwareness(update: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, AWARENESS)
  encoding.writeVarUint8Array(encoder, update)
  return encoding.toUint8Array(encoder)
}

function encode(type: number, step: number, content: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, type)
  encoding.writeVarUint(encoder, step)
  encoding.writeVarUint8Array(encoder, content)
  return encoding.toUint8Array(encoder)
}
