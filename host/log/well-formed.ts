/**
 * Looks at an update without applying it: half of a broken one must never reach a document. Yjs
 * waits for what an update names of another client, and takes it as there what it names of its own:
 * it throws in the middle of a transaction where that is still to come.
 */
import * as Y from 'yjs'

export type DecodedUpdate = ReturnType<typeof Y.decodeUpdate>

interface Range {
  readonly clock: number
  readonly len: number
}

/** Undefined for what is no update, and for one that no Yjs has written. */
export function decodeWellFormed(update: Uint8Array): DecodedUpdate | undefined {
  const decoded = decode(update)
  return decoded?.structs.every(isWritable) && deletions(decoded).every(isRange)
    ? decoded
    : undefined
}

export function isWellFormed(update: Uint8Array): boolean {
  return decodeWellFormed(update) !== undefined
}

function decode(update: Uint8Array): DecodedUpdate | undefined {
  try {
    return Y.decodeUpdate(update)
  } catch {
    // lib0 throws at the end of the bytes, Yjs at a kind of content that it lacks.
    return undefined
  }
}

function isWritable(struct: DecodedUpdate['structs'][number]): boolean {
  const { id, length } = struct
  if (!(struct instanceof Y.Skip) && !isRange({ clock: id.clock, len: length })) return false
  if (!(struct instanceof Y.Item)) return true
  return [struct.origin, struct.rightOrigin, struct.parent].every((named) => isBefore(named, id))
}

function deletions({ ds }: DecodedUpdate): readonly Range[] {
  return [...ds.clients.values()].flat()
}

/** What is nothing, or ends beyond the numbers that Yjs reads, comes back unreadable when it is folded. */
function isRange({ clock, len }: Range): boolean {
  return len > 0 && clock + len <= Number.MAX_SAFE_INTEGER
}

function isBefore(named: unknown, { client, clock }: Y.ID): boolean {
  return !(named instanceof Y.ID) || named.client !== client || named.clock < clock
}
