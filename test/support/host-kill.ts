// kill -9 of a host at seeded random moments, while it types, seals and folds: what it called saved
// must be there afterwards, and the database sound.
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { root } from './folders'
import { createNote, readText } from './host-notes'
import { openTestHost, openTestLibrary } from './library'
import { startChild } from './processes'
import { createRandom } from './random'
import { buildWorker, bundleEntry } from './workers'

export interface HostKillOptions {
  /** An empty one; kept. */
  readonly folder: string
  readonly kills: number
  readonly seed: number
  /** No further kill once it says so. */
  readonly isOver?: () => boolean
}

export interface HostKillReport {
  readonly seed: number
  readonly kills: number
  /** Words that the host called saved. */
  readonly saved: number
  /** Those of them that were not there after a kill. */
  readonly lost: readonly number[]
  readonly integrity: readonly unknown[]
}

export async function killHostWhileTyping(options: HostKillOptions): Promise<HostKillReport> {
  const { folder, seed, isOver = () => false } = options
  const random = createRandom(seed)
  const first = await openTestHost({ folder })
  // With a relay that never answers, everything is sealed as well.
  await first.page().request('setRelay', { address: 'ws://127.0.0.1:9' })
  const docId = await createNote(first)
  await first.close()

  const child = await bundleEntry(join(root, 'test/support/library-child.ts'), 'child')
  const program = fileURLToPath(child)
  const worker = (await buildWorker('catalog')).href
  const lost = new Set<number>()
  const integrity: unknown[] = []
  let saved = 0
  let kills = 0
  for (; kills < options.kills && !isOver(); kills += 1) {
    const child = await startChild({
      args: [program, folder, docId, worker, worker, String(saved)],
      ready: /^ready$/m,
    })
    await wait(random.below(400))
    await child.kill()
    saved = Number([...child.output().matchAll(/^saved (\d+)$/gm)].at(-1)?.[1] ?? saved)

    const { library, close } = await openTestLibrary({ folder })
    integrity.push(library.log.sqlite.get('PRAGMA integrity_check')?.integrity_check)
    await close()
    const host = await openTestHost({ folder })
    const words = new Set((await readText(host, docId)).trim().split(' ').map(Number))
    for (let word = 1; word <= saved; word += 1) if (!words.has(word)) lost.add(word)
    await host.close()
    saved = Math.max(saved, ...words)
  }
  return { seed, kills, saved, lost: [...lost], integrity }
}
