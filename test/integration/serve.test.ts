import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { HostLogEntry } from '../../host/contract'
import { openHost } from '../../host/host'
import { openServed, type Served } from '../../host/serving/served'
import { encodePageFrame, PAGE_OPS, parsePageFrame } from '../../shared/protocol/page-frames'
import { MAX_PAGE_MESSAGE } from '../../shared/protocol/served'
import { createTemporaryFolder, type TemporaryFolder } from '../support/folders'
import { ask, askRaw, enter, knock, openSocket, originOf } from '../support/served-client'
import { buildWorker } from '../support/workers'

const POLICY =
  /^default-src 'none'; script-src 'self'; style-src 'self' 'nonce-([\w-]{22})'; img-src 'self' blob: data:; font-src 'self'; connect-src http:\/\/127\.0\.0\.1:(\d+) ws:\/\/127\.0\.0\.1:(\d+); worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types default dompurify$/u

let folder: TemporaryFolder
let library: string
let entries: HostLogEntry[]
const open: Served[] = []

beforeEach(async () => {
  folder = await createTemporaryFolder('serve')
  library = join(folder.path, 'library')
  entries = []
  await mkdir(join(folder.path, 'renderer', 'assets'), { recursive: true })
  await mkdir(library)
  const page = join(folder.path, 'renderer', 'index.html')
  await writeFile(page, '<meta property="csp-nonce" content="__CSP_NONCE__" />')
  await writeFile(join(folder.path, 'renderer', 'assets', 'index-1.js'), 'export {}')
  await writeFile(join(folder.path, 'secret.txt'), 'secret')
  await symlink(join(folder.path, 'secret.txt'), join(folder.path, 'renderer', 'link.txt'))
})
afterEach(async () => {
  for (const served of open.splice(0)) await served.close()
  await folder.remove()
})

async function tryServe(port?: number) {
  const worker = await buildWorker('catalog')
  // Nothing is imported here: the second one is never started.
  const workers = { catalog: worker, transfer: worker }
  return openServed({
    openHost: (options) => openHost({ ...options, workers }),
    folder: library,
    renderer: join(folder.path, 'renderer'),
    port,
    log: (entry) => entries.push(entry),
  })
}

async function serve(port?: number): Promise<Served> {
  const served = await tryServe(port)
  if ('portInUse' in served) throw new Error(`port ${served.portInUse} is in use`)
  open.push(served)
  return served
}

async function signedIn(served: Served): Promise<string> {
  const cookie = await enter(served.createAddress())
  if (typeof cookie === 'number') throw new Error(`refused with ${cookie}`)
  return cookie
}

const hostOf = (port: number) => `127.0.0.1:${port}`

describe('the address that the terminal prints', () => {
  it('buys a session once', async () => {
    const served = await serve(0)
    const address = served.createAddress()
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]{43}$/u)
    const cookie = await enter(address)
    expect(cookie).toMatch(new RegExp(`^carnet-${served.port}=[\\w-]{43}$`, 'u'))
    expect(await enter(address)).toBe(401)
    expect(await enter(served.createAddress())).toMatch(/^carnet-/u)
  })

  it('gives a cookie that no script and no other site gets', async () => {
    const { port, createAddress } = await serve(0)
    const token = createAddress().split('#token=')[1]
    const { headers } = await ask({
      port,
      method: 'POST',
      path: '/session',
      headers: { origin: originOf(port) },
      body: JSON.stringify({ token }),
    })
    expect(headers['set-cookie']?.[0]).toMatch(/; Path=\/; HttpOnly; SameSite=Strict$/u)
  })

  it('buys nothing for a wrong token, and stays good', async () => {
    const { port, createAddress } = await serve(0)
    const address = createAddress()
    const bodies = [
      '',
      '{}',
      'null',
      '{"token":5}',
      '{"token":""}',
      `{"token":"${'a'.repeat(43)}"}`,
    ]
    for (const body of [...bodies, 'x'.repeat(100_000)]) {
      const headers = { origin: originOf(port) }
      const { status } = await ask({ port, method: 'POST', path: '/session', headers, body })
      expect(status).toBe(401)
    }
    expect(await enter(address)).toMatch(/^carnet-/u)
  })

  it('says whether this browser has a session', async () => {
    const served = await serve(0)
    const cookie = await signedIn(served)
    const status = async (headers: Record<string, string>) =>
      (await ask({ port: served.port, path: '/session', headers })).status
    expect(await status({})).toBe(401)
    expect(await status({ cookie: `carnet-${served.port}=x` })).toBe(401)
    expect(await status({ cookie })).toBe(204)
  })

  it('is needed once: the session outlives the server', async () => {
    const first = await serve()
    const cookie = await signedIn(first)
    await first.close()
    const second = await serve()
    expect(second.port).toBe(first.port)
    const headers = { cookie, origin: originOf(second.port) }
    expect(await knock(second.port, '/page', headers)).toBe(101)
    expect(await readFile(join(library, 'served.json'), 'utf8')).not.toContain(cookie.split('=')[1])
  })

  it('stays in the terminal: no log has it', async () => {
    const served = await serve(0)
    const address = served.createAddress()
    await enter(address)
    expect(JSON.stringify(entries)).not.toContain(address.split('=')[1])
  })
})

describe('a foreign page', () => {
  it('is refused under another name of this machine', async () => {
    const served = await serve(0)
    const cookie = await signedIn(served)
    const { port } = served
    const names = ['evil.example', `evil.example:${port}`, `localhost:${port}`, hostOf(port + 1)]
    for (const host of names) {
      const headers = { host, cookie }
      expect((await ask({ port, headers })).status).toBe(403)
      expect((await ask({ port, path: '/session', headers })).status).toBe(403)
      expect(await knock(port, '/page', { ...headers, origin: originOf(port) })).toBe(403)
    }
  })

  it('is refused from another origin, cookie or not', async () => {
    const served = await serve(0)
    const cookie = await signedIn(served)
    const { port } = served
    for (const origin of ['null', 'https://evil.example', 'http://localhost', originOf(port + 1)]) {
      const headers = { origin, cookie }
      expect((await ask({ port, headers })).status).toBe(403)
      expect((await ask({ port, method: 'POST', path: '/session', headers })).status).toBe(403)
      expect(await knock(port, '/page', headers)).toBe(403)
    }
    expect(await knock(port, '/page', { cookie })).toBe(403)
  })

  it('cannot use up the token', async () => {
    const { port, createAddress } = await serve(0)
    const address = createAddress()
    const body = JSON.stringify({ token: address.split('#token=')[1] })
    const headers = { origin: 'https://evil.example' }
    await ask({ port, method: 'POST', path: '/session', headers, body })
    expect(await enter(address)).toMatch(/^carnet-/u)
  })
})

describe('the page', () => {
  it('comes with its policy, and a new nonce each time', async () => {
    const { port } = await serve(0)
    const [first, second] = [await ask({ port }), await ask({ port })]
    const [, nonce, http, ws] = POLICY.exec(String(first.headers['content-security-policy'])) ?? []
    expect([http, ws]).toEqual([String(port), String(port)])
    expect(first.body).toBe(`<meta property="csp-nonce" nonce="${nonce}" content="${nonce}">`)
    expect(second.body).not.toBe(first.body)
    expect(first.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    })
  })

  it('is all of the disk that there is', async () => {
    const { port } = await serve(0)
    const status = async (path: string) => (await ask({ port, path })).status
    expect(await status('/assets/index-1.js')).toBe(200)
    expect(await status('/assets/none.js')).toBe(404)
    const PATHS = ['/../secret.txt', '/..%2fsecret.txt', '/%2e%2e/secret.txt', '/..%5csecret.txt']
    for (const path of [...PATHS, '/link.txt', '/?x=1', '/%00', '//etc/passwd', '/.env']) {
      expect(await status(path)).toBe(403)
    }
    const raw = (target: string) =>
      askRaw(port, `GET ${target} HTTP/1.1\r\nHost: ${hostOf(port)}\r\nConnection: close\r\n\r\n`)
    for (const target of ['../secret.txt', `http://${hostOf(port)}/`, 'file:///etc/passwd', '*']) {
      expect(await raw(target)).toMatch(/^HTTP\/1\.1 40[03] /u)
    }
  })

  it('is read and nothing else', async () => {
    const { port } = await serve(0)
    const headers = { origin: originOf(port) }
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH']) {
      expect((await ask({ port, method, headers })).status).toBe(405)
    }
    expect(await ask({ port, method: 'HEAD' })).toMatchObject({ status: 200, body: '' })
  })
})

describe('the socket of a page', () => {
  it('needs a session', async () => {
    const served = await serve(0)
    const { port } = served
    const origin = originOf(port)
    expect(await knock(port, '/page', { origin })).toBe(401)
    expect(await knock(port, '/page', { origin, cookie: `carnet-${port}=guess` })).toBe(401)
    const cookie = await signedIn(served)
    expect(await knock(port, '/other', { origin, cookie })).toBe(404)
    expect(await knock(port, '/page?x=1', { origin, cookie })).toBe(404)
    expect(await knock(port, '/page', { origin, cookie })).toBe(101)
  })

  it('carries the frames of the contract', async () => {
    const served = await serve(0)
    const socket = await openSocket(served.port, await signedIn(served))
    const reply = new Promise((settle) => {
      socket.on('message', (bytes: Buffer) => {
        const frame = parsePageFrame(new Uint8Array(bytes))
        if (frame?.op === PAGE_OPS.reply) settle([frame.number, String(Buffer.from(frame.payload))])
      })
    })
    const payload = new TextEncoder().encode('{"name":"readPhase","payload":{}}')
    socket.send(encodePageFrame({ channel: 0, op: PAGE_OPS.request, number: 7, payload }))
    expect(await reply).toEqual([7, '{"kind":"ready"}'])
  })

  it('is closed by text and by more than it may carry, and nobody else notices', async () => {
    const served = await serve(0)
    const cookie = await signedIn(served)
    const [textual, large, other] = [
      await openSocket(served.port, cookie),
      await openSocket(served.port, cookie),
      await openSocket(served.port, cookie),
    ]
    const closed = (socket: typeof large) =>
      new Promise((settle) => socket.on('close', (code) => settle(code)))
    const codes = [closed(textual), closed(large)]
    textual.send('text')
    large.on('error', () => {})
    large.send(new Uint8Array(MAX_PAGE_MESSAGE + 1))
    expect(await Promise.all(codes)).toEqual([1003, 1009])
    expect(other.readyState).toBe(other.OPEN)
  })

  it('survives random bytes', async () => {
    const served = await serve(0)
    const socket = await openSocket(served.port, await signedIn(served))
    for (let n = 0; n < 64; n++) socket.send(Uint8Array.from({ length: n }, (_, at) => at * n))
    const pong = new Promise((settle) => socket.once('pong', settle))
    socket.ping()
    await pong
    expect(socket.readyState).toBe(socket.OPEN)
  })

  it('is told when the host goes', async () => {
    const served = await serve(0)
    const socket = await openSocket(served.port, await signedIn(served))
    const code = new Promise((settle) => socket.on('close', settle))
    await served.close()
    expect(await code).toBe(1001)
  })
})

describe('the port', () => {
  it('is the same at every start, and the next free one beside another library', async () => {
    const first = await serve()
    const { port } = first
    await first.close()
    expect((await serve()).port).toBe(port)
  })

  it('is exactly the one that was asked for, or none', async () => {
    const first = await serve(0)
    library = join(folder.path, 'other')
    await mkdir(library)
    expect(await tryServe(first.port)).toEqual({ portInUse: first.port })
  })
})
