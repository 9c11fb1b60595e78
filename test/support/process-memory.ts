// Looks for secrets in a living process, through /proc: what swap, a core dump or a debugger would see.
import { closeSync, openSync, readFileSync, readSync } from 'node:fs'

export interface MemorySearch {
  /** Names of the needles that were found. */
  readonly found: readonly string[]
  readonly bytesRead: number
}

const PIECE_BYTES = 16 * 1024 * 1024

/** Throws when the memory cannot be read: not to have looked is not to have found nothing. */
export function searchMemory(
  pid: number,
  needles: Readonly<Record<string, Uint8Array>>,
): MemorySearch {
  const found = new Set<string>()
  const names = Object.keys(needles)
  const overlap = Math.max(...names.map((name) => needles[name]?.byteLength ?? 0)) - 1
  const memory = openSync(`/proc/${pid}/mem`, 'r')
  let bytesRead = 0
  try {
    for (const { start, end } of writableRegions(pid)) {
      for (let at = start; at < end; at += PIECE_BYTES) {
        const size = Math.min(PIECE_BYTES + overlap, end - at)
        const piece = readPiece(memory, at, size)
        if (!piece) {
          if (isMapped(pid, at)) throw new Error(`memory of ${pid} cannot be read at ${at}`)
          continue
        }
        bytesRead += piece.byteLength
        for (const name of names) {
          const needle = needles[name]
          if (needle && piece.includes(Buffer.from(needle))) found.add(name)
        }
      }
    }
  } finally {
    closeSync(memory)
  }
  if (bytesRead === 0) throw new Error(`nothing of the memory of ${pid} could be read`)
  return { found: [...found], bytesRead }
}

function writableRegions(pid: number): readonly { readonly start: number; readonly end: number }[] {
  return readFileSync(`/proc/${pid}/maps`, 'utf8')
    .split('\n')
    .filter((line) => /^[0-9a-f]+-[0-9a-f]+ rw/.test(line))
    .map((line) => {
      const [start = '0', end = '0'] = line.split(' ')[0]?.split('-') ?? []
      return { start: Number.parseInt(start, 16), end: Number.parseInt(end, 16) }
    })
}

function isMapped(pid: number, at: number): boolean {
  return writableRegions(pid).some(({ start, end }) => start <= at && at < end)
}

function readPiece(memory: number, at: number, size: number): Buffer | undefined {
  const piece = Buffer.allocUnsafe(size)
  try {
    return piece.subarray(0, readSync(memory, piece, 0, size, at))
  } catch {
    // Unmapped since it was listed: the caller looks.
    return undefined
  }
}
