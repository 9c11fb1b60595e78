/**
 * A large Yjs V1 update as many that say the same, each applied in a few milliseconds: a notebook of
 * thousands would hold this thread for as long as it takes to build it. What a struct rests on comes
 * before it, so that no piece has to wait for another. It knows where structs end, and nothing of
 * what they mean.
 */
import {
  createDecoder,
  type Decoder,
  readAny,
  readUint8,
  readVarString,
  readVarUint,
} from 'lib0/decoding'
import { createEncoder, toUint8Array, writeUint8Array, writeVarUint } from 'lib0/encoding'
import {
  ANY,
  BINARY,
  DELETED,
  DOCUMENT,
  ELEMENT,
  EMBED,
  FORMAT,
  GC,
  HAS_KEY,
  HAS_ORIGIN,
  HAS_RIGHT_ORIGIN,
  HOOK,
  JSON_VALUES,
  KIND,
  STRING,
  TYPE,
} from '../../shared/model/update-numbers'

/** Structs a piece. */
const PIECE = 512

interface Needed {
  readonly client: number
  readonly clock: number
}

/** What one client wrote: where each of its structs begins, and what those of others it rests on. */
interface Written {
  readonly client: number
  /** One more than there are structs: the last is the end. */
  readonly starts: number[]
  readonly clocks: number[]
  readonly needs: Map<number, Needed[]>
  /** How many of its structs have been given. */
  given: number
}

/**
 * Undefined is given while it is still being looked at. Bytes that are no whole update, or that lack
 * something in their midst, are given as they are.
 */
export function* cutUpdate(update: Uint8Array): Generator<Uint8Array | undefined, void> {
  const decoder = createDecoder(update)
  const found = yield* readClients(decoder)
  if (!found) return yield update
  const deletions = update.subarray(decoder.pos)
  for (const runs of inPieces(found)) yield encodePiece(update, runs)
  yield encodeDeletions(deletions)
}

function* readClients(decoder: Decoder): Generator<undefined, readonly Written[] | undefined> {
  const found: Written[] = []
  try {
    for (let left = readVarUint(decoder); left > 0; left -= 1) {
      let count = readVarUint(decoder)
      const client = readVarUint(decoder)
      const written: Written = { client, starts: [], clocks: [], needs: new Map(), given: 0 }
      let clock = readVarUint(decoder)
      for (; count > 0; count -= 1) {
        written.starts.push(decoder.pos)
        written.clocks.push(clock)
        const length = readStruct(decoder, written)
        if (length === undefined) return undefined
        clock += length
        if (count % PIECE === 0) yield
      }
      written.starts.push(decoder.pos)
      written.clocks.push(clock)
      found.push(written)
    }
    // A client that is named twice has its structs in no order.
    return new Set(found.map(({ client }) => client)).size === found.length ? found : undefined
  } catch {
    // lib0 throws at the end of the bytes: then it is Yjs's to say what is wrong.
    return undefined
  }
}

/** Its length in clocks; undefined for what stands for something that is missing, or is not known. */
function readStruct(decoder: Decoder, written: Written): number | undefined {
  const info = readUint8(decoder)
  const kind = info & KIND
  if (kind === GC) return readVarUint(decoder)
  const hasNeighbour = (info & (HAS_ORIGIN | HAS_RIGHT_ORIGIN)) !== 0
  if ((info & HAS_ORIGIN) !== 0) readId(decoder, written)
  if ((info & HAS_RIGHT_ORIGIN) !== 0) readId(decoder, written)
  if (!hasNeighbour) {
    const isRoot = readVarUint(decoder) === 1
    if (isRoot) skip(decoder)
    else readId(decoder, written)
    if ((info & HAS_KEY) !== 0) skip(decoder)
  }
  return readLength(decoder, kind)
}

function readId(decoder: Decoder, { client: own, starts, needs }: Written): void {
  const client = readVarUint(decoder)
  const clock = readVarUint(decoder)
  if (client === own) return
  const at = starts.length - 1
  const needed = needs.get(at)
  if (needed) needed.push({ client, clock })
  else needs.set(at, [{ client, clock }])
}

function readLength(decoder: Decoder, kind: number): number | undefined {
  switch (kind) {
    case DELETED:
      return readVarUint(decoder)
    case STRING:
      return readVarString(decoder).length
    case JSON_VALUES:
    case ANY: {
      const count = readVarUint(decoder)
      for (let left = count; left > 0; left -= 1)
        if (kind === ANY) readAny(decoder)
        else skip(decoder)
      return count
    }
    case BINARY:
    case EMBED:
      skip(decoder)
      return 1
    case FORMAT:
      skip(decoder)
      skip(decoder)
      return 1
    case TYPE: {
      const type = readVarUint(decoder)
      if (type === ELEMENT || type === HOOK) skip(decoder)
      return 1
    }
    case DOCUMENT:
      skip(decoder)
      readAny(decoder)
      return 1
    default:
      return undefined
  }
}

/** A string or bytes that nobody asks for. */
function skip(decoder: Decoder): void {
  const length = readVarUint(decoder)
  decoder.pos += length
  if (decoder.pos > decoder.arr.byteLength) throw new Error('an update ends before its end')
}

/** Of one client in one piece. */
interface Run {
  readonly written: Written
  readonly from: number
}

function* inPieces(clients: readonly Written[]): Generator<readonly Run[]> {
  let runs = new Map<Written, Run>()
  let count = 0
  for (const written of inOrder(clients)) {
    if (!runs.has(written)) runs.set(written, { written, from: written.given - 1 })
    count += 1
    if (count < PIECE) continue
    yield [...runs.values()]
    runs = new Map()
    count = 0
  }
  if (count > 0) yield [...runs.values()]
}

/** Each client as often as it has structs, its next one given by then, in an order that Yjs can take. */
function* inOrder(clients: readonly Written[]): Generator<Written> {
  const byId = new Map(clients.map((written) => [written.client, written]))
  const waiting: Written[] = []
  for (const first of clients)
    while (hasMore(first)) {
      let next = waiting.pop() ?? first
      for (;;) {
        const before = neededBefore(next, byId)
        // What waits for itself never was: Yjs keeps it aside.
        if (!before || before === next || waiting.includes(before)) break
        waiting.push(next)
        next = before
      }
      next.given += 1
      yield next
    }
}

function hasMore({ given, starts }: Written): boolean {
  return given < starts.length - 1
}

/** Whose next struct has to be given before this one's. */
function neededBefore(
  { needs, given }: Written,
  byId: ReadonlyMap<number, Written>,
): Written | undefined {
  for (const { client, clock } of needs.get(given) ?? []) {
    const other = byId.get(client)
    if (other && hasMore(other) && (other.clocks[other.given] ?? 0) <= clock) return other
  }
  return undefined
}

function encodePiece(update: Uint8Array, runs: readonly Run[]): Uint8Array {
  const encoder = createEncoder()
  writeVarUint(encoder, runs.length)
  for (const { written, from } of runs) {
    const { client, starts, clocks, given } = written
    writeVarUint(encoder, given - from)
    writeVarUint(encoder, client)
    writeVarUint(encoder, clocks[from] ?? 0)
    writeUint8Array(encoder, update.subarray(starts[from], starts[given]))
  }
  writeVarUint(encoder, 0)
  return toUint8Array(encoder)
}

function encodeDeletions(deletions: Uint8Array): Uint8Array {
  const encoder = createEncoder()
  writeVarUint(encoder, 0)
  writeUint8Array(encoder, deletions)
  return toUint8Array(encoder)
}
