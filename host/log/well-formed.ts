import * as Y from 'yjs'

/** Decodes without applying: half of a broken update must never reach a document. */
export function isWellFormed(update: Uint8Array): boolean {
  try {
    Y.decodeUpdate(update)
    return true
  } catch {
    // lib0 throws at the end of the bytes, Yjs at a kind of content that it lacks.
    return false
  }
}
