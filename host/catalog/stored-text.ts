/**
 * A note's text, read as bytes: whoever reads a string with accents from SQLite waits twice as long,
 * for the runtime's slow way of making one (49 and 23 µs for 5 kB).
 */
export const TEXT_BYTES = 'CAST(text AS BLOB) AS bytes'

export interface StoredText {
  readonly bytes: Uint8Array
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

export function textOf({ bytes }: StoredText): string {
  return decoder.decode(bytes)
}
