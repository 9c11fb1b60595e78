// kill -9 of a machine while it posts a checkpoint to a real relay: before the relay has it, before
// the answer is known, and after. Whatever it called saved is there, for it and for everybody else.
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { parseMessage } from '../../shared/protocol/frames'
import { toBase64url } from '../../shared/records/bytes'
import { recordIdOf } from '../../shared/records/record'
import { readySodium } from '../../shared/records/sodium'
import { createTemporaryFolder, root } from '../support/folders'
import { onEnd } from '../support/on-end'
import { startChild } from '../support/processes'
import { openTestRelay, type TestRelay } from '../support/relay-server'
import { openRelayTap, type RelayTap } from '../support/relay-tap'
import { machineAt } from '../support/replica-stories'
import { openMachine } from '../support/replicas'
import { bundleEntry } from '../support/workers'

type Moment = 'before the relay has it' | 'before the answer' | 'after the answer'
const MOMENTS: readonly Moment[] = [
  'before the relay has it',
  'before the answer',
  'after the answer',
]

let program: string
beforeAll(async () => {
  await readySodium()
  const entry = join(root, 'test/support/checkpoint-child.ts')
  program = fileURLToPath(await bundleEntry(entry, 'checkpoint-child'))
})

describe('a machine that is killed while it posts a checkpoint', () => {
  it.each(MOMENTS)('loses nothing, twice, %s', async (moment) => {
    const tap = await openRelayTap()
    onEnd(tap.close)
    const relay = await openTestRelay({ addresses: [tap.url] })
    onEnd(relay.close)
    tap.setTarget(relay.url)
    const { path: folder, remove } = await createTemporaryFolder('posting')
    onEnd(remove)
    // The desk reads, and posts none of its own.
    const desk = await machineAt(relay.url, 'desk')
    const laptop = await openMachine({ name: 'laptop', relay: tap.url, folder })
    const note = laptop.createNote('Tenace')
    const link = laptop.share(note, 'edit')
    await laptop.settledWith([])
    const room = laptop.library.room(note)?.keys.roomIdBytes ?? new Uint8Array()
    await laptop.close()

    const posts: Post[] = []
    let saved = 0
    for (let kill = 0; kill < 2; kill += 1) {
      const post = watchPost(tap, moment)
      const child = await startChild({
        args: [program, folder, tap.url, toBase64url(laptop.root), note, String(saved)],
        ready: /^ready$/m,
      })
      posts.push(await post)
      if (moment === 'before the answer') await isStored(relay, room, posts.at(-1))
      await child.kill()
      tap.setGate(() => true)
      saved = Number([...child.output().matchAll(/^saved (\d+)$/gm)].at(-1)?.[1] ?? saved)
    }
    const [stored] = await relay.store.readRooms([room])
    const lastAccepted = moment === 'before the relay has it' ? 0 : (posts.at(-1)?.upTo ?? -1)
    expect(stored?.checkpoint?.upTo ?? 0).toBe(lastAccepted)

    await laptop.reopen()
    onEnd(() => laptop.discard())
    expect(laptop.library.log.sqlite.get('PRAGMA integrity_check')?.integrity_check).toBe('ok')
    const words = Array.from({ length: saved }, (_, at) => `[${at + 1}]`)
    expect(words.length).toBeGreaterThan(5)
    expect(words.filter((word) => !laptop.text(note).includes(word))).toEqual([])
    desk.takeUp(link)
    await laptop.settledWith([desk])
    expect(desk.text(note)).toBe(laptop.text(note))
  })
})

interface Post {
  readonly upTo: number
  readonly recordId: string
}

/** Settles at the moment at which the machine is to die; what may not pass from then on is held. */
function watchPost(tap: RelayTap, moment: Moment): Promise<Post> {
  return new Promise((settle) => {
    let post: Post | undefined
    tap.setGate((message, from) => {
      for (const frame of parseMessage(message).frames) {
        if (frame.kind === 'checkpoint' && from === 'host')
          post ??= { upTo: frame.upTo, recordId: toBase64url(recordIdOf(frame.record)) }
        const isAnswer = frame.kind === 'ack' && toBase64url(frame.recordId) === post?.recordId
        if (post && (moment !== 'after the answer' || isAnswer)) settle(post)
      }
      if (!post) return true
      return moment === 'after the answer' || (moment === 'before the answer' && from === 'host')
    })
  })
}

async function isStored(relay: TestRelay, room: Uint8Array, post?: Post): Promise<void> {
  await expect
    .poll(async () => (await relay.store.readRooms([room]))[0]?.checkpoint?.upTo)
    .toBe(post?.upTo)
}
