// The order that a person gave their notebooks: on every device of theirs, told to every page.
import { describe, expect, it } from 'vitest'
import { changeOwnOrder, inOwnOrder } from '../../host/library/own-order'
import type { DocId } from '../../shared/records/keys'
import { createTemporaryFolder } from '../support/folders'
import { createNote } from '../support/host-notes'
import { hostsOfTest } from '../support/host-stories'
import { openTestHost } from '../support/library'
import type { ManualPage } from '../support/manual-page'
import { onEnd } from '../support/on-end'
import { openTestRelay } from '../support/relay-server'
import { type Machine, openMachine, until } from '../support/replicas'

const start = hostsOfTest()

async function make(page: ManualPage, title: string): Promise<DocId> {
  const made = await page.request('createCollection', { kind: 'notebook', title })
  if (made.kind !== 'created') throw new Error(made.error)
  return made.docId
}

const titlesOf = async (page: ManualPage) =>
  (await page.request('listCollections', {})).map(({ title }) => title)

/** The catalog follows what is written. */
async function see(page: ManualPage, titles: readonly string[]): Promise<void> {
  await page.see(
    () => titlesOf(page),
    (listed) => String(listed) === String(titles),
  )
}

describe('a person’s own order of notebooks', () => {
  it('is on both their devices, with what each moved while they were apart', async () => {
    const relay = await openTestRelay()
    onEnd(relay.close)
    const laptop = await openMachine({ name: 'laptop', relay: relay.url })
    onEnd(() => laptop.discard())
    const root = laptop.root
    const desk = await openMachine({ name: 'desk', relay: relay.url, root, joins: true })
    onEnd(() => desk.discard())
    const titles = ['Abeilles', 'Bois', 'Carnets', 'Dunes']
    const rows = titles.map((title) => ({
      docId: laptop.createNote(title),
      kind: 'notebook' as const,
      title,
    }))
    const orderIn = ({ library }: Machine) =>
      inOwnOrder(rows, library.holdings.home.order.ranks())
        .map(({ title }) => title)
        .join(' ')
    const move = ({ library }: Machine, title: string, by: 1 | -1) => {
      const row = rows.find((each) => each.title === title)
      if (row) changeOwnOrder(library, rows, { kind: 'move', docId: row.docId, by })
    }
    // Neither has heard of the other's move when it makes its own.
    move(laptop, 'Dunes', -1)
    move(desk, 'Abeilles', 1)
    const both = [laptop, desk]
    const are = (order: string) => until(both, () => both.every((each) => orderIn(each) === order))
    // Both went between the same two: either may come first, the same on both devices.
    const met = ['Bois Abeilles Dunes Carnets', 'Bois Dunes Abeilles Carnets']
    await until(both, () => orderIn(laptop) === orderIn(desk) && met.includes(orderIn(desk)))
    changeOwnOrder(desk.library, rows, { kind: 'forget', of: 'notebook' })
    await are('Abeilles Bois Carnets Dunes')
  })

  it('is told to every page of the host, and there after it is closed', async () => {
    const { path, remove } = await createTemporaryFolder('order')
    onEnd(remove)
    const host = await openTestHost({ folder: path })
    const [page, other] = [host.page(), host.page()]
    await make(page, 'Abeilles')
    const docId = await make(page, 'Bois')
    await see(page, ['Abeilles', 'Bois'])
    const change = { kind: 'move', docId, by: -1 } as const
    expect(await page.request('changeOwnOrder', { change })).toEqual({
      kind: 'done',
      place: { index: 0, total: 2 },
      was: [],
    })
    await other.until(() => other.notices.some(({ name }) => name === 'ownOrder'))
    expect(await titlesOf(other)).toEqual(['Bois', 'Abeilles'])
    expect(await other.request('readOwnOrder', {})).toEqual([docId])
    await host.close()
    const again = await start({ folder: path })
    await see(again.page(), ['Bois', 'Abeilles'])
  })

  it('is refused what makes no sense, and nothing changes', async () => {
    const host = await start()
    const page = host.page()
    const docId = await make(page, 'Abeilles')
    await see(page, ['Abeilles'])
    const note = await createNote(host, 'Semis')
    expect(
      await page.request('changeOwnOrder', { change: { kind: 'move', docId: note, by: 1 } }),
    ).toMatchObject({ reason: 'unknown' })
    for (const wrong of [
      { kind: 'move', docId, by: 1.5 },
      { kind: 'move', docId: 'short', by: 1 },
      { kind: 'forget', of: 'note' },
      { kind: 'restore', ranks: [{ docId, rank: '' }] },
      { kind: 'restore', ranks: [{ docId, rank: 'a0'.repeat(1000) }] },
    ])
      await expect(
        page.requestRaw({ name: 'changeOwnOrder', payload: { change: wrong } }),
      ).rejects.toThrow()
    expect(await page.request('readOwnOrder', {})).toEqual([])
  })
})

describe('a note that is integrated', () => {
  it('stands at the end of the notebook’s order, or at its beginning, in one step of undo', async () => {
    const host = await start()
    const page = host.page()
    const docId = await make(page, 'Jardin')
    const [sown, reaped, kept] = [
      await createNote(host, 'Semis'),
      await createNote(host, 'Récolte'),
      await createNote(host, 'Conserves'),
    ]
    const ask = (change: Parameters<typeof integrate>[2]) => integrate(page, docId, change)
    await ask({ docIds: [sown] })
    await ask({ docIds: [reaped, kept], index: 0 })
    // What is in already keeps its place.
    await ask({ docIds: [sown], index: 0 })
    await seeNotes(page, docId, ['Récolte', 'Conserves', 'Semis'])
    await page.request('changeCollection', { docId, change: { kind: 'undo' } })
    await seeNotes(page, docId, ['Semis'])
  })
})

async function integrate(
  page: ManualPage,
  docId: DocId,
  asked: { readonly docIds: readonly DocId[]; readonly index?: number },
): Promise<void> {
  const change = { kind: 'integrate', categoryIds: [], ...asked } as const
  const reply = await page.request('changeCollection', { docId, change })
  if (reply.kind !== 'done') throw new Error(reply.reason)
}

async function seeNotes(page: ManualPage, docId: DocId, titles: readonly string[]): Promise<void> {
  const place = { kind: 'notebook', docId } as const
  const sort = { by: 'own', isDescending: false } as const
  await page.see(
    () => page.request('listPlaced', { place, filter: {}, sort, offset: 0, limit: 10 }),
    ({ rows }) => String(rows.map(({ title }) => title)) === String(titles),
  )
}
