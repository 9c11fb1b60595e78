import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Blobs } from '../../host/blobs/blobs'
import { sealBlob } from '../../host/blobs/seal-blob'
import {
  type FoundBackup,
  KEEP,
  listBackups,
  namesToKeep,
  runBackup,
  verifyBackup,
} from '../../host/transfer/backup/backup-files'
import { Backups } from '../../host/transfer/backup/backups'
import { mergeBackup, replaceByBackup } from '../../host/transfer/backup/restore-backup'
import type { JobOutcome } from '../../shared/contract/jobs'
import { readTitle } from '../../shared/model/document'
import { deriveLocalKey } from '../../shared/records/identity'
import { sodium } from '../../shared/records/sodium'
import { BACKED_UP_NOTES, killDuringBackups } from '../support/backup-kill'
import { createTemporaryFolder } from '../support/folders'
import { generateDocuments } from '../support/generated-notes'
import { openTestLibrary, type TestLibrary } from '../support/library'
import { createManualClock } from '../support/manual-clock'
import { onEnd } from '../support/on-end'
import { fillWithNotes } from '../support/staged-notes'
import { openTransfers } from '../support/transfers'
import { buildWorker } from '../support/workers'

const HOUR = 3_600_000
const DAY = 24 * HOUR

async function openFilled(count: number): Promise<TestLibrary> {
  const setup = await openTransfers()
  onEnd(() => setup.close())
  await fillWithNotes(setup, generateDocuments(count))
  return setup
}

function backUp(folder: string, at: number, more: { keyFile?: string; isForced?: boolean } = {}) {
  return runBackup({
    libraryFolder: folder,
    at,
    keyFile: more.keyFile ?? null,
    isForced: more.isForced ?? false,
    prune: KEEP,
  })
}

function firstNote(test: TestLibrary) {
  const [held] = Array.from(test.library.holdings.all)
  const document = held && test.library.open(held.docId)
  if (!held || !document) throw new Error('a note is needed')
  return { docId: held.docId, document }
}

describe('a backup', () => {
  it('is verified, counted, private and written only when something changed', async () => {
    const test = await openFilled(5)
    const { folder } = test
    const made = backUp(folder, DAY)
    expect(made).toMatchObject({ kind: 'made', manifest: { noteCount: 5, needsWords: true } })
    expect(backUp(folder, DAY + HOUR).kind).toBe('unchanged')
    expect(backUp(folder, DAY + 2 * HOUR, { isForced: true }).kind).toBe('made')
    firstNote(test).document.write((doc) => doc.getText('title').insert(0, 'x'))
    test.library.journal.flush()
    expect(backUp(folder, DAY + 3 * HOUR).kind).toBe('made')
    const found = listBackups(folder)
    expect(found).toHaveLength(3)
    for (const backup of found) expect(verifyBackup(folder, backup)).not.toBe('damaged')
    const place = join(folder, 'backups', made.name)
    expect(readdirSync(place).sort()).toEqual(['library.db', 'manifest.json'])
    for (const name of readdirSync(place)) expect(statSync(join(place, name)).mode & 0o077).toBe(0)
  })

  it('holds the key only when it was given, and says when it needs the words', async () => {
    const { folder } = await openFilled(1)
    const made = backUp(folder, DAY, { keyFile: '{"backend":"passphrase"}\n' })
    expect(made).toMatchObject({ manifest: { needsWords: false } })
    expect(readFileSync(join(folder, 'backups', made.name, 'key.json'), 'utf8')).toContain(
      'passphrase',
    )
  })

  it('is refused by its hash when a byte of it has changed', async () => {
    const { folder } = await openFilled(1)
    backUp(folder, DAY)
    const [backup] = listBackups(folder)
    const file = join(folder, 'backups', backup?.name ?? '', 'library.db')
    const bytes = readFileSync(file)
    bytes[5000] = (bytes[5000] ?? 0) ^ 1
    writeFileSync(file, bytes)
    expect(backup && verifyBackup(folder, backup)).toBe('damaged')
  })

  it('keeps attachments once, as long as a backup has them', async () => {
    const { folder } = await openFilled(1)
    const blobs = new Blobs(folder, 'writing')
    const { blobId, bytes } = sealBlob(new Uint8Array([1, 2, 3]))
    blobs.write(blobId, bytes)
    backUp(folder, DAY)
    backUp(folder, DAY + 1, { isForced: true })
    const kept = join(folder, 'backups', 'blobs')
    const [name = ''] = readdirSync(kept)
    expect(statSync(join(kept, name)).nlink).toBe(2)
    rmSync(join(folder, 'blobs', name))
    for (let later = 1; later < 30; later += 1)
      backUp(folder, DAY * (1 + later * 7), { isForced: true })
    expect(readdirSync(kept)).toEqual([])
  })
})

describe('thinning out', () => {
  const at = (times: readonly number[]) =>
    times
      .toSorted((a, b) => b - a)
      .map((time) => ({ name: String(time), manifest: { at: time } }) as FoundBackup)

  it('keeps 24 hours, 14 days and 8 weeks, and the newest always', () => {
    const hours = Array.from({ length: 24 * 90 }, (_, hour) => hour * 3_600_000)
    const now = Math.max(...hours)
    const kept = [...namesToKeep(at(hours), KEEP, now)].map(Number)
    expect(kept.filter((time) => time > now - DAY)).toHaveLength(24)
    expect(new Set(kept.map((time) => Math.floor(time / DAY))).size).toBeGreaterThanOrEqual(14)
    expect(Math.min(...kept)).toBeLessThan(now - 47 * DAY)
    expect(kept.length).toBeLessThanOrEqual(24 + 14 + 8)
    expect(kept).toContain(now)
  })

  it('never removes what a wrong clock dated into the future', () => {
    expect(namesToKeep(at([1000, DAY * 400, DAY * 401]), KEEP, DAY)).toHaveProperty('size', 3)
  })

  it('keeps what was made at its time though a clock was a year ahead for weeks', () => {
    const now = DAY * 400
    const ahead = Array.from({ length: 63 }, (_, day) => now + (365 - day) * DAY)
    const made = [now, now - HOUR, now - DAY, now - 8 * DAY]
    const kept = namesToKeep(at([...ahead, ...made]), KEEP, now)
    expect(made.filter((time) => !kept.has(String(time)))).toEqual([])
    expect(ahead.filter((time) => !kept.has(String(time)))).toEqual([])
  })
})

describe('restoring', () => {
  it('merges: what is newer stays, what was lost or purged comes back', async () => {
    const test = await openFilled(4)
    const { library, folder } = test
    const { docId, document } = firstNote(test)
    const title = readTitle(document.doc)
    const name = backUp(folder, DAY).name
    document.write((doc) => doc.getText('title').insert(0, 'plus neuf '))
    const other = Array.from(library.holdings.all).find((held) => held.docId !== docId)
    if (!other) throw new Error('two notes are needed')
    library.holdings.home.purge(other.docId, 5)
    library.journal.flush()
    library.forget([other.docId])
    expect(library.readState(other.docId)).toBeUndefined()
    const reply = await mergeBackup(library, name, deriveLocalKey(test.root))
    expect(reply).toEqual({ kind: 'restored', noteCount: 4 })
    expect(readTitle(document.doc)).toBe(`plus neuf ${title}`)
    expect(library.holdings.present(other.docId)).toBeDefined()
    expect(library.open(other.docId)?.doc.getXmlFragment('body').length).toBeGreaterThan(3)
  })

  it('refuses a damaged backup, an unknown name and another person’s', async () => {
    const test = await openFilled(1)
    const { library, folder } = test
    const key = deriveLocalKey(test.root)
    const name = backUp(folder, DAY).name
    const refused = (reason: string) => ({ kind: 'refused', reason })
    expect(await mergeBackup(library, '../..', key)).toEqual(refused('backup-damaged'))
    expect(await mergeBackup(library, name, sodium.randombytes_buf(32))).toEqual(
      refused('needs-words'),
    )
    writeFileSync(join(folder, 'backups', name, 'library.db'), 'x')
    expect(await mergeBackup(library, name, key)).toEqual(refused('backup-damaged'))
  })

  it.each(['damaged', 'missing'])(
    'puts a copy in the place of a %s library, which is kept',
    async (what) => {
      const { path: folder, remove } = await createTemporaryFolder('restore')
      onEnd(remove)
      const setup = await openTransfers({ folder })
      await fillWithNotes(setup, generateDocuments(3))
      const before = {
        generation: setup.library.log.readMeta('generation'),
        writer: setup.library.log.readMetaBytes('writerId'),
      }
      await setup.close()
      const { name } = backUp(folder, DAY)
      const file = join(folder, 'library.db')
      if (what === 'damaged') writeFileSync(file, 'nonsense '.repeat(5000))
      else rmSync(file)
      const replaced = replaceByBackup(folder, name, DAY * 2)
      expect(replaced).toMatchObject({ kind: 'replaced', noteCount: 3 })
      const aside = replaced.kind === 'replaced' ? join(folder, replaced.aside) : ''
      expect(existsSync(join(aside, 'library.db'))).toBe(what === 'damaged')
      const again = await openTestLibrary({ folder })
      onEnd(() => again.close())
      expect(Array.from(again.library.holdings.all)).toHaveLength(3)
      expect(again.library.log.readMeta('generation')).not.toBe(before.generation)
      expect(again.library.log.readMetaBytes('writerId')).not.toEqual(before.writer)
    },
  )
})

describe('the hourly round', () => {
  it('backs up while anything changes, and says so', async () => {
    const test = await openFilled(2)
    const clock = createManualClock()
    const ended: JobOutcome[] = []
    let tell: () => void = () => {}
    const backups = new Backups({
      folder: test.folder,
      worker: await buildWorker('transfer'),
      clock,
      keyFile: () => null,
      tell: () => {},
      ended: (outcome) => {
        ended.push(outcome)
        tell()
      },
    })
    onEnd(() => backups.close())
    for (let hour = 1; hour <= 3; hour += 1) {
      const done = new Promise<void>((settle) => {
        tell = settle
      })
      clock.advance(3_600_000)
      await done
      expect(ended).toHaveLength(hour)
    }
    expect(ended.every(({ kind }) => kind === 'finished')).toBe(true)
    expect(backups.list()).toHaveLength(1)
    expect(await backups.backUpNow('now').done).toMatchObject({ kind: 'finished', count: 2 })
    expect(backups.list()).toHaveLength(2)
    expect(backups.lastAt).toBe(backups.list()[0]?.at)
    // As of a clock that was ahead: that is no time at which anything was made.
    backUp(test.folder, clock.now() + 400 * DAY, { isForced: true })
    expect(backups.list()).toHaveLength(3)
    expect(backups.lastAt).toBe(backups.list()[1]?.at)
  })
})

describe('kill -9 during a backup', () => {
  const KILLS = Number(process.env['CARNET_KILLS'] ?? 5)

  it(`leaves whole backups and an openable library, ${KILLS} times`, async () => {
    const { path: base, remove } = await createTemporaryFolder('kill')
    onEnd(remove)
    const folder = join(base, 'library')
    const report = await killDuringBackups({ folder, kills: KILLS, seed: 7 })
    expect(report).toMatchObject({ kills: KILLS, damaged: [], lost: [] })
    expect(new Set(report.opened)).toEqual(new Set(['open']))
    expect(new Set(report.noteCounts)).toEqual(new Set([BACKED_UP_NOTES]))
  })
})
