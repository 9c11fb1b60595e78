/**
 * Served mode: the same host in plain Node, the same page in a browser on this machine.
 *
 * The terminal prints `Carnet is open at http://127.0.0.1:PORT/#token=…`. The page exchanges the
 * token once for a cookie and opens its socket; shared/protocol/served.ts lists the addresses. Enter
 * prints a new one. Ctrl+C closes the host in order, a second one at once.
 */
import { realpath } from 'node:fs/promises'
import { homedir } from 'node:os'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import type { Host } from './contract'
import { openHost } from './host'
import { makeFolder } from './process/make-folder'
import { defaultLibraryFolder, logFolder } from './process/library-folder'
import { openLocalPage } from './process/local-page'
import { createLog, describeError, printBug } from './process/log-file'
import { parseServeArguments, SERVE_USAGE, type ServeArguments } from './terminal/serve-arguments'
import { openServed, type Served } from './serving/served'
import { watchInTerminal } from './terminal/terminal'
import { whenReady } from './process/when-ready'

const CLOSE_PATIENCE = 15_000

const parsed = parseServeArguments(process.argv.slice(2), process.cwd())
if (parsed.kind === 'serve') await serve(parsed.arguments)
else {
  if (parsed.kind === 'refused') console.error(`carnet: ${parsed.reason}`)
  console.log(SERVE_USAGE)
  process.exitCode = parsed.kind === 'refused' ? 2 : 0
}

async function serve(given: ServeArguments): Promise<void> {
  const machine = { platform: process.platform, home: homedir(), env: process.env }
  const folder = await createFolder(given.library ?? defaultLibraryFolder(machine))
  if (folder === undefined) return
  const log = createLog({ folder: logFolder(folder), name: 'host', now: Date.now })
  process.on('uncaughtException', (error) => {
    log({ level: 'error', event: 'bug', details: describeError(error) })
    printBug('Carnet host:', error)
    console.error('carnet: a fault ended the server; start it again, nothing saved is lost')
    process.exit(70)
  })
  const renderer = resolve(import.meta.dirname, '../renderer')
  const served = await openServed({ openHost, folder, renderer, port: given.port, log })
  if ('portInUse' in served) {
    console.error(`carnet: port ${served.portInUse} is in use; choose another with --port`)
    process.exitCode = 1
    return
  }
  closeOnSignals(served)
  watchInTerminal(openLocalPage(served.host), console.log)
  const print = () => console.log(`Carnet is open at ${served.createAddress()}`)
  print()
  if (process.stdin.isTTY) {
    console.log('Press Enter for another address, Ctrl+C to close.')
    createInterface({ input: process.stdin }).on('line', print)
  }
  whenReady(served.host, () => void startGiven(served.host, given))
}

async function startGiven(host: Host, { importFolder, link }: ServeArguments): Promise<void> {
  if (importFolder !== undefined) host.startImport(importFolder)
  if (link === undefined) return
  const reply = await host.openLink(link)
  if (reply.kind === 'refused') console.error(`carnet: the link was refused: ${reply.reason}`)
}

function closeOnSignals(served: Served): void {
  let isClosing = false
  const close = async () => {
    if (isClosing) process.exit(1)
    isClosing = true
    setTimeout(() => process.exit(1), CLOSE_PATIENCE).unref()
    await served.close()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, close)
}

/** The folder by its one true path, so that its port and lock are the same however it is named. */
async function createFolder(folder: string): Promise<string | undefined> {
  try {
    makeFolder(folder)
    return await realpath(folder)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown'
    console.error(`carnet: ${folder} cannot be used as a library (${code})`)
    process.exitCode = 1
    return undefined
  }
}
