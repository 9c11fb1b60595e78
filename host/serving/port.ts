/**
 * Served mode's port. A browser keeps a page's storage by its port, so a library keeps the same one:
 * derived from the folder's path, below the ports that systems give out by themselves, or the next
 * free one, which is then remembered.
 */
import { createHash } from 'node:crypto'
import type { Server } from 'node:http'

const FIRST = 17_000
const COUNT = 15_000
const ATTEMPTS = 20

export function derivePort(folder: string): number {
  return FIRST + (createHash('sha256').update(folder).digest().readUInt32BE(0) % COUNT)
}

/** The ports to try, in order. */
export function portCandidates(folder: string, remembered: number | undefined): readonly number[] {
  const first = remembered ?? derivePort(folder)
  return Array.from({ length: ATTEMPTS }, (_, index) => first + index).filter(
    (port) => port < 65536,
  )
}

/** Listens on the first of these that is free; undefined when none is. */
export async function listenOnFree(
  server: Server,
  ports: readonly number[],
): Promise<number | undefined> {
  for (const port of ports) {
    const got = await listen(server, port)
    if (got !== undefined) return got
  }
  return undefined
}

function listen(server: Server, port: number): Promise<number | undefined> {
  return new Promise((settle, fail) => {
    const refuse = (error: NodeJS.ErrnoException) => {
      server.off('listening', accept)
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') settle(undefined)
      else fail(error)
    }
    const accept = () => {
      server.off('error', refuse)
      const address = server.address()
      settle(typeof address === 'object' && address ? address.port : port)
    }
    server.once('error', refuse)
    server.once('listening', accept)
    server.listen(port, '127.0.0.1')
  })
}
