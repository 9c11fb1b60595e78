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

export function serveScheme(session: Session, folder: string): void {
  session.protocol.handle(SCHEME, async (request) => {
    if (request.method !== 'GET') return new Response('refused', { status: 405 })
    const path = readPath(request.url)
    const answer = await answerAsset({ folder, path: path ?? '', random: randomBytes })
    return new Response(answer.body, { status: answer.status, headers: answer.headers })
  })
}
