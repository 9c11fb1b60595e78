// When a note leaves the trash for good, and that no clock throws one away before its days are over.
import { describe, expect, it } from 'vitest'
import type { Library } from '../../host/library/library'
import { createNote, restoreNotes, trashNotes } from '../../host/library/note-actions'
import { purgeOld } from '../../host/library/purge-trash'
import type { SyncClock } from '../../host/sync/contract'
import type { DocId } from '../../shared/records/keys'
import { createTemporaryFolder } from '../support/folders'
import { createNote as makeNote } from '../support/host-notes'
import { openTestHost, openTestLibrary } from '../support/library'
import { createManualClock, type ManualClock } from '../support/manual-clock'
import { onEnd } from '../support/on-end'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const YEAR = 365 * DAY

interface Trash {
  readonly library: Library
  readonly docId: DocId
  /** A day at a time, as a machine does that is used. */
  live(days: number, skew?: number): void
  /** The next look comes as much later, or earlier, than the one before. */
  jump(milliseconds: number): void
  isHere(): boolean
}

/** A library that has been in use for a while, with a note that was thrown away just now. */
async function thrownAway(): Promise<Trash> {
  let now = 1_750_000_000_000
  const clock: SyncClock = { ...createManualClock(), now: () => now }
  const { library, close } = await openTestLibrary({ clock })
  onEnd(close)
  const live = (days: number, skew?: number) => {
    for (let day = 0; day < days; day += 1) {
      now += DAY
      purgeOld(library, skew)
    }
  }
  purgeOld(library, undefined)
  live(60)
  const made = createNote(library, 'Semis')
  if (made.kind !== 'created') throw new Error(made.error)
  const { docId } = made
  trashNotes(library, [docId])
  return {
    library,
    docId,
    live,
    jump(milliseconds) {
      now += milliseconds
      purgeOld(library, undefined)
    },
    isHere: () => library.log.facts(docId) !== undefined,
  }
}

describe('a note in the trash', () => {
  it('goes after thirty days', async () => {
    const { library, docId, live, isHere } = await thrownAway()
    live(30)
    expect(isHere()).toBe(true)
    live(1)
    expect(isHere()).toBe(false)
    expect(library.holdings.document(docId)?.purgedAt).toBeDefined()
  })

  it('stays when it was taken out again', async () => {
    const { library, docId, live, isHere } = await thrownAway()
    restoreNotes(library, [docId])
    live(90)
    expect(isHere()).toBe(true)
  })

  it('waits for what it still has to send', async () => {
    const { library, docId, live, isHere } = await thrownAway()
    library.holdings.home.setSetting('relay', 'ws://127.0.0.1:1')
    expect(library.waiting(docId).count).toBe(1)
    live(60)
    expect(isHere()).toBe(true)
  })
})

describe('a clock that cannot be believed', () => {
  it.each([
    ['ten years ahead', 10 * YEAR],
    ['ten years back', -10 * YEAR],
  ])('%s purges nothing before thirty more days have passed', async (_, jump) => {
    const { jump: leap, live, isHere } = await thrownAway()
    leap(jump)
    leap(MINUTE)
    live(29)
    expect(isHere()).toBe(true)
    leap(-jump)
    live(29)
    expect(isHere()).toBe(true)
    live(2)
    expect(isHere()).toBe(false)
  })

  it('purges nothing while a relay says that it is wrong, however long', async () => {
    const { live, isHere } = await thrownAway()
    live(90, -10 * 365 * 24 * 60 * 60)
    expect(isHere()).toBe(true)
    live(1, 60)
    expect(isHere()).toBe(true)
    live(31, 60)
    expect(isHere()).toBe(false)
  })

  it('does not keep a machine that rested for a month from emptying its trash', async () => {
    const { jump, isHere } = await thrownAway()
    jump(35 * DAY)
    expect(isHere()).toBe(false)
  })
})

describe('a host', () => {
  it('lists nothing that was deleted for good while its words wait for a relay, and all of what comes back', async () => {
    const host = await openTestHost()
    onEnd(host.close)
    const page = host.page()
    await page.until(() => page.notice('phase')?.kind === 'ready')
    await page.request('setName', { name: 'Ana' })
    await page.request('setRelay', { address: 'ws://127.0.0.1:1' })
    const docId = await makeNote(host, 'Semis')
    const count = (shelf: 'notes' | 'trash', wanted: number) =>
      page.see(
        () => page.request('listNotes', { shelf, offset: 0, limit: 10 }),
        ({ total }) => total === wanted,
      )
    await count('notes', 1)
    const shared = await page.request('shareNote', { docId, rights: 'edit' })
    if (shared.kind !== 'link') throw new Error(shared.kind)
    await page.request('trashNotes', { docIds: [docId] })
    await count('trash', 1)
    await page.request('purgeNotes', { docIds: [docId] })
    await count('trash', 0)
    await page.request('openLink', { link: shared.link })
    expect((await count('notes', 1)).rows[0]?.title).toBe('Semis')
  })

  it('looks a minute after its start and every day, and believes no clock that leapt', async () => {
    const folder = await createTemporaryFolder('trash')
    onEnd(folder.remove)
    const start = 1_750_000_000_000
    const before = createManualClock(start)
    const first = await openTestHost({ folder: folder.path, clock: before })
    const docId = await throwAway(first.page(), before)
    before.advance(MINUTE)
    await first.close()
    const clock = createManualClock(start + 10 * YEAR)
    const host = await openTestHost({ folder: folder.path, clock })
    onEnd(host.close)
    const page = host.page()
    const isListed = () => page.notices.some(({ name }) => name === 'purged')
    clock.advance(2 * MINUTE)
    clock.advance(29 * DAY)
    await page.request('readLibrary', {})
    expect(isListed()).toBe(false)
    clock.advance(2 * DAY)
    await page.until(isListed)
    expect(page.notice('purged')).toEqual({ docIds: [docId] })
  })
})

type Page = ReturnType<Awaited<ReturnType<typeof openTestHost>>['page']>

async function throwAway(page: Page, clock: ManualClock): Promise<DocId> {
  const made = await page.request('createNote', { title: 'Semis' })
  if (made.kind !== 'created') throw new Error(made.error)
  const { docId } = made
  expect(await page.request('trashNotes', { docIds: [docId] })).toEqual({ kind: 'done' })
  clock.advance(1000)
  return docId
}
