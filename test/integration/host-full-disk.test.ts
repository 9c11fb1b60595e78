// What the settings answer and the list shows when the disk is full, and that it is there once there is room.
import { existsSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openSqlite } from '../../host/log/open-sqlite'
import { createTemporaryFolder } from '../support/folders'
import { openTestHost, type TestHost } from '../support/library'
import type { ManualPage } from '../support/manual-page'
import { canMount, fillDisk, mountSmallDisk } from '../support/mounted-disk'
import { onEnd } from '../support/on-end'

interface FullDisk {
  readonly place: string
  readonly host: TestHost
  readonly page: ManualPage
  makeRoom(): Promise<void>
}

async function fullDisk(): Promise<FullDisk> {
  const folder = await createTemporaryFolder('full')
  onEnd(folder.remove)
  const place = join(folder.path, 'disk')
  onEnd(mountSmallDisk(place, '3m'))
  const host = await openTestHost({ folder: place })
  onEnd(host.close)
  const page = host.page()
  const ballast = join(place, 'ballast')
  await page.until(() => page.notice('phase')?.kind === 'ready')
  fillDisk(ballast)
  // The write-ahead log has room in its file for some changes yet.
  const isFull = async () =>
    (await page.request('createNote', { title: 'x'.repeat(900) })).kind === 'failed'
  while (!(await isFull())) continue
  const isTrouble = () =>
    page.notice('library')?.warnings.some(({ kind }) => kind === 'store-error') ?? false
  return {
    place,
    host,
    page,
    async makeRoom() {
      await page.until(isTrouble)
      writeFileSync(ballast, '')
      await page.until(() => !isTrouble())
    },
  }
}

async function nameAfterRestart({ place, host }: FullDisk) {
  await host.close()
  const again = await openTestHost({ folder: place })
  onEnd(again.close)
  return again.page().request('readLibrary', {})
}

describe.runIf(canMount)('a full disk', () => {
  it('does not say that a name is set, and keeps it as soon as there is room', async () => {
    const disk = await fullDisk()
    await expect(disk.page.request('setName', { name: 'Ana' })).rejects.toThrow()
    await disk.makeRoom()
    expect((await nameAfterRestart(disk)).name).toBe('Ana')
  })

  it('does not say that a relay is set, and keeps it as soon as there is room', async () => {
    const disk = await fullDisk()
    const address = 'ws://127.0.0.1:1'
    await expect(disk.page.request('setRelay', { address })).rejects.toThrow()
    await disk.makeRoom()
    expect((await nameAfterRestart(disk)).relay).toMatchObject({ address })
  })
})

const NOTES = 300

/** A library on a small disk, which has room for a start and for no catalog. */
async function roomForNoCatalog(
  room: number,
): Promise<{ readonly place: string; readonly ballast: string }> {
  const folder = await createTemporaryFolder('full')
  onEnd(folder.remove)
  const place = join(folder.path, 'disk')
  onEnd(mountSmallDisk(place, '12m'))
  const host = await openTestHost({ folder: place })
  const page = host.page()
  await page.until(() => page.notice('phase')?.kind === 'ready')
  for (let at = 0; at < NOTES; at += 1)
    await page.request('createNote', { title: `n${at} ${letters(at, 900)}` })
  await host.close()
  // As after a while of peace: nothing is left to be put into it.
  const sqlite = openSqlite(join(place, 'library.db'))
  sqlite.run('UPDATE documents SET catalogued = changes')
  sqlite.close()
  for (const end of ['', '-wal', '-shm']) rmSync(join(place, `catalog.db${end}`), { force: true })
  const ballast = join(place, 'ballast')
  fillDisk(ballast)
  truncateSync(ballast, statSync(ballast).size - room)
  return { place, ballast }
}

/** No word twice. */
const letters = (at: number, length: number) =>
  Array.from({ length: length / 6 }, (_, word) => (at * 1000 + word).toString(36).padStart(5, 'x'))
    .join(' ')
    .slice(0, length)

describe.runIf(canMount)('a disk without room for the catalog', () => {
  const listNotes = { shelf: 'notes', offset: 0, limit: 1 } as const

  it.each([
    ['for hardly any of it', 300_000],
    ['for half of it', 1_000_000],
  ])('%s lists and finds every note, and gives the room to what is written', async (_, room) => {
    const { place, ballast } = await roomForNoCatalog(room)
    const host = await openTestHost({ folder: place })
    const page = host.page()
    await expect.poll(async () => (await page.request('listNotes', listNotes)).total).toBe(NOTES)
    const search = () => page.request('searchNotes', { query: 'n299', limit: 5 })
    await expect.poll(search).toMatchObject({ total: 1, isIndexing: false })
    expect(existsSync(join(place, 'catalog.db'))).toBe(false)
    expect(host.entries.map(({ event }) => event)).toContain('catalog-in-memory')
    expect(await page.request('createNote', { title: 'encore' })).toMatchObject({ kind: 'created' })
    await expect
      .poll(async () => (await page.request('listNotes', listNotes)).total)
      .toBe(NOTES + 1)
    await host.close()
    rmSync(ballast)
    const again = await openTestHost({ folder: place })
    onEnd(again.close)
    const later = again.page()
    await expect
      .poll(async () => (await later.request('listNotes', listNotes)).total)
      .toBe(NOTES + 1)
    expect(existsSync(join(place, 'catalog.db'))).toBe(true)
  })
})
