// Reads a ZIP archive with Node alone, since the first start can rely on nothing else. It knows
// what the one archive it is for contains: stored and deflated entries, no ZIP64, no symlinks.
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open } from 'node:fs/promises'
import { dirname, resolve, sep } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createInflateRaw } from 'node:zlib'

const END_OF_DIRECTORY = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
const LOCAL_HEADER_BYTES = 30

/** @typedef {{ name: string, method: number, mode: number, packed: number, size: number, at: number }} Entry */

/**
 * @param {string} archive
 * @param {string} folder
 * @param {(name: string) => string | null} place where an entry goes inside the folder, null to leave it out
 */
export async function unzip(archive, folder, place) {
  const file = await open(archive, 'r')
  try {
    for (const entry of await readDirectory(file)) {
      const name = entry.name.endsWith('/') ? null : place(entry.name)
      if (name === null) continue
      const target = resolve(folder, name)
      if (!target.startsWith(resolve(folder) + sep)) throw new Error(`${entry.name} leads outside`)
      await mkdir(dirname(target), { recursive: true })
      await extract(archive, await findData(file, entry), entry, target)
    }
  } finally {
    await file.close()
  }
}

/** @param {import('node:fs/promises').FileHandle} file */
async function readDirectory(file) {
  const { size } = await file.stat()
  const tail = await readAt(file, Math.max(0, size - 65_557), Math.min(size, 65_557))
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  if (end < 0 || tail.readUInt32LE(end) !== END_OF_DIRECTORY) throw new Error('not a ZIP archive')
  const directory = await readAt(file, tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12))
  /** @type {Entry[]} */
  const entries = []
  for (let at = 0; at < directory.length; ) {
    if (directory.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new Error('a broken ZIP directory')
    const nameBytes = directory.readUInt16LE(at + 28)
    entries.push({
      name: directory.toString('utf8', at + 46, at + 46 + nameBytes),
      method: directory.readUInt16LE(at + 10),
      mode: (directory.readUInt32LE(at + 38) >>> 16) & 0o777,
      packed: directory.readUInt32LE(at + 20),
      size: directory.readUInt32LE(at + 24),
      at: directory.readUInt32LE(at + 42),
    })
    at += 46 + nameBytes + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
  }
  return entries
}

/**
 * The directory does not say how long an entry's own header is.
 *
 * @param {import('node:fs/promises').FileHandle} file
 * @param {Entry} entry
 */
async function findData(file, entry) {
  const header = await readAt(file, entry.at, LOCAL_HEADER_BYTES)
  return entry.at + LOCAL_HEADER_BYTES + header.readUInt16LE(26) + header.readUInt16LE(28)
}

/** @param {string} archive @param {number} start @param {Entry} entry @param {string} target */
async function extract(archive, start, entry, target) {
  const packed =
    entry.packed === 0
      ? Readable.from([])
      : createReadStream(archive, { start, end: start + entry.packed - 1 })
  const output = createWriteStream(target, { mode: entry.mode || 0o644 })
  if (entry.method === 0) await pipeline(packed, output)
  else if (entry.method === 8) await pipeline(packed, createInflateRaw(), output)
  else throw new Error(`${entry.name} is packed in a way unknown here (${entry.method})`)
  if (output.bytesWritten !== entry.size) throw new Error(`${entry.name} came out incomplete`)
}

/** @param {import('node:fs/promises').FileHandle} file @param {number} at @param {number} length */
async function readAt(file, at, length) {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at)
  if (bytesRead !== length) throw new Error('the ZIP archive is cut short')
  return buffer
}
