/**
 * A relay's address in its one spelling: `wss://host[:port][/path]`, lower case, no default port, no
 * trailing slash. Both sides sign and compare this text, so a proof made for one relay is none at another.
 */
declare const branded: unique symbol
export type RelayAddress = string & { readonly [branded]: 'RelayAddress' }

const MAX_LETTERS = 255
const SHAPE = /^(wss?):\/\/(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(?::(\d{1,5}))?((?:\/[a-z0-9._~%-]*)*)$/i
const DEFAULT_PORTS = { ws: '80', wss: '443' } as const

/** Refuses credentials, queries and fragments: nothing secret belongs in an address. */
export function parseRelayAddress(text: unknown): RelayAddress | undefined {
  if (typeof text !== 'string' || text.length > MAX_LETTERS) return undefined
  const [, scheme, host, port, path] = SHAPE.exec(text.trim()) ?? []
  if (!scheme || !host || Number(port ?? 1) > 65_535 || Number(port ?? 1) === 0) return undefined
  const name = scheme.toLowerCase() as keyof typeof DEFAULT_PORTS
  const number = port && String(Number(port))
  const shownPort = number && number !== DEFAULT_PORTS[name] ? `:${number}` : ''
  const shownPath = (path ?? '').replace(/\/+$/, '')
  return `${name}://${host.toLowerCase()}${shownPort}${shownPath}` as RelayAddress
}
