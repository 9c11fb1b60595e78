// Import, export and backups as a page asks for them.
import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { JobOutcome, JobStart } from '../../shared/contract/jobs'
import { createTemporaryFolder } from '../support/folders'
import { setAside } from '../../host/folder/set-aside'
import { createNote, readText } from '../support/host-notes'
import { hostsOfTest } from '../support/host-stories'
import { openTestHost } from '../support/library'
import type { ManualPage } from '../support/manual-page'
import { canMount, fillDisk, mountSmallDisk } from '../support/mounted-disk'
import { onEnd } from '../support/on-end'

const start = hostsOfTest()

async function temporaryFolder(): Promise<string> {
  const folder = await createTemporaryFolder('jobs')
  onEnd(folder.remove)
  return folder.path
}

async function ended(page: ManualPage, started: JobStart): Promise<JobOutcome> {
  if (started.kind !== 'started') throw new Error(started.reason)
  const outcome = () => {
    const last = page.notice('job')
    return last?.jobId === started.jobId ? last.outcome : null
  }
  await page.until(() => outcome() !== null)
  const found = outcome()
  if (!found) throw new Error('the job has no end')
  return found
}

describe('an import', () => {
  it('shows every note of the folder, and they are there after a restart', async () => {
    const from = await temporaryFolder()
    writeFileSync(join(from, 'semis.md'), '# Semis\n\nEn mars.\n')
    writeFileSync(join(from, 'compost.txt'), 'Compost\n\nDeux ans.\n')
    const folder = await temporaryFolder()
    const first = await openTestHost({ folder })
    const page = first.page()
    const outcome = await ended(page, await page.request('startImport', { folder: from }))
    expect(outcome).toMatchObject({ kind: 'finished', count: 2 })
    const list = await page.request('listNotes', { shelf: 'notes', offset: 0, limit: 10 })
    expect(list.rows.map((row) => row.title).toSorted()).toEqual(['Semis', 'compost'])
    expect((await page.request('readLibrary', {})).noteCount).toBe(2)
    await first.close()
    const again = await start({ folder })
    const found = await again.page().request('searchNotes', { query: 'mars', limit: 5 })
    expect(found.rows.map((row) => row.title)).toEqual(['Semis'])
  })

  it.runIf(canMount)(
    'says that the disk is full, and the library closes well and has nothing of it',
    async () => {
      const from = await temporaryFolder()
      for (let at = 0; at < 60; at += 1)
        writeFileSync(join(from, `${at}.md`), `# ${at}\n\n${randomUUID().repeat(2800)}\n`)
      const place = join(await temporaryFolder(), 'disk')
      onEnd(mountSmallDisk(place, '6m'))
      // What is let go of in the end.
      writeFileSync(join(place, 'photos'), 'x'.repeat(3_000_000))
      const host = await openTestHost({ folder: place })
      const page = host.page()
      await page.request('createNote', { title: 'Semis' })
      const outcome = await ended(page, await page.request('startImport', { folder: from }))
      expect(outcome).toEqual({ kind: 'failed', reason: 'no-space' })
      fillDisk(join(place, 'ballast'))
      const again = await page.request('startImport', { folder: from })
      expect(await ended(page, again)).toEqual({ kind: 'failed', reason: 'no-space' })
      await host.close()
      rmSync(join(place, 'ballast'))
      rmSync(join(place, 'photos'))
      const later = (await start({ folder: place })).page()
      await expect.poll(async () => (await later.request('readLibrary', {})).noteCount).toBe(1)
    },
  )

  it('of a folder that is not there changes nothing and says why', async () => {
    const host = await start()
    const page = host.page()
    const outcome = await ended(page, await page.request('startImport', { folder: '/nowhere/x' }))
    expect(outcome).toEqual({ kind: 'failed', reason: 'not-found' })
    expect((await page.request('readLibrary', {})).noteCount).toBe(0)
  })
})

describe('an export', () => {
  it('writes a Markdown file for each note', async () => {
    const host = await start()
    await createNote(host, 'Semis')
    const page = host.page()
    const to = join(await temporaryFolder(), 'out')
    const started = await page.request('startExport', { folder: to, docIds: [] })
    expect(await ended(page, started)).toMatchObject({ kind: 'finished', count: 1 })
    expect(readdirSync(to)).toContain('Semis.md')
  })
})

describe('a backup', () => {
  it('opens in the place of a damaged library, which is set aside and not thrown away', async () => {
    const folder = await temporaryFolder()
    const first = await openTestHost({ folder })
    const docId = await createNote(first)
    const page = first.page()
    const note = page.open(docId)
    await page.until(() => note.isSynced)
    note.type('gardé')
    await page.until(() => note.isSaved)
    const before = await page.request('readLibrary', {})
    const outcome = await ended(page, await page.request('backUpNow', {}))
    expect(outcome).toMatchObject({ kind: 'finished', count: 1 })
    await first.close()
    const garbage = Buffer.alloc(readFileSync(join(folder, 'library.db')).length, 7)
    writeFileSync(join(folder, 'library.db'), garbage)

    const again = await start({ folder })
    const later = again.page()
    const phase = await later.request('readPhase', {})
    if (phase.kind !== 'cannot-open') throw new Error(phase.kind)
    expect(phase.reason).toBe('damaged')
    const [backup] = phase.backups
    expect(backup?.noteCount).toBe(1)
    const restored = await later.request('restoreBackup', { name: backup?.name ?? '' })
    expect(restored).toEqual({ kind: 'restored', noteCount: 1 })
    expect(await readText(again, docId)).toBe('gardé')
    const after = await later.request('readLibrary', {})
    expect(after.generation).not.toBe(before.generation)
    const warning = after.warnings.find(({ kind }) => kind === 'damaged-set-aside')
    if (warning?.kind !== 'damaged-set-aside') throw new Error('no warning')
    const aside = join(folder, warning.file, 'library.db')
    expect(existsSync(aside) && readFileSync(aside).equals(garbage)).toBe(true)
  })

  it('can be chosen again after a crash while it took the place, and no second root is made', async () => {
    const host = await start()
    const docId = await createNote(host, 'Semis')
    const first = host.page()
    await ended(first, await first.request('backUpNow', {}))
    await host.host.close()
    const { folder } = host
    const key = readFileSync(join(folder, 'key.json'))
    // As far as a restore gets before the copy takes the place: what was there has been moved.
    setAside(folder, Date.now(), 'damaged')
    const again = await start({ folder })
    const page = again.page()
    expect(await page.request('readPhase', {})).toMatchObject({
      kind: 'cannot-open',
      reason: 'damaged',
    })
    expect(existsSync(join(folder, 'library.db'))).toBe(false)
    expect(readFileSync(join(folder, 'key.json')).equals(key)).toBe(true)
    const [backup] = await page.request('listBackups', {})
    expect(await page.request('restoreBackup', { name: backup?.name ?? '' })).toEqual({
      kind: 'restored',
      noteCount: 1,
    })
    expect(await page.request('openDocument', { docId })).toMatchObject({ kind: 'open' })
  })

  it('brings a purged note back, and rewinds nothing that was written since', async () => {
    const host = await start()
    const [kept, purged] = [await createNote(host, 'Gardée'), await createNote(host, 'Purgée')]
    const page = host.page()
    await ended(page, await page.request('backUpNow', {}))
    await page.request('purgeNotes', { docIds: [purged] })
    await page.request('renameNote', { docId: kept, title: 'Gardée depuis' })
    const [backup] = await page.request('listBackups', {})
    const restored = await page.request('restoreBackup', { name: backup?.name ?? '' })
    expect(restored).toMatchObject({ kind: 'restored' })
    const titles = async () => {
      const list = await page.request('listNotes', { shelf: 'notes', offset: 0, limit: 10 })
      return list.rows.map((row) => row.title).toSorted()
    }
    const wanted = ['Gardée depuis', 'Purgée']
    await page.see(titles, (listed) => listed.join() === wanted.join())
  })

  it('that is no backup of this library is refused', async () => {
    const host = await start()
    mkdirSync(join(host.folder, 'backups'), { recursive: true })
    const page = host.page()
    for (const name of ['../..', 'nothing', '2026-01-01T00-00-00Z'])
      expect(await page.request('restoreBackup', { name })).toEqual({
        kind: 'refused',
        reason: 'backup-damaged',
      })
  })
})
