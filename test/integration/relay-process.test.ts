// The relay as it is run: its command line, its end, its crashes, and what its files and memory hold.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { LIMIT_NAMES, flagOfLimit } from '../../relay/limits'
import { recordIdOf, rollHash } from '../../shared/records/record'
import { readySodium } from '../../shared/records/sodium'
import { createTemporaryFolder, type TemporaryFolder } from '../support/folders'
import { searchMemory } from '../support/process-memory'
import { buildRelay, type RelayBundle, startRelayChild } from '../support/relay-child'
import { RelayClient } from '../support/relay-client'
import { killWhileAppending } from '../support/relay-kill'
import { createTestRoom } from '../support/relay-rooms'

let bundle: RelayBundle
let folder: TemporaryFolder

beforeAll(async () => {
  await readySodium()
  bundle = await buildRelay()
})
afterAll(() => bundle.remove())
beforeEach(async () => {
  folder = await createTemporaryFolder('relay-process')
})
afterEach(() => folder.remove())

const run = (args: readonly string[], env: Record<string, string> = {}) =>
  spawnSync(process.execPath, [bundle.file, ...args], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  })

describe('the relay’s command line', () => {
  it('prints one line for people, and its log as JSON', async () => {
    const child = spawn(process.execPath, [bundle.file, '--folder', folder.path, '--port', '0'])
    const [stdout, stderr] = [collect(child.stdout), collect(child.stderr)]
    await once(child.stdout, 'data')
    child.kill('SIGTERM')
    const [status] = await once(child, 'close')
    expect(status).toBe(0)
    expect(stdout()).toMatch(/^listening on ws:\/\/127\.0\.0\.1:\d+, storing in \S+\n$/)
    const lines = stderr().split('\n').filter(Boolean)
    expect(lines.map((line) => JSON.parse(line).msg)).toEqual(['listening', 'stopping', 'stopped'])
  })

  it('tells every option in --help, with its default', () => {
    const { stdout, status } = run(['--help'], { XDG_DATA_HOME: '/var/lib/people' })
    expect(status).toBe(0)
    for (const flag of ['host', 'port', 'folder', 'tls-cert', 'tls-key', 'address', 'trust-proxy'])
      expect(stdout).toContain(`--${flag}`)
    for (const name of LIMIT_NAMES) expect(stdout).toContain(`--${flagOfLimit(name)} N`)
    expect(stdout).toContain('/var/lib/people/carnet-relay')
    expect(stdout).toContain('CARNET_RELAY_MAX_ROOMS')
  })

  it('refuses what it does not understand in one sentence', () => {
    const cases: readonly [readonly string[], RegExp][] = [
      [['--colour'], /unknown option/i],
      [['--port', 'abc'], /--port takes a number/],
      [['--max-rooms', '-1'], /max-rooms/],
      [['--max-rooms', '0'], /--max-rooms takes a whole number above 0/],
      [['--tls-cert', 'x.pem'], /go together/],
      [['--address', 'https://relay.example'], /--address takes ws/],
      [['extra'], /extra/],
    ]
    for (const [args, sentence] of cases) {
      const { status, stderr, stdout } = run([...args, '--folder', folder.path])
      expect([status, stdout], args.join(' ')).toEqual([2, ''])
      expect(stderr).toMatch(sentence)
    }
  })

  it('takes settings from the environment, and flags before them', async () => {
    const { stderr } = run(['--folder', folder.path], { CARNET_RELAY_PORT: 'none' })
    expect(stderr).toMatch(/--port takes/)
    const relay = await startRelayChild(bundle, folder.path, ['--max-channels', '7'])
    const client = await RelayClient.open(relay.url)
    expect(client.welcome.limits.channels).toBe(7)
    await client.close()
    expect(await relay.stop()).toBe(0)
  })

  it('says what is wrong when the folder or the port is taken, and changes nothing', async () => {
    const relay = await startRelayChild(bundle, folder.path)
    const second = run(['--folder', folder.path, '--port', '0'])
    expect([second.status, second.stdout]).toEqual([1, ''])
    expect(second.stderr).toMatch(/another relay is using/)
    const elsewhere = await createTemporaryFolder('relay-process')
    const port = new URL(relay.url).port
    const third = run(['--folder', elsewhere.path, '--port', port])
    expect(third.stderr).toMatch(/is in use; --port chooses another/)
    await elsewhere.remove()
    const client = await RelayClient.open(relay.url)
    await client.close()
    await relay.stop()
  })

  it('keeps its files to itself', async () => {
    const relay = await startRelayChild(bundle, join(folder.path, 'new'))
    expect(statSync(join(folder.path, 'new')).mode & 0o777).toBe(0o700)
    expect(statSync(join(folder.path, 'new', 'relay.db')).mode & 0o777).toBe(0o600)
    await relay.stop()
  })
})

describe('a relay that is killed', () => {
  it('R-APPEND-1: has every record that it acknowledged, and a sound database', async () => {
    const report = await killWhileAppending({ bundle, folder: folder.path, kills: 5 })
    expect(report, `seed ${report.seed}`).toMatchObject({ lost: 0, changed: 0 })
    expect(report.integrity).toEqual(['ok', 'ok', 'ok', 'ok', 'ok'])
    expect(report.acknowledged).toBeGreaterThan(5)
    expect(report.checkpoints).toBeGreaterThan(0)
  })
})

describe('a relay restored to an older state', () => {
  it('R-HEADS-1, R-OPEN-4: shows it to hosts that are ahead, even when its head has moved on', async () => {
    const room = createTestRoom()
    const live = join(folder.path, 'live')
    const copy = join(folder.path, 'copy')
    let relay = await startRelayChild(bundle, live)
    let hash = new Uint8Array(32) as Uint8Array
    const write = async (count: number) => {
      const client = await RelayClient.open(relay.url)
      const channel = await client.openToWrite(room)
      for (let left = count; left > 0; left -= 1) {
        const record = room.forge()
        hash = rollHash(hash, recordIdOf(record))
        await client.append(channel, record)
      }
      await client.close()
    }
    await write(3)
    await relay.stop()
    cpSync(live, copy, { recursive: true })
    relay = await startRelayChild(bundle, live)
    await write(2)
    const ahead = { seq: 5, hash }
    await relay.stop()
    rmSync(live, { recursive: true })
    cpSync(copy, live, { recursive: true })

    relay = await startRelayChild(bundle, live)
    const host = await RelayClient.open(relay.url)
    const heads = [
      {
        room: room.keys.roomIdBytes,
        seq: ahead.seq,
        hash: ahead.hash.slice(0, 8),
        proof: host.fetchProof(room),
      },
    ]
    host.send({ kind: 'heads', channel: 0, heads })
    expect((await host.take('differ')).heads).toMatchObject([{ status: 'head', seq: 3 }])
    // Somebody else goes on, past where the host was: the number fits again, the hash does not.
    await write(4)
    const back = await RelayClient.open(relay.url)
    const { state, records } = await back.read(room, ahead)
    expect(state).toMatchObject({ isResumed: false, headSeq: 7 })
    expect(records.length).toBe(7)
    await Promise.all([host.close(), back.close()])
    await relay.stop()
  })
})

describe('a relay that was handed secrets in sealed records', () => {
  it('has no text, title, name or key in its files, its log or its memory', async () => {
    const relay = await startRelayChild(bundle, folder.path)
    const room = createTestRoom()
    const [title, name, text] = ['Recette du village 8351', 'Maïwenn Quéméneur', 'un texte 2a91f']
    const writer = await RelayClient.open(relay.url)
    const channel = await writer.openToWrite(room)
    const reader = await RelayClient.open(relay.url)
    const { channel: reading } = await reader.read(room)
    for (const word of [title, name, text]) {
      expect(await writer.append(channel, room.seal(word))).toMatchObject({ kind: 'ack' })
      await reader.take('record', reading)
    }
    const { viewSecret, readKey, presenceKey, writerSecret, writerKey, roomIdBytes } = room.keys
    const secrets = {
      title: Buffer.from(title),
      name: Buffer.from(name),
      // As V8 keeps a text that has letters beyond ASCII.
      nameInScript: Buffer.from(name, 'latin1'),
      text: Buffer.from(text),
      editSecret: room.editSecret,
      viewSecret,
      readKey,
      presenceKey,
      // The second half of an Ed25519 secret key is the public one.
      writerSecret: writerSecret.slice(0, 32),
    }
    // What the relay does know is found, so the search would have found the rest.
    const known = { writerKey, roomIdBytes }
    const { found, bytesRead } = searchMemory(relay.pid, { ...secrets, ...known })
    expect(bytesRead).toBeGreaterThan(10_000_000)
    expect(found.toSorted()).toEqual(['roomIdBytes', 'writerKey'])
    await Promise.all([writer.close(), reader.close()])
    for (const when of ['running', 'stopped']) {
      if (when === 'stopped') await relay.stop()
      const files = Buffer.concat(
        readdirSync(folder.path).map((file) => readFileSync(join(folder.path, file))),
      )
      expect(files.includes(Buffer.from(roomIdBytes))).toBe(true)
      for (const [secret, bytes] of Object.entries(secrets))
        expect(files.includes(Buffer.from(bytes)), `${secret} while ${when}`).toBe(false)
    }
    for (const bytes of Object.values(secrets)) {
      for (const encoding of ['utf8', 'hex', 'base64url'] as const)
        expect(relay.output()).not.toContain(Buffer.from(bytes).toString(encoding))
    }
  })
})

function collect(stream: NodeJS.ReadableStream): () => string {
  let text = ''
  stream.setEncoding('utf8')
  stream.on('data', (piece: string) => {
    text += piece
  })
  return () => text
}
