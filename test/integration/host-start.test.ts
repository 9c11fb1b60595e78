// What a page gets from a host that is still opening its library.
import { readFileSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openBridgePage, until } from '../support/bridge-page'
import { createTemporaryFolder } from '../support/folders'
import { openTestHost, type TestHost } from '../support/library'
import { createManualClock } from '../support/manual-clock'
import { ManualPage } from '../support/manual-page'
import { onEnd } from '../support/on-end'
import { openTestRelay } from '../support/relay-server'

const FIRST = { shelf: 'notes', offset: 0, limit: 10 } as const

/** A folder with one note in its library and its catalog. */
async function makeLibrary(): Promise<string> {
  const folder = await createTemporaryFolder('start')
  onEnd(folder.remove)
  const host = await openTestHost({ folder: folder.path })
  const page = host.page()
  await page.request('createNote', { title: 'Herbier' })
  await expect.poll(() => page.request('listNotes', FIRST)).toMatchObject({ total: 1 })
  await host.close()
  return folder.path
}

/** Opened again, with a page that was there from the first moment and asks at once. */
async function openWithPage(
  folder: string,
): Promise<{ page: ManualPage; asked: Promise<unknown> }> {
  const page = new ManualPage()
  let asked: Promise<unknown> | undefined
  const host: TestHost = await openTestHost({
    folder,
    takesPages(open) {
      page.connect(open)
      asked = page.request('listNotes', FIRST)
    },
  })
  onEnd(host.close)
  await page.until(() => page.notice('phase')?.kind === 'ready')
  return { page, asked: asked ?? Promise.reject(new Error('nobody was told')) }
}

const names = (page: ManualPage) => page.notices.map(({ name }) => name)

describe('a page that is there before the library is open', () => {
  it('has the list of last time first, and what it asked is answered once it is open', async () => {
    const { page, asked } = await openWithPage(await makeLibrary())
    expect(names(page).slice(0, 3)).toEqual(['phase', 'firstNotes', 'phase'])
    expect(page.notice('firstNotes')).toMatchObject({ total: 1, rows: [{ title: 'Herbier' }] })
    expect(await asked).toMatchObject({ total: 1, rows: [{ title: 'Herbier' }] })
  })

  it('paints that list while the library opens, and is not taken back from it', async () => {
    const folder = await makeLibrary()
    const page = openBridgePage()
    onEnd(page.close)
    const { view } = page.bridge
    const seen: { readonly phase: string; readonly title?: string; readonly isOpen: boolean }[] = []
    view.phase.subscribe(() => {
      const isOpen = view.library.read() !== undefined
      const title = view.shelves.notes.read().row(0)?.title
      seen.push({ phase: view.phase.read().kind, ...(title ? { title } : {}), isOpen })
    })
    const host = await openTestHost({ folder, takesPages: (open) => page.connect(open) })
    onEnd(host.close)
    await until(view.library, (library) => library !== undefined)
    const ready = seen.findIndex(({ phase }) => phase === 'ready')
    expect(seen[ready]).toEqual({ phase: 'ready', title: 'Herbier', isOpen: false })
    expect(seen.slice(ready).map(({ phase }) => phase)).not.toContain('starting')
  })

  it('waits for the library where there is no catalog, and the note is in the list again', async () => {
    const folder = await makeLibrary()
    for (const end of ['', '-wal', '-shm'])
      await rm(join(folder, `catalog.db${end}`), { force: true })
    const { page } = await openWithPage(folder)
    expect(names(page)).not.toContain('firstNotes')
    const list = () => page.request('listNotes', FIRST)
    await expect.poll(list).toMatchObject({ total: 1, rows: [{ title: 'Herbier' }] })
  })

  it('sees no title of a library that a passphrase protects', async () => {
    const folder = await makeLibrary()
    const host = await openTestHost({ folder })
    await host.page().request('setPassphrase', { passphrase: 'une phrase assez longue' })
    await host.close()
    const page = new ManualPage()
    const locked = await openTestHost({ folder, takesPages: (open) => page.connect(open) })
    onEnd(locked.close)
    await page.until(() => page.notice('phase')?.kind === 'locked')
    expect(names(page)).not.toContain('firstNotes')
  })
})

describe('a list whose catalog is built anew', () => {
  it('is asked for again once it is, though nothing has changed', async () => {
    const folder = await makeLibrary()
    const before = await openTestHost({ folder })
    const first = before.page()
    await first.request('createCollection', { kind: 'base', title: 'Rives' })
    await first.until(() => first.notice('collections') !== undefined)
    await before.close()
    await rm(join(folder, 'catalog.db'))
    const host = await openTestHost({ folder })
    onEnd(host.close)
    const page = host.page()
    const isBuilt = () =>
      page.notices.findIndex(
        ({ name, notice }) => name === 'job' && notice.kind === 'index' && notice.outcome !== null,
      )
    await page.until(() => isBuilt() >= 0)
    const after = () => page.notices.slice(isBuilt()).map(({ name }) => name)
    await page.until(() => after().includes('notes') && after().includes('collections'))
    expect(await page.request('listCollections', {})).toMatchObject([{ title: 'Rives' }])
  })
})

describe('the list of a library that was damaged', () => {
  it('is that of the backup, also after words were tried that lead to nothing', async () => {
    const relay = await openTestRelay()
    onEnd(relay.close)
    const folder = await makeLibrary()
    const first = await openTestHost({ folder })
    const before = first.page()
    await before.request('backUpNow', {})
    await before.until(() => before.notice('job')?.outcome != null)
    const noted = before.notices.length
    await before.request('createNote', { title: 'Trop tard' })
    await before.until(() => before.notices.slice(noted).some(({ name }) => name === 'notes'))
    await first.close()
    const file = join(folder, 'library.db')
    writeFileSync(file, Buffer.alloc(readFileSync(file).length, 7))

    const clock = createManualClock()
    const host = await openTestHost({ folder, clock })
    onEnd(host.close)
    const page = host.page()
    const words = `${'abandon '.repeat(23)}art`
    const tried = page.request('restoreFromWords', { words, relay: relay.url })
    let outcome: unknown
    void tried.then((reply) => (outcome = reply))
    // Not sooner: the relay is asked first.
    await page.until(() => page.notice('phase')?.kind === 'starting')
    while (outcome === undefined) {
      clock.advance(1000)
      await new Promise((settle) => setImmediate(settle))
    }
    expect(outcome).toEqual({ kind: 'refused', reason: 'nothing-found' })
    expect(await page.request('readPhase', {})).toMatchObject({ kind: 'cannot-open' })
    // It is no start: nothing is shown, or held open, of what is about to be put aside.
    expect(names(page)).not.toContain('firstNotes')
    const [backup] = await page.request('listBackups', {})
    const restored = await page.request('restoreBackup', { name: backup?.name ?? '' })
    expect(restored).toMatchObject({ kind: 'restored', noteCount: 1 })
    const list = () => {
      clock.advance(10_000)
      return page.request('listNotes', FIRST)
    }
    await expect.poll(list).toMatchObject({ total: 1, rows: [{ title: 'Herbier' }] })
  })
})
