/**
 * What devices tell each other inside sealed presence: `u8 kind | payload`. Carets are awareness
 * updates of y-protocols; a receipt says up to where a device has applied a relay's log. Kinds of
 * later versions are passed over.
 */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

const LOG_ID_BYTES = 16
const KINDS = { awareness: 1, receipt: 2, goodbye: 3 } as const

export type PresencePayload =
  | { readonly kind: 'awareness'; readonly update: Uint8Array }
  | { readonly kind: 'receipt'; readonly logId: Uint8Array; readonly seq: number }
  | { readonly kind: 'goodbye' }

export function encodePresence(payload: PresencePayload): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeUint8(encoder, KINDS[payload.kind])
  if (payload.kind === 'awareness') encoding.writeUint8Array(encoder, payload.update)
  if (payload.kind === 'receipt') {
    encoding.writeUint8Array(encoder, payload.logId)
    encoding.writeVarUint(encoder, payload.seq)
  }
  return encoding.toUint8Array(encoder)
}

/** Undefined for a kind of a later version and for bytes that are none of ours. */
export function parsePresence(bytes: Uint8Array): PresencePayload | undefined {
  const rest = bytes.slice(1)
  if (bytes[0] === KINDS.awareness) return { kind: 'awareness', update: rest }
  if (bytes[0] === KINDS.goodbye) return { kind: 'goodbye' }
  if (bytes[0] !== KINDS.receipt || rest.byteLength <= LOG_ID_BYTES) return undefined
  try {
    const seq = decoding.readVarUint(decoding.createDecoder(rest.subarray(LOG_ID_BYTES)))
    return { kind: 'receipt', logId: rest.slice(0, LOG_ID_BYTES), seq }
  } catch {
    // lib0 throws for a number that never ends.
    return undefined
  }
}

interface Caret {
  readonly clock: number
  readonly state: string
}

/**
 * The latest state of each clientID that this device's pages reported. Many updates between two
 * frames become one, and a newcomer can be told everything at once.
 */
export class LocalCarets {
  readonly #carets = new Map<number, Caret>()

  get isEmpty(): boolean {
    return this.#carets.size === 0
  }

  /** An awareness update of y-protocols; throws for anything else, since it is our own. */
  add(update: Uint8Array): void {
    const decoder = decoding.createDecoder(update)
    const count = decoding.readVarUint(decoder)
    for (let at = 0; at < count; at += 1) {
      const client = decoding.readVarUint(decoder)
      const clock = decoding.readVarUint(decoder)
      const state = decoding.readVarString(decoder)
      if (clock >= (this.#carets.get(client)?.clock ?? 0))
        this.#carets.set(client, { clock, state })
    }
  }

  encode(): Uint8Array {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, this.#carets.size)
    for (const [client, { clock, state }] of this.#carets) {
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, clock)
      encoding.writeVarString(encoder, state)
    }
    return encoding.toUint8Array(encoder)
  }

  /** Those that left were told once; they need not be told to newcomers. */
  forgetGone(): void {
    for (const [client, { state }] of this.#carets) {
      if (state === 'null') this.#carets.delete(client)
    }
  }

  clear(): void {
    this.#carets.clear()
  }
}
