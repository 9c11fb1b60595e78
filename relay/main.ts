/** `npm run relay`: reads the settings, opens the relay, says where it listens, ends on a signal. */
import { chmodSync, mkdirSync, readFileSync } from 'node:fs'
import { homedir, hostname, networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { readySodium } from '../shared/records/sodium'
import { LocalBus } from './bus/local'
import { openRelay, type Relay } from './server'
import { parseSettings, type Settings } from './settings'
import { openSqlite, probeDriver } from './store/open-sqlite'
import { SqliteStore } from './store/sqlite'

async function main(): Promise<void> {
  const parsed = parseSettings(process.argv.slice(2), {
    env: process.env,
    platform: process.platform,
    home: homedir(),
  })
  if (parsed.kind === 'help') {
    process.stdout.write(parsed.text)
    return
  }
  if (parsed.kind === 'refused') return fail(`${parsed.reason}; --help tells all options`, 2)
  await readySodium()
  const { settings } = parsed
  const log = pino(
    { level: settings.logLevel, base: null },
    pino.destination({ fd: 2, sync: true }),
  )
  try {
    const relay = await open(settings, log)
    endOnSignals(relay, log)
    const scheme = settings.tls ? 'wss' : 'ws'
    const host = settings.host.includes(':') ? `[${settings.host}]` : settings.host
    process.stdout.write(
      `listening on ${scheme}://${host}:${relay.port}, storing in ${settings.folder}\n`,
    )
    log.info({ port: relay.port, driver: probeDriver(), node: process.version }, 'listening')
  } catch (error) {
    fail(sentenceOf(error, settings), 1)
  }
}

async function open(settings: Settings, log: pino.Logger): Promise<Relay> {
  const { limits, host, port, tls, addresses, isProxyTrusted } = settings
  mkdirSync(settings.folder, { recursive: true, mode: 0o700 })
  const file = join(settings.folder, 'relay.db')
  const store = new SqliteStore(openSqlite(file), { roomBytes: limits.maxRoomBytes, now: Date.now })
  chmodSync(file, 0o600)
  return openRelay({
    store,
    bus: new LocalBus(),
    limits,
    log,
    host,
    port,
    tls: tls && { cert: readFileSync(tls.certFile), key: readFileSync(tls.keyFile) },
    addresses,
    hosts: hostsOf(host),
    isProxyTrusted,
    now: Date.now,
  })
}

/** Names and numbers under which this machine can be dialled when it listens there. */
function hostsOf(host: string): readonly string[] {
  const isLoopback = host === '127.0.0.1' || host === '::1' || host === 'localhost'
  if (isLoopback) return ['127.0.0.1', '::1', 'localhost']
  const isEverywhere = host === '0.0.0.0' || host === '::'
  if (!isEverywhere) return [host.toLowerCase()]
  const numbers = Object.values(networkInterfaces()).flatMap((addresses) =>
    (addresses ?? []).map(({ address }) => address),
  )
  const name = hostname().toLowerCase()
  return ['localhost', name, `${name}.local`, ...numbers]
}

function endOnSignals(relay: Relay, log: pino.Logger): void {
  let isEnding = false
  const end = (signal: NodeJS.Signals) => {
    // The second signal means now: whoever sends it has waited.
    if (isEnding) process.exit(1)
    isEnding = true
    log.info({ signal }, 'stopping')
    relay.close().then(
      () => {
        log.info({}, 'stopped')
        process.exit(0)
      },
      (error: unknown) => {
        log.error({ err: error }, 'could not stop in order')
        process.exit(1)
      },
    )
  }
  process.on('SIGINT', end)
  process.on('SIGTERM', end)
}

function sentenceOf(error: unknown, { host, port, folder }: Settings): string {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'EADDRINUSE') return `port ${port} of ${host} is in use; --port chooses another`
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return `not permitted: ${message}`
  if (code === 'ENOENT') return `no such file: ${message}`
  if (/locked|busy/i.test(message)) return `another relay is using ${folder}`
  if (/not a database|malformed/i.test(message))
    return `${join(folder, 'relay.db')} is damaged: ${message}`
  return message
}

function fail(sentence: string, code: number): void {
  process.stderr.write(`${sentence}\n`)
  process.exitCode = code
}

await main()
