// What a relay, a network or an editor can do wrong, and that nothing is lost by it.
import { cp, rm } from 'node:fs/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { shortHash } from '../../shared/protocol/proofs'
import { certifyDevice, createDeviceKeys, deriveIdentity } from '../../shared/records/identity'
import type { DocId } from '../../shared/records/keys'
import { sealRecord } from '../../shared/records/seal'
import { readySodium, sodium } from '../../shared/records/sodium'
import { createTemporaryFolder } from '../support/folders'
import { openMeddlingProxy } from '../support/meddling-proxy'
import { onEnd } from '../support/on-end'
import { createRandom } from '../support/random'
import { RelayClient } from '../support/relay-client'
import { openTestRelay, type TestRelay } from '../support/relay-server'
import { machineAt, twoPeople } from '../support/replica-stories'
import { type Machine, settle, until } from '../support/replicas'

beforeAll(readySodium)

describe('a relay that was put back to an older state', () => {
  it('is given again what it lost, though others went on writing, and nothing claims to be sent before', async () => {
    const { relay, laptop, desk, note, settled } = await twoPeople()
    laptop.type(note, 0, 'ancien ')
    await settled()
    const older = await keepFolder(relay)
    desk.disconnect()
    laptop.type(note, 7, 'perdu ')
    await laptop.settledWith([])
    laptop.disconnect()

    const again = await putBack(relay, older)
    desk.connect()
    // The head moves on, beyond where the laptop stood: only the hashes tell.
    for (const word of ['un ', 'deux ', 'trois ', 'quatre ']) {
      desk.type(note, 0, word)
      await desk.settledWith([])
    }
    const claims = watchClaims(laptop, note)
    laptop.connect()
    await settle(again.url, [laptop, desk])
    expect(desk.text(note)).toBe('quatre trois deux un ancien perdu ')
    expect(laptop.text(note)).toBe(desk.text(note))
    expect(claims.foundLoss()).toBe(true)
    expect(claims.claimedBefore()).toBe(false)
  })

  it('is given everything again when its store was lost', async () => {
    const { relay, laptop, desk, note, settled } = await twoPeople()
    laptop.type(note, 0, 'tout')
    await settled()
    const empty = await createTemporaryFolder('empty')
    onEnd(empty.remove)
    const again = await putBack(relay, empty.path)
    await until([laptop, desk], () => laptop.heard('relay-lost-records'))
    await settle(again.url, [laptop, desk])
    const late = await machineAt(again.url, 'late')
    late.takeUp(laptop.share(note, 'edit'))
    await late.settledWith([])
    expect(late.text(note)).toBe('tout')
  })

  it('is given everything again by a machine that died before it had made the loss good', async () => {
    const { relay, laptop, desk, note, settled } = await twoPeople()
    laptop.type(note, 0, 'tout')
    await settled()
    await desk.close()
    laptop.disconnect()
    // How far it came: what it had read counts no more, and nothing was compared yet.
    laptop.library.resetCursor(note)
    await laptop.close()
    const empty = await createTemporaryFolder('empty')
    onEnd(empty.remove)
    const again = await putBack(relay, empty.path)
    laptop.connect()
    await laptop.reopen()
    await until([laptop], () => laptop.sync.relayState(note).kind === 'online')
    const late = await machineAt(again.url, 'late')
    late.takeUp(laptop.share(note, 'edit'))
    await late.settledWith([])
    expect(late.text(note)).toBe('tout')
  })
})

describe('a checkpoint that an editor made up', () => {
  it('loses nothing that somebody who has the note open still has', async () => {
    const { relay, laptop, desk, note, settled } = await twoPeople()
    laptop.type(note, 0, 'vrai texte')
    await settled()
    laptop.openPage(note)
    await settled()
    await postCheckpoint(relay, laptop, note, Y.encodeStateAsUpdate(new Y.Doc()))
    await until([laptop], () => laptop.heard('checkpoint-lacked-state'))
    await settled()
    const late = await machineAt(relay.url, 'late')
    late.takeUp(desk.share(note, 'view'))
    await late.settledWith([])
    expect(late.text(note)).toBe('vrai texte')
  })

  it('loses nothing when nobody had it open, once one who has it opens it', async () => {
    const { relay, laptop, desk, note, settled } = await twoPeople()
    laptop.type(note, 0, 'vrai texte')
    await settled()
    await postCheckpoint(relay, laptop, note, Y.encodeStateAsUpdate(new Y.Doc()))
    desk.openPage(note)
    await until([desk], () => desk.heard('checkpoint-lacked-state'))
    await settled()
    const late = await machineAt(relay.url, 'late')
    late.takeUp(laptop.share(note, 'edit'))
    await late.settledWith([])
    expect(late.text(note)).toBe('vrai texte')
  })

  it('does not bring back on others what it leaves out, nor hide what was deleted', async () => {
    const { relay, laptop, note, settled } = await twoPeople()
    laptop.type(note, 0, 'garder jeter')
    await settled()
    const before = laptop.library.readState(note) ?? new Uint8Array()
    laptop.erase(note, 6, 6)
    await settled()
    laptop.openPage(note)
    await settled()
    // The state of before the deletion: a state vector alone would not show what it lacks.
    await postCheckpoint(relay, laptop, note, before)
    await until([laptop], () => laptop.heard('checkpoint-lacked-state'))
    await settled()
    const late = await machineAt(relay.url, 'late')
    late.takeUp(laptop.share(note, 'edit'))
    await late.settledWith([])
    expect(late.text(note)).toBe('garder')
  })

  it('loses nothing that a machine wrote long ago, which reads on from that checkpoint', async () => {
    const { relay, laptop, desk, note, settled } = await twoPeople()
    desk.type(note, 0, 'écrit il y a longtemps')
    await settled()
    desk.disconnect()
    for (let at = 0; at < 12; at += 1) {
      laptop.type(note, 0, `${at} `)
      await laptop.settledWith([])
    }
    laptop.disconnect()
    await postCheckpoint(relay, laptop, note, Y.encodeStateAsUpdate(new Y.Doc()))
    desk.connect()
    await until([desk], () => desk.heard('relay-lacked-state'))
    await desk.settledWith([])
    const late = await machineAt(relay.url, 'late')
    late.takeUp(desk.share(note, 'edit'))
    await late.settledWith([])
    expect(late.text(note)).toBe('écrit il y a longtemps')
    laptop.connect()
    await laptop.settledWith([desk])
  })

  it('is read past when it cannot be opened at all', async () => {
    const { relay, laptop, note, settled } = await twoPeople()
    laptop.type(note, 0, 'vrai texte')
    await settled()
    await postCheckpoint(relay, laptop, note, 'sealed with other keys')
    const late = await machineAt(relay.url, 'late')
    late.takeUp(laptop.share(note, 'view'))
    await until([late], () => late.text(note) !== '')
    expect(late.text(note)).toBe('vrai texte')
  })

  it('is read past though the machine was put off before it could', async () => {
    const { relay, laptop, note, settled } = await twoPeople()
    laptop.type(note, 0, 'vrai texte')
    await settled()
    await postCheckpoint(relay, laptop, note, 'sealed with other keys')
    const late = await machineAt(relay.url, 'late')
    late.takeUp(laptop.share(note, 'edit'))
    await until([late], () => late.heard('record-refused'))
    await late.restart()
    await until([late], () => late.sync.relayState(note).kind === 'online')
    expect(late.text(note)).toBe('vrai texte')
  })
})

describe('a network that spoils frames', () => {
  it.each([1, 2, 3])('does not keep two machines from agreeing (seed %i)', async (seed) => {
    const random = createRandom(seed)
    const proxy = await openMeddlingProxy(random, 0.08)
    onEnd(proxy.close)
    const relay = await openTestRelay({ addresses: [proxy.address] })
    onEnd(relay.close)
    proxy.setTarget(relay.url)
    const laptop = await machineAt(proxy.url, 'laptop')
    const desk = await machineAt(proxy.url, 'desk')
    const note = laptop.createNote('Brouillé')
    desk.takeUp(laptop.share(note, 'edit'))
    laptop.openPage(note)
    const words: string[] = []
    // On until a frame was spoilt: how many there are is the machine's.
    while (words.length < 30 || proxy.spoilt === 0) {
      const word = `[${words.length}]`
      words.push(word)
      const machine = desk.library.readState(note) && random.below(2) === 0 ? desk : laptop
      machine.type(note, 0, word)
      await machine.breathe()
    }
    proxy.becomeHonest()
    await settle(relay.url, [laptop, desk])
    expect(desk.text(note)).toBe(laptop.text(note))
    expect(words.filter((word) => !laptop.text(note).includes(word))).toEqual([])
  })
})

async function keepFolder(relay: TestRelay): Promise<string> {
  const kept = await createTemporaryFolder('older')
  onEnd(kept.remove)
  await cp(relay.folder, kept.path, { recursive: true })
  return kept.path
}

/** The relay stops, its folder becomes that one, and it starts again where it was. */
async function putBack(relay: TestRelay, folder: string): Promise<TestRelay> {
  await relay.stop()
  await rm(relay.folder, { recursive: true })
  await cp(folder, relay.folder, { recursive: true })
  const again = await openTestRelay({ folder: relay.folder, port: relay.relay.port })
  onEnd(again.close)
  return again
}

/** Whether the note was called sent at any moment before the loss was noticed. */
function watchClaims(machine: Machine, note: DocId) {
  let claimed = false
  const from = machine.entries.length
  const foundLoss = () =>
    machine.entries.slice(from).some(({ event }) => event === 'relay-lost-records')
  const look = () => {
    const isOnline = machine.sync.relayState(note).kind === 'online'
    const isSent = machine.library.waiting(note).count === 0
    if (isOnline && isSent && !foundLoss()) claimed = true
  }
  onEnd(async () => void unsubscribe())
  const unsubscribe = machine.subscribe(look)
  return { foundLoss, claimedBefore: () => claimed }
}

/** What an editor's own tool can do: everything is rightly signed, only the state is not. */
async function postCheckpoint(
  relay: TestRelay,
  editor: Machine,
  note: DocId,
  state: Uint8Array | 'sealed with other keys',
): Promise<void> {
  const keys = editor.library.room(note)?.keys
  if (!keys?.writerSecret) throw new Error('only an editor can')
  const room = { keys: { ...keys, writerSecret: keys.writerSecret } }
  const client = await RelayClient.open(relay.url)
  onEnd(() => client.close())
  const channel = await client.openToWrite(room)
  const [stored] = await relay.store.readRooms([keys.roomIdBytes])
  if (!stored) throw new Error('the room is not there')
  const device = certifyDevice(deriveIdentity(sodium.randombytes_buf(32)), createDeviceKeys())
  const position = { writerId: new Uint8Array(16), counter: 0, previous: new Uint8Array(32) }
  const sealKeys =
    typeof state === 'string' ? { ...keys, readKey: sodium.randombytes_buf(32) } : keys
  const update = typeof state === 'string' ? new Uint8Array([0, 0]) : state
  const record = sealRecord(sealKeys, device, position, { kind: 'checkpoint', update })
  client.send({
    kind: 'checkpoint',
    channel,
    expected: stored.checkpoint?.upTo ?? 0,
    upTo: stored.head.seq,
    hash: shortHash(stored.head.hash),
    record,
  })
  await client.take('ack', channel)
}
