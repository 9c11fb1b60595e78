/**
 * A relay's address as a person types it: without a scheme it is `wss://`. `ws://` only where nobody
 * can listen in, or after a warning. What both sides sign is protocol/address.ts.
 */

export type TypedAddress =
  | {
      readonly kind: 'address'
      /** Canonical: lower-case host, no trailing slash, no fragment, query or credentials. */
      readonly address: string
      /** True for `ws://` to a private address: works, but whoever is on that network sees the traffic. */
      readonly isUnprotected: boolean
    }
  | { readonly kind: 'refused'; readonly reason: 'malformed' | 'needs-wss' }

const PATTERN = /^(wss?):\/\/((?:[a-z0-9.-]+)|\[[0-9a-f:.]+\])(?::(\d{1,5}))?(\/[\w\-./~]*)?$/u

export function parseTypedAddress(text: string): TypedAddress {
  const trimmed = text.trim()
  const typed = /^[a-z]+:\/\//iu.test(trimmed) ? trimmed : `wss://${trimmed}`
  const [, scheme, host, port, path = ''] = PATTERN.exec(typed.toLowerCase()) ?? []
  if (
    scheme === undefined ||
    host === undefined ||
    typed.length > 300 ||
    Number(port ?? 1) > 65_535
  )
    return { kind: 'refused', reason: 'malformed' }
  // A path may tell capital letters apart, a host does not.
  const writtenPath = path === '' ? '' : typed.slice(-path.length).replace(/\/+$/u, '')
  const address = `${scheme}://${host}${port === undefined ? '' : `:${port}`}${writtenPath}`
  if (scheme === 'wss' || isLoopback(host))
    return { kind: 'address', address, isUnprotected: false }
  if (isPrivate(host)) return { kind: 'address', address, isUnprotected: true }
  return { kind: 'refused', reason: 'needs-wss' }
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/u.test(host)
}

/** RFC 1918, RFC 4193 and link-local addresses, and mDNS names. */
function isPrivate(host: string): boolean {
  return (
    /^10(\.\d{1,3}){3}$/u.test(host) ||
    /^192\.168(\.\d{1,3}){2}$/u.test(host) ||
    /^172\.(1[6-9]|2\d|3[01])(\.\d{1,3}){2}$/u.test(host) ||
    /^169\.254(\.\d{1,3}){2}$/u.test(host) ||
    /^\[f[cd][0-9a-f]{2}:/u.test(host) ||
    /^\[fe80:/u.test(host) ||
    host.endsWith('.local')
  )
}
