// What the settings answer when the disk is full, and that it is there once there is room.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { createTemporaryFolder } from '../support/folders'
import { openTestHost, type TestHost } from '../support/library'
import type { ManualPage } from '../support/manual-page'
import { canMount, fillDisk, mountSmallDisk } from '../support/mounted-disk'

const ends: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

interface FullDisk {
  readonly place: string
  readonly host: TestHost
  readonly page: ManualPage
  makeRoom(): Promise<void>
}

async function fullDisk(): Promise<FullDisk> {
  const folder = await createTemporaryFolder('full')
  ends.push(folder.remove)
  const place = join(folder.path, 'disk')
  ends.push(mountSmallDisk(place, '3m'))
  const host = await openTestHost({ folder: place })
  ends.push(host.close)
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
  ends.push(again.close)
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
