// kill -9 in the middle of backups, at seeded random moments: every backup that is there is whole,
// the newest opens, and so does the library.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { openLibraryLog } from '../../host/log/open-library-log'
import { LocalCipher } from '../../host/log/local-cipher'
import {
  KEEP,
  listBackups,
  namesToKeep,
  verifyBackup,
} from '../../host/transfer/backup/backup-files'
import { deriveLocalKey } from '../../shared/records/identity'
import { sodium } from '../../shared/records/sodium'
import { root } from './folders'
import { generateDocuments } from './generated-notes'
import { openTestLibrary } from './library'
import { startChild } from './processes'
import { createRandom } from './random'
import { fillWithNotes } from './staged-notes'
import { openTransfers } from './transfers'
import { buildWorker, bundleEntry } from './workers'

export interface BackupKillOptions {
  /** Made here; kept. */
  readonly folder: string
  readonly kills: number
  readonly seed: number
  /** No further kill once it says so. */
  readonly isOver?: () => boolean
}

export interface BackupKillReport {
  readonly seed: number
  readonly kills: number
  /** Backups that were told to be made. */
  readonly made: number
  /** Names of backups that were there and not whole. */
  readonly damaged: readonly string[]
  /** Kills after which no backup that was told is left. */
  readonly lost: readonly number[]
  /** How the newest backup opened, and how many notes the library then had. */
  readonly opened: readonly string[]
  readonly noteCounts: readonly number[]
}

export const BACKED_UP_NOTES = 60

export async function killDuringBackups(options: BackupKillOptions): Promise<BackupKillReport> {
  const { folder, seed, isOver = () => false } = options
  await fillLibrary(folder)
  const random = createRandom(seed)
  const [worker, program] = await Promise.all([
    buildWorker('transfer'),
    bundleEntry(join(root, 'test/support/backup-child.ts'), 'backup-child'),
  ])
  const seen = new Set<string>()
  const damaged: string[] = []
  const lost: number[] = []
  const opened: string[] = []
  const noteCounts: number[] = []
  let kills = 0
  for (; kills < options.kills && !isOver(); kills += 1) {
    const child = await startChild({
      args: [fileURLToPath(program), folder, worker.href],
      ready: /made (\S+)/,
    })
    // Somewhere in the next copy: the moment is the subject.
    await wait(random.below(120))
    await child.kill()
    for (const [, name = ''] of child.output().matchAll(/made (\S+)/gu)) seen.add(name)
    const found = listBackups(folder)
    const kept = namesToKeep(found, KEEP, Date.now())
    for (const backup of found)
      if (verifyBackup(folder, backup) === 'damaged') damaged.push(backup.name)
    if (!found.some(({ name }) => seen.has(name) && kept.has(name))) lost.push(kills)
    const again = await openTestLibrary({ folder })
    noteCounts.push(Array.from(again.library.holdings.all).length)
    opened.push(openBackup(join(folder, 'backups', found[0]?.name ?? ''), again.root))
    await again.close()
  }
  return { seed, kills, made: seen.size, damaged, lost, opened, noteCounts }
}

async function fillLibrary(folder: string): Promise<void> {
  await mkdir(folder)
  const setup = await openTransfers({ folder })
  await fillWithNotes(setup, generateDocuments(BACKED_UP_NOTES))
  await setup.close()
}

function openBackup(backup: string, secret: Uint8Array): string {
  const opened = openLibraryLog(
    join(backup, 'library.db'),
    new LocalCipher(deriveLocalKey(secret)),
    () => sodium.randombytes_buf(16),
    { readOnly: true },
  )
  if (opened.kind === 'open') opened.log.abandon()
  return opened.kind
}
