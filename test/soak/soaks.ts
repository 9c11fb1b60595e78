// Every soak with the count that it is meant to reach. Each throws where something was lost, and
// answers with its figures.
import { join } from 'node:path'
import { readySodium } from '../../shared/records/sodium'
import { BACKED_UP_NOTES, killDuringBackups } from '../support/backup-kill'
import { findFault, liveCollectionHistory } from '../support/collection-histories'
import { createTemporaryFolder } from '../support/folders'
import { killHostWhileTyping } from '../support/host-kill'
import { type KilledProcess, killWindowProcess } from '../support/window-kill'
import { buildRelay } from '../support/relay-child'
import { soakHistories } from './histories'
import { soakRelayKills } from './relay'

export interface Soak {
  readonly name: string
  /** Stops early, between two kills or histories, once `isOver` says so. */
  run(isOver: () => boolean): Promise<string>
}

const KILLS = 100
const HISTORIES = 200
/** Whether a soak's time is over is looked at after so many. */
const PIECE = 10

export const soaks: readonly Soak[] = [
  { name: 'histories', run: runHistories },
  { name: 'collection-histories', run: runCollectionHistories },
  { name: 'relay-kills', run: runRelayKills },
  { name: 'host-kills', run: runHostKills },
  { name: 'backup-kills', run: runBackupKills },
  windowSoak('window-host-kills', 'host'),
  windowSoak('window-page-kills', 'page'),
  windowSoak('window-main-kills', 'main'),
]

async function runHistories(isOver: () => boolean): Promise<string> {
  const firstSeed = newSeed()
  let lived = 0
  let withCheckpoint = 0
  while (lived < HISTORIES && !isOver()) {
    const report = await soakHistories(PIECE, firstSeed + lived)
    lived += report.lived
    withCheckpoint += report.withCheckpoint
  }
  return `histories ${of(lived, HISTORIES)}, all identical, lost 0, ${withCheckpoint} with a checkpoint, first seed ${firstSeed}`
}

async function runCollectionHistories(isOver: () => boolean): Promise<string> {
  await readySodium()
  const firstSeed = newSeed()
  let lived = 0
  while (lived < HISTORIES && !isOver()) {
    const ending = await liveCollectionHistory(firstSeed + lived)
    const fault = findFault(ending)
    if (fault !== undefined) throw new Error(`${fault}: ${JSON.stringify(ending)}`)
    lived += 1
  }
  return `histories of notebooks ${of(lived, HISTORIES)}, all identical, first seed ${firstSeed}`
}

async function runRelayKills(isOver: () => boolean): Promise<string> {
  let kills = 0
  let acknowledged = 0
  const seeds: number[] = []
  await readySodium()
  const bundle = await buildRelay()
  try {
    while (kills < KILLS && !isOver()) {
      const report = await soakRelayKills(bundle, PIECE)
      kills += PIECE
      acknowledged += report.acknowledged
      seeds.push(report.seed)
    }
  } finally {
    await bundle.remove()
  }
  return `kills ${of(kills, KILLS)}, lost 0 of ${acknowledged} acknowledged, integrity ok, seeds ${seeds.join(' ')}`
}

function runHostKills(isOver: () => boolean): Promise<string> {
  return inFolder(async (folder) => {
    const seed = newSeed()
    const report = await killHostWhileTyping({ folder, kills: KILLS, seed, isOver })
    check(report.lost.length === 0 && report.integrity.every((verdict) => verdict === 'ok'), report)
    return `kills ${of(report.kills, KILLS)}, lost 0 of ${report.saved} saved, integrity ok, seed ${seed}`
  })
}

function runBackupKills(isOver: () => boolean): Promise<string> {
  return inFolder(async (base) => {
    const seed = newSeed()
    const folder = join(base, 'library')
    const report = await killDuringBackups({ folder, kills: KILLS, seed, isOver })
    const isWhole =
      report.damaged.length + report.lost.length === 0 &&
      report.opened.every((kind) => kind === 'open') &&
      report.noteCounts.every((count) => count === BACKED_UP_NOTES)
    check(isWhole, report)
    return `kills ${of(report.kills, KILLS)}, lost 0, damaged 0 of ${report.made} backups, all open, seed ${seed}`
  })
}

function windowSoak(name: string, what: KilledProcess): Soak {
  return {
    name,
    run: (isOver) =>
      inFolder(async (folder) => {
        const seed = newSeed()
        const report = await killWindowProcess(what, { folder, kills: KILLS, seed, isOver })
        const isSound = report.integrity.every((verdict) => verdict === 'ok')
        check(report.lost.length === 0 && isSound, report)
        return `kills ${of(report.kills, KILLS)}, lost 0 of ${report.saved} saved, integrity ok, seed ${seed}`
      }),
  }
}

async function inFolder(work: (folder: string) => Promise<string>): Promise<string> {
  await readySodium()
  const folder = await createTemporaryFolder('soak')
  try {
    return await work(folder.path)
  } finally {
    await folder.remove()
  }
}

function check(holds: boolean, report: object): void {
  if (!holds) throw new Error(`something was lost: ${JSON.stringify(report)}`)
}

/** A number that is less than it should be is seen. */
function of(done: number, wanted: number): string {
  return done < wanted ? `${done} of ${wanted} (no time for more)` : String(done)
}

function newSeed(): number {
  return Math.floor(Math.random() * 1_000_000)
}
