/** Awareness updates of y-protocols, taken apart and put together again without what is not allowed. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

/** Of one message; a caret with a name takes about 200 bytes. */
export const MAX_AWARENESS_BYTES = 32 * 1024
const MAX_STATE_LETTERS = 4096

interface AwarenessEntry {
  readonly clientId: number
  readonly clock: number
  /** JSON. */
  readonly state: string
}

/**
 * Keeps the entries that `isAllowed` lets through, their clocks as far ahead as `aheadOf` says;
 * undefined for malformed bytes or when none is left.
 */
export function filterAwareness(
  update: Uint8Array,
  isAllowed: (clientId: number) => boolean,
  aheadOf: (clientId: number) => number = () => 0,
): Uint8Array | undefined {
  if (update.byteLength > MAX_AWARENESS_BYTES) return undefined
  const entries = parseEntries(update)?.filter(
    ({ clientId, state }) => state.length <= MAX_STATE_LETTERS && isAllowed(clientId),
  )
  if (!entries || entries.length === 0) return undefined
  return encodeEntries(
    entries.map((entry) => ({ ...entry, clock: entry.clock + aheadOf(entry.clientId) })),
  )
}

function parseEntries(update: Uint8Array): readonly AwarenessEntry[] | undefined {
  try {
    const decoder = decoding.createDecoder(update)
    const count = decoding.readVarUint(decoder)
    const entries: AwarenessEntry[] = []
    for (let at = 0; at < count; at += 1) {
      const clientId = decoding.readVarUint(decoder)
      const clock = decoding.readVarUint(decoder)
      const state = decoding.readVarString(decoder)
      JSON.parse(state)
      entries.push({ clientId, clock, state })
    }
    return entries
  } catch {
    // Too short, or a state that is no JSON: presence is dropped without a word.
    return undefined
  }
}

function encodeEntries(entries: readonly AwarenessEntry[]): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, entries.length)
  for (const { clientId, clock, state } of entries) {
    encoding.writeVarUint(encoder, clientId)
    encoding.writeVarUint(encoder, clock)
    encoding.writeVarString(encoder, state)
  }
  return encoding.toUint8Array(encoder)
}
