/** The command line and the environment, parsed into settings or into a sentence that says what is wrong. */
import { parseArgs } from 'node:util'
import { join, resolve } from 'node:path'
import { parseRelayAddress, type RelayAddress } from '../shared/protocol/address'
import {
  DEFAULT_LIMITS,
  flagOfLimit,
  helpOfLimit,
  LIMIT_NAMES,
  type LimitName,
  type Limits,
} from './limits'

export interface Settings {
  readonly host: string
  readonly port: number
  readonly folder: string
  readonly tls: { readonly certFile: string; readonly keyFile: string } | undefined
  readonly addresses: readonly RelayAddress[]
  readonly isProxyTrusted: boolean
  readonly logLevel: LogLevel
  readonly limits: Limits
}

export type ParsedSettings =
  | { readonly kind: 'settings'; readonly settings: Settings }
  | { readonly kind: 'help'; readonly text: string }
  | { readonly kind: 'refused'; readonly reason: string }

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent'
const LOG_LEVELS: readonly LogLevel[] = ['debug', 'info', 'warn', 'error', 'silent']

export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly platform: string
  readonly home: string
}

const OPTIONS = {
  host: { value: 'HOST', help: 'address to listen on (127.0.0.1)' },
  port: { value: 'PORT', help: 'port to listen on, 0 for any free one (4700)' },
  folder: { value: 'FOLDER', help: 'where rooms are stored' },
  'tls-cert': { value: 'FILE', help: 'certificate chain in PEM; then it speaks wss://' },
  'tls-key': { value: 'FILE', help: 'its private key in PEM' },
  address: {
    value: 'URL',
    help: 'address by which it is dialled, such as wss://relay.example.org; several with commas. Needed behind a proxy',
  },
  'trust-proxy': { value: '', help: 'count connections by the last X-Forwarded-For entry' },
  'log-level': { value: 'LEVEL', help: `${LOG_LEVELS.join(', ')} (info)` },
  help: { value: '', help: 'this text' },
} as const

const FLAGS = Object.keys(OPTIONS) as (keyof typeof OPTIONS)[]

export function parseSettings(args: readonly string[], around: Surroundings): ParsedSettings {
  const flags = parseFlags(args)
  if (typeof flags === 'string') return refused(flags)
  if (flags.help) return { kind: 'help', text: helpText(around) }
  const read = (flag: string): string | undefined => {
    const given = flags[flag]
    if (typeof given === 'string') return given
    return given ? 'true' : around.env[variableOf(flag)] || undefined
  }
  const port = parseWhole(read('port') ?? '4700')
  if (port === undefined || port > 65_535) return refused('--port takes a number from 0 to 65535')
  const certFile = read('tls-cert')
  const keyFile = read('tls-key')
  if (Boolean(certFile) !== Boolean(keyFile)) return refused('--tls-cert and --tls-key go together')
  const addresses = parseAddresses(read('address'))
  if (typeof addresses === 'string') return refused(addresses)
  const logLevel = LOG_LEVELS.find((level) => level === (read('log-level') ?? 'info'))
  if (!logLevel) return refused(`--log-level takes one of ${LOG_LEVELS.join(', ')}`)
  const limits = parseLimits(read)
  if (typeof limits === 'string') return refused(limits)
  return {
    kind: 'settings',
    settings: {
      host: read('host') ?? '127.0.0.1',
      port,
      folder: resolve(read('folder') ?? defaultFolder(around)),
      tls: certFile && keyFile ? { certFile, keyFile } : undefined,
      addresses,
      isProxyTrusted: read('trust-proxy') === 'true',
      logLevel,
      limits,
    },
  }
}

/** `CARNET_RELAY_MAX_ROOM_BYTES` of `max-room-bytes`. */
function variableOf(flag: string): string {
  return `CARNET_RELAY_${flag.replaceAll('-', '_').toUpperCase()}`
}

function parseFlags(args: readonly string[]): Record<string, string | boolean> | string {
  const options = Object.fromEntries([
    ...FLAGS.map((flag) => [flag, { type: OPTIONS[flag].value ? 'string' : 'boolean' }]),
    ...LIMIT_NAMES.map((name) => [flagOfLimit(name), { type: 'string' }]),
  ]) as Record<string, { type: 'string' | 'boolean' }>
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: false })
      .values as Record<string, string | boolean>
  } catch (error) {
    if (error instanceof TypeError) return error.message
    throw error
  }
}

function parseAddresses(text: string | undefined): readonly RelayAddress[] | string {
  const addresses: RelayAddress[] = []
  for (const part of (text ?? '').split(',').filter(Boolean)) {
    const address = parseRelayAddress(part)
    if (!address) return `--address takes ws:// or wss:// addresses, not ${part}`
    addresses.push(address)
  }
  return addresses
}

function parseLimits(read: (flag: string) => string | undefined): Limits | string {
  const limits: Record<LimitName, number> = { ...DEFAULT_LIMITS }
  for (const name of LIMIT_NAMES) {
    const text = read(flagOfLimit(name))
    if (text === undefined) continue
    const value = parseWhole(text)
    if (!value) return `--${flagOfLimit(name)} takes a whole number above 0`
    limits[name] = value
  }
  return limits
}

function parseWhole(text: string): number | undefined {
  const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN
  return Number.isSafeInteger(value) ? value : undefined
}

function refused(reason: string): ParsedSettings {
  return { kind: 'refused', reason }
}

function defaultFolder({ env, platform, home }: Surroundings): string {
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Carnet relay')
  if (platform === 'win32')
    return join(env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'Carnet relay')
  return join(env.XDG_DATA_HOME || join(home, '.local', 'share'), 'carnet-relay')
}

function helpText(around: Surroundings): string {
  const rows: [string, string][] = [
    ...FLAGS.map((flag): [string, string] => [
      `--${flag} ${OPTIONS[flag].value}`,
      flag === 'folder' ? `${OPTIONS.folder.help} (${defaultFolder(around)})` : OPTIONS[flag].help,
    ]),
    ['', ''],
    ...LIMIT_NAMES.map((name): [string, string] => [`--${flagOfLimit(name)} N`, helpOfLimit(name)]),
  ]
  const width = Math.max(...rows.map(([flag]) => flag.length)) + 2
  return [
    'Usage: npm run relay -- [options]',
    '',
    'A Carnet relay passes sealed records between hosts and stores them. It cannot read them.',
    '',
    ...rows.map(([flag, help]) => `  ${flag.padEnd(width)}${help}`.trimEnd()),
    '',
    'Each option can also be set in the environment: --max-rooms is CARNET_RELAY_MAX_ROOMS.',
    'GET /healthz tells whether it is well, GET /metrics gives figures for Prometheus.',
    'It prints one line when it listens; its log goes to standard error, one JSON object a line.',
    '',
  ].join('\n')
}
