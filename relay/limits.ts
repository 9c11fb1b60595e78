/**
 * Everything that a relay allows, in one table: from it come the defaults, the flags, the
 * environment variables and the help. Each limit has a code or status that a refused host is told.
 */
interface LimitRow {
  readonly byDefault: number
  /** For the help: what it bounds, in which unit, and what happens beyond. */
  readonly help: string
}

const KB = 1024
const MB = 1024 * KB

const TABLE = {
  maxConnections: {
    byDefault: 5_000,
    help: 'open sockets altogether; beyond: HTTP 503',
  },
  maxConnectionsPerAddress: {
    byDefault: 256,
    help: 'open sockets from one network address; beyond: HTTP 429',
  },
  maxHandshakesPerMinute: {
    byDefault: 1_200,
    help: 'new sockets a minute from one network address; beyond: HTTP 429',
  },
  maxChannels: {
    byDefault: 4_096,
    help: 'rooms that one socket follows live; beyond: too-many-channels',
  },
  maxRooms: {
    byDefault: 50_000,
    help: 'rooms whose heads one socket watches; beyond: marked as not watched',
  },
  maxMessageBytes: {
    byDefault: MB,
    help: 'one WebSocket message; beyond: close 1009. Longer records go in parts',
  },
  maxRecordBytes: {
    byDefault: 16 * MB,
    help: 'one record; beyond: record-too-large',
  },
  maxRoomBytes: {
    byDefault: 1024 * MB,
    help: 'kept records and checkpoints of one room; beyond: room-full',
  },
  maxHelloBytes: {
    byDefault: 4 * KB,
    help: 'what a socket may send before its HELLO is accepted; beyond: hello-too-long',
  },
  maxBufferedBytes: {
    byDefault: 4 * MB,
    help: 'written to one socket and not taken yet; beyond: nothing more until it drains',
  },
  maxPartBytes: {
    byDefault: 32 * MB,
    help: 'unfinished long records of one socket; beyond: malformed',
  },
  windowBytes: {
    byDefault: MB,
    help: 'credit of a channel in each direction; beyond: credit-exceeded',
  },
  recordsPerSecond: {
    byDefault: 1_000,
    help: 'records of one socket, sustained; beyond: rate-exceeded',
  },
  recordsBurst: {
    byDefault: 50_000,
    help: 'records of one socket at once, such as a library sent for the first time',
  },
  bytesPerSecond: {
    byDefault: 16 * MB,
    help: 'bytes of records of one socket, sustained; beyond: rate-exceeded',
  },
  bytesBurst: {
    byDefault: 512 * MB,
    help: 'bytes of records of one socket at once',
  },
  requestsPerSecond: {
    byDefault: 2_000,
    help: 'OPEN, WRITE, FETCH and rooms in HEADS of one socket, sustained; beyond: rate-exceeded',
  },
  requestsBurst: {
    byDefault: 200_000,
    help: 'the same at once',
  },
  presencePerSecond: {
    byDefault: 200,
    help: 'presence frames of one socket, sustained; beyond: dropped',
  },
  presenceBurst: {
    byDefault: 2_000,
    help: 'the same at once',
  },
  helloMs: {
    byDefault: 10_000,
    help: 'milliseconds for the HTTP handshake and for HELLO; beyond: hello-too-late',
  },
  idleMs: {
    byDefault: 60_000,
    help: 'milliseconds of silence, pings unanswered; beyond: idle',
  },
  stallMs: {
    byDefault: 30_000,
    help: 'milliseconds for which a socket may take nothing of what waits for it; beyond: slow-reader',
  },
} as const satisfies Record<string, LimitRow>

export type LimitName = keyof typeof TABLE
export type Limits = { readonly [Name in LimitName]: number }

export const LIMIT_NAMES = Object.keys(TABLE) as readonly LimitName[]

export const DEFAULT_LIMITS: Limits = Object.fromEntries(
  LIMIT_NAMES.map((name) => [name, TABLE[name].byDefault]),
) as Limits

export function helpOfLimit(name: LimitName): string {
  return `${TABLE[name].help} (${TABLE[name].byDefault})`
}

/** `--max-room-bytes` of `maxRoomBytes`. */
export function flagOfLimit(name: LimitName): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}
