import { expect, it } from 'vitest'
import { FIRST_LOOK, type Look, NO_FILTER } from '../../../renderer/app/place'
import { placedQueryOf, sourceOf } from '../../../renderer/features/note-list/list-source'
import { EVERYTHING, readIds } from '../../../renderer/bridge/read-ids'
import type { NotePlace } from '../../../shared/contract/lists'
import type { DocId } from '../../../shared/records/keys'
import { openBridgePage, until } from '../../support/bridge-page'
import { hostsOfTest } from '../../support/host-stories'
import { onEnd } from '../../support/on-end'

const NOTEBOOK: NotePlace = { kind: 'notebook', docId: 'PrTdaFWcEGpTC4WGO7CHPw' as DocId }
const BASE: NotePlace = { ...NOTEBOOK, kind: 'base' }
const LATEST = { by: 'modified', isDescending: true }
const look: Look = {
  view: 'list',
  filter: { tags: ['semis'] },
  sort: { by: 'title', isDescending: true },
}

it('asks for a notebook as it is looked at', () => {
  expect(placedQueryOf(NOTEBOOK, look)).toEqual({
    place: NOTEBOOK,
    filter: look.filter,
    sort: look.sort,
  })
})

it('asks for what changed last, filtered in a base and never in To sort', () => {
  const toSort: NotePlace = { kind: 'to-sort' }
  expect([placedQueryOf(BASE, look), placedQueryOf(toSort, look)]).toEqual([
    { place: BASE, filter: look.filter, sort: LATEST },
    { place: toSort, filter: NO_FILTER, sort: LATEST },
  ])
})

it('asks the shelves for everything else', () => {
  expect([sourceOf({ kind: 'all' }, look), sourceOf({ kind: 'trash' }, look)]).toEqual([
    { shelf: 'notes' },
    { shelf: 'trash' },
  ])
})

const start = hostsOfTest()

/** Notes on the disk of a real host, and the page that shows them. */
async function startPage(titles: readonly string[]) {
  const host = await start()
  const page = openBridgePage()
  onEnd(() => page.close())
  page.connect(host.host)
  const { client, view } = page.bridge
  const docIds: DocId[] = []
  for (const title of titles) {
    const created = await client.request('createNote', { title })
    if (created.kind !== 'created') throw new Error(created.kind)
    docIds.push(created.docId)
  }
  return { client, collections: view.collections, docIds }
}

it('reads the ends of To sort that are on screen, each from its own', async () => {
  const { client, collections } = await startPage(['Semis', 'Compost', 'Taille'])
  const list: NotePlace = { kind: 'to-sort' }
  const window = collections.window(placedQueryOf(list, FIRST_LOOK))
  window.want(0, 2)
  const { row } = await until(window, ({ total }) => total === 3)
  const drawn = [0, 1, 2].map((index) => row(index)?.docId)
  const source = sourceOf(list, FIRST_LOOK)
  expect(await readIds(client, source, EVERYTHING)).toEqual(drawn)
  expect(await readIds(client, source, { first: 1, last: 2 })).toEqual(drawn.slice(1))
})

it('reads of a notebook what its filter lets through, in the order it is drawn', async () => {
  const { client, docIds } = await startPage(['Semis', 'Compost', 'Taille'])
  const created = await client.request('createCollection', { kind: 'notebook', title: 'Jardin' })
  if (created.kind !== 'created') throw new Error(created.kind)
  const list: NotePlace = { kind: 'notebook', docId: created.docId }
  await client.request('changeCollection', {
    docId: created.docId,
    change: { kind: 'integrate', docIds, categoryIds: [] },
  })
  const read = (sort: Look['sort'], filter: Look['filter'] = NO_FILTER) =>
    readIds(client, sourceOf(list, { ...look, filter, sort }), EVERYTHING)
  const [semis, compost, taille] = docIds
  while ((await read(FIRST_LOOK.sort)).length < 3) await new Promise(setImmediate)
  expect(await read(look.sort)).toEqual([taille, semis, compost])
  expect(await read(look.sort, { query: 'compost' })).toEqual([compost])
})
