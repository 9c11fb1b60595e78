// What a relay, whoever owns the network before it, and a reader learn of two people's work. The real
// libraries, the real engine, a relay in a process of its own; everything that passes is kept.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { DocumentKeys } from '../../shared/records/keys'
import { openRecord } from '../../shared/records/seal'
import { readySodium } from '../../shared/records/sodium'
import { createTemporaryFolder } from '../support/folders'
import { onEnd } from '../support/on-end'
import { searchMemory } from '../support/process-memory'
import {
  buildRelay,
  type RelayBundle,
  type RelayChild,
  startRelayChild,
} from '../support/relay-child'
import { RelayClient } from '../support/relay-client'
import { openRelayTap, type RelayTap } from '../support/relay-tap'
import { machineAt } from '../support/replica-stories'
import { type Machine, until } from '../support/replicas'
import { findNeedles, keyNeedles, type Needles, textNeedles } from '../support/secrets'

const TITLE = 'Récolte du marais 5527'
const TEXT = 'Les roseaux se coupent en février 8813'
const NAME = 'Maïwenn Quéméneur'

let bundle: RelayBundle
let tap: RelayTap
let folder: string
let relay: RelayChild

beforeAll(async () => {
  await readySodium()
  bundle = await buildRelay()
})
afterAll(() => bundle.remove())
beforeEach(async () => {
  tap = await openRelayTap()
  onEnd(() => tap.close())
  const made = await createTemporaryFolder('blind-relay')
  onEnd(made.remove)
  folder = made.path
  relay = await startRelayChild(bundle, folder, ['--address', tap.url])
  onEnd(() => relay.kill())
  tap.setTarget(relay.url)
})

describe('a relay between two people', () => {
  it('has no text, title, name or key in its memory, files, log or figures, nor has the network', async () => {
    const laptop = await machineAt(tap.url, NAME, { tailLimits: { records: 5, bytes: 1 << 20 } })
    const desk = await machineAt(tap.url, 'desk')
    const note = laptop.createNote(TITLE)
    desk.takeUp(laptop.share(note, 'edit'))
    laptop.type(note, 0, TEXT)
    await laptop.settledWith([desk])
    laptop.openPage(note)
    desk.openPage(note)
    laptop.placeCaret(note, { name: NAME, at: 3 })
    await until([laptop, desk], () => desk.carets(note).length === 1)
    for (const word of ['un ', 'deux ', 'trois ', 'quatre ', 'cinq ']) {
      desk.type(note, 0, word)
      await laptop.settledWith([desk])
    }
    // The whole state as one record, too.
    await until([laptop, desk], () => laptop.library.tail(note).checkpointSeq > 0)

    const secrets = {
      ...textNeedles('title', TITLE),
      ...textNeedles('text', TEXT),
      ...textNeedles('name', NAME),
      ...secretsOf(laptop),
      ...secretsOf(desk),
    }
    // What a relay does know is found, so the search would have found the rest.
    const { writerKey, roomIdBytes } = keysOf(laptop, note)
    const known = { writerKey, roomIdBytes }
    const memory = searchMemory(relay.pid, { ...secrets, ...known })
    expect(memory.found.toSorted()).toEqual(['roomIdBytes', 'writerKey'])
    const figures = await (await fetch(`${relay.url.replace('ws', 'http')}/metrics`)).text()
    expect(figures).toContain('carnet')
    await relay.stop()
    const files = readdirSync(folder).map((file) => readFileSync(join(folder, file)))
    for (const place of [Buffer.concat(files), tap.heard()]) {
      expect(findNeedles(place, known)).toEqual(['writerKey', 'roomIdBytes'])
      expect(findNeedles(place, secrets)).toEqual([])
    }
    expect(findNeedles(Buffer.from(relay.output() + figures), secrets)).toEqual([])
  })
})

describe('a reading link', () => {
  it('leads to nothing that holds an edit secret, or the key of another note', async () => {
    const author = await machineAt(tap.url, 'author')
    const reader = await machineAt(tap.url, 'reader')
    const [note, own] = [author.createNote(TITLE), author.createNote('Pour moi')]
    author.share(note, 'edit')
    const link = author.share(note, 'view')
    reader.takeUp(link)
    author.type(note, 0, TEXT)
    author.type(own, 0, 'rien à voir')
    await author.settledWith([reader])
    author.openPage(note)
    reader.openPage(note)
    author.placeCaret(note, { name: NAME, at: 3 })
    await until([author, reader], () => reader.carets(note).length === 1)

    const keys = keysOf(reader, note)
    expect(keys.writerSecret).toBeUndefined()
    const everything = Object.entries(secretsOf(author))
    const others = everything.filter(([name]) => !name.startsWith(`${note} view`))
    expect(others.length).toBe(everything.length - 3 * 4)
    const reachable = Buffer.concat([
      Buffer.from(link),
      ...(await openEverything(keys)),
      ...reader.library.rooms().map(({ keys: { docId } }) => {
        return reader.library.readState(docId) ?? new Uint8Array()
      }),
    ])
    expect(findNeedles(reachable, keyNeedles('view', keys.viewSecret)).length).toBeGreaterThan(0)
    expect(findNeedles(reachable, textNeedles('text', TEXT))).toContain('text (UTF-8)')
    expect(findNeedles(reachable, Object.fromEntries(others))).toEqual([])
  })
})

function keysOf(machine: Machine, note: Parameters<Machine['text']>[0]): DocumentKeys {
  const keys = machine.library.room(note)?.keys
  if (!keys) throw new Error('the note has no room')
  return keys
}

/** Every secret of a person. */
function secretsOf({ library, root }: Machine): Needles {
  const device = library.device.keys.secretKey.slice(0, 32)
  const found: Record<string, Uint8Array> = { root, device }
  for (const { keys } of library.rooms()) {
    const { docId, viewSecret, readKey, presenceKey, writerSecret } = keys
    const capability = library.holdings.document(docId)?.capability
    found[`${docId} view`] = viewSecret
    found[`${docId} view read`] = readKey
    found[`${docId} view presence`] = presenceKey
    // The second half of an Ed25519 secret key is the public one.
    if (writerSecret) found[`${docId} writer`] = writerSecret.slice(0, 32)
    if (capability?.rights === 'edit') found[`${docId} edit`] = capability.editSecret
  }
  return Object.assign({}, ...Object.entries(found).map(([name, key]) => keyNeedles(name, key)))
}

/** All that the relay has of a room, opened as its reader can. */
async function openEverything(keys: DocumentKeys): Promise<readonly Uint8Array[]> {
  const client = await RelayClient.open(relay.url)
  const room = { keys: { ...keys, writerSecret: new Uint8Array() } }
  const { records } = await client.read(room, undefined, 'oldest')
  await client.close()
  expect(records.length).toBeGreaterThan(0)
  return records.flatMap(({ record }) => {
    const opened = openRecord(keys, record)
    if (typeof opened === 'string') throw new Error(opened)
    return [record, opened.update]
  })
}
