/** One library, served: its host, its server, its port and who may come in. */
import { randomBytes } from 'node:crypto'
import { version } from '../../package.json'
import { TOKEN_FRAGMENT } from '../../shared/protocol/served'
import type { Host, OpenHost } from '../contract'
import { SYSTEM_CLOCK } from '../process/clock'
import { describeError, type WriteLog } from '../process/log-file'
import { createPageServer } from './page-server'
import { listenOnFree, portCandidates } from './port'
import { ownOrigin } from './request-guard'
import { readServedFile, writeServedFile } from './served-file'
import { Sessions } from './sessions'

export interface ServedOptions {
  readonly openHost: OpenHost
  /** The library's, which exists, by its one true path. */
  readonly folder: string
  /** Where the built page is. */
  readonly renderer: string
  /** Undefined takes the library's own port, 0 any. */
  readonly port: number | undefined
  readonly log: WriteLog
}

export interface Served {
  readonly host: Host
  readonly port: number
  /** With a token in its fragment that works once; the one before it works no more. */
  createAddress(): string
  close(): Promise<void>
}

export type ServedOpening = Served | { readonly portInUse: number }

export async function openServed(options: ServedOptions): Promise<ServedOpening> {
  const { folder, log } = options
  const memory = await openMemory(folder, log)
  const host = await options.openHost({
    folder,
    version,
    keychain: undefined,
    clock: SYSTEM_CLOCK,
    log,
    isRestart: false,
  })
  const server = createPageServer({
    host,
    sessions: memory.sessions,
    folder: options.renderer,
    random: randomBytes,
    log,
  })
  const ports =
    options.port === undefined ? portCandidates(folder, memory.port) : ([options.port] as const)
  const port = await listenOnFree(server.http, ports)
  if (port === undefined) {
    await host.close()
    return { portInUse: ports[0] ?? 0 }
  }
  if (options.port === undefined && memory.port === undefined) memory.rememberPort(port)
  let closing: Promise<void> | undefined
  return {
    host,
    port,
    createAddress: () => `${ownOrigin(port)}/${TOKEN_FRAGMENT}${memory.sessions.createToken()}`,
    close() {
      // The host first: what pages have sent is committed before their sockets go.
      closing ??= host
        .close()
        .then(() => server.close())
        .then(() => memory.settled())
      return closing
    },
  }
}

async function openMemory(folder: string, log: WriteLog) {
  let file = await readServedFile(folder)
  const { port } = file
  let writing = Promise.resolve()
  const write = (change: Partial<typeof file>) => {
    file = { ...file, ...change }
    const text = file
    writing = writing
      .then(() => writeServedFile(folder, text))
      // Not remembered: the next start asks for a new address.
      .catch((error: unknown) => {
        log({ level: 'warning', event: 'served-file', details: describeError(error) })
      })
  }
  const sessions = new Sessions({
    now: Date.now,
    random: randomBytes,
    stored: file.sessions,
    save: (stored) => write({ sessions: [...stored] }),
  })
  return { port, sessions, rememberPort: (port: number) => write({ port }), settled: () => writing }
}
