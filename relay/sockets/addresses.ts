/** Which addresses are this relay's own, so that no proof made for another one is taken (R-HELLO-3). */
import type { X509Certificate } from 'node:crypto'
import { isIP } from 'node:net'
import type { RelayAddress } from '../../shared/protocol/address'

export interface OwnNames {
  /** `--address`, for a relay behind a proxy or a name of its own. */
  readonly given: readonly RelayAddress[]
  /** Names and numbers of this machine that it listens on. */
  readonly hosts: readonly string[]
  readonly port: number
  readonly certificate: X509Certificate | undefined
}

const PARTS = /^(wss?):\/\/(\[[^\]]+\]|[^:/]+)(?::(\d+))?(\/.*)?$/

export function isOwnAddress(address: RelayAddress, own: OwnNames): boolean {
  if (own.given.includes(address)) return true
  const [, scheme, shown = '', port, path] = PARTS.exec(address) ?? []
  const isTls = own.certificate !== undefined
  if ((scheme === 'wss') !== isTls || path) return false
  if (Number(port ?? (isTls ? 443 : 80)) !== own.port) return false
  const host = shown.replace(/^\[(.*)\]$/, '$1')
  return own.hosts.includes(host) || isNamedBy(own.certificate, host)
}

function isNamedBy(certificate: X509Certificate | undefined, host: string): boolean {
  const named = isIP(host) ? certificate?.checkIP(host) : certificate?.checkHost(host)
  return named !== undefined
}
