/** Why a connection to a relay failed or ended, in the words of the contract. */
import type { RelayProblem } from '../../shared/contract/relay'
import { CODES } from '../../shared/protocol/codes'

const OFFLINE = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'ENETDOWN',
  'EADDRNOTAVAIL',
])
const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER|ERR_TLS_/u

/** The codes of Node's `net`, `dns` and `tls` (OpenSSL's X509 names). */
export function problemOfError(error: Error): RelayProblem {
  // An AggregateError of several addresses carries the code of the first.
  const code = String((error as NodeJS.ErrnoException).code ?? '')
  if (OFFLINE.has(code)) return 'offline'
  if (code === 'ETIMEDOUT') return 'timeout'
  if (CERTIFICATE.test(code)) return 'certificate'
  if (code === 'ECONNREFUSED' || code === 'ECONNRESET' || code === 'EPIPE') return 'refused'
  // A server that speaks something else: no HTTP, no TLS, a wrong WebSocket answer.
  return 'not-a-relay'
}

/** Of an HTTP answer that is no upgrade. */
export function problemOfStatus(status: number): RelayProblem {
  return status === 429 || status === 503 ? 'quota' : 'not-a-relay'
}

/** Why an open socket ended, by its close code (docs/protocol.md, "Codes"). */
export function problemOfClose(code: number): RelayProblem {
  if (code === CODES['version-unknown']) return 'version'
  if (code === CODES['too-many-connections'] || code === CODES['rate-exceeded']) return 'quota'
  if (code === CODES.idle || code === CODES['slow-reader']) return 'timeout'
  if (code >= 4400 && code < 4500) return 'not-a-relay'
  return 'refused'
}
