/** Answers the page's own scheme with the built page's files. */
import { randomBytes } from 'node:crypto'
import { protocol, type Session } from 'electron'
import { answerAsset } from '../host/serving/answer-asset'
import { readPath, SCHEME } from './page-address'

/** Before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, codeCache: true } },
  ])
}

/**
 * Bytes at once rather than through `protocol.handle`, whose first answer loads all of fetch into
 * this process: a tenth of a second before the page has its first byte.
 */
export function serveScheme(
  session: Session,
  folder: string,
  tellFailure: (error: unknown) => void,
): void {
  session.protocol.registerBufferProtocol(SCHEME, ({ method, url }, answer) => {
    if (method !== 'GET') return answer({ statusCode: 405, data: Buffer.from('refused') })
    const path = readPath(url) ?? ''
    answerAsset({ folder, path, policy: { openers: 'none' }, random: randomBytes }).then(
      ({ body, status, headers }) => {
        answer({ statusCode: status, headers, data: asBuffer(body) })
      },
      (error: unknown) => {
        tellFailure(error)
        answer({ statusCode: 500, data: Buffer.from('failed') })
      },
    )
  })
}

function asBuffer({ buffer, byteOffset, byteLength }: Uint8Array<ArrayBuffer>): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength)
}
