// Filters that a person keeps under a name: on every device of theirs, told to every page, and taken
// over from the preferences of earlier versions.
import { describe, expect, it } from 'vitest'
import type { DocId } from '../../shared/records/keys'
import { changeFilter } from '../../host/library/change-filter'
import type { Library } from '../../host/library/library'
import { adoptSavedLooks } from '../../renderer/app/adopt-saved-looks'
import { Preferences } from '../../renderer/app/preferences'
import { Store } from '../../renderer/bridge/store'
import { createTemporaryFolder } from '../support/folders'
import { hostsOfTest } from '../support/host-stories'
import { openTestHost } from '../support/library'
import type { ManualPage } from '../support/manual-page'
import { onEnd } from '../support/on-end'
import { openTestRelay } from '../support/relay-server'
import { openMachine, until } from '../support/replicas'

const start = hostsOfTest()

const namesIn = ({ holdings }: Library) => holdings.home.filters.list().map(({ name }) => name)

async function notebookOf(page: ManualPage): Promise<DocId> {
  const made = await page.request('createCollection', { kind: 'notebook', title: 'Jardin' })
  if (made.kind !== 'created') throw new Error(made.error)
  return made.docId
}

describe('a person’s filters', () => {
  it('are on both their devices, named, forgotten and had back from either', async () => {
    const relay = await openTestRelay()
    onEnd(relay.close)
    const laptop = await openMachine({ name: 'laptop', relay: relay.url })
    onEnd(() => laptop.discard())
    const desk = await openMachine({
      name: 'desk',
      relay: relay.url,
      root: laptop.root,
      joins: true,
    })
    onEnd(() => desk.discard())
    const both = [laptop, desk]
    const are = (...names: string[]) =>
      until(both, () => both.every(({ library }) => String(namesIn(library)) === String(names)))
    const docId = laptop.createNote('Jardin')
    changeFilter(laptop.library, { kind: 'keep', name: 'À relire', docId, query: 'tag=a' })
    changeFilter(laptop.library, { kind: 'keep', name: 'Finies', docId, query: 'tag=b' })
    await are('À relire', 'Finies')
    const [first] = desk.library.holdings.home.filters.list()
    if (!first) throw new Error('no filter')
    const { id } = first
    changeFilter(desk.library, { kind: 'rename', id, name: 'Relire' })
    await are('Relire', 'Finies')
    const back = { kind: 'rename', id, name: 'À relire', was: 'Autre' } as const
    expect(changeFilter(laptop.library, back)).toMatchObject({ reason: 'changed-since' })
    changeFilter(laptop.library, { kind: 'remove', id })
    await are('Finies')
    changeFilter(desk.library, { kind: 'restore', id })
    await are('Relire', 'Finies')
  })

  it('are told to every page of the host, and there after it is closed', async () => {
    const { path, remove } = await createTemporaryFolder('filters')
    onEnd(remove)
    const host = await openTestHost({ folder: path })
    const [page, other] = [host.page(), host.page()]
    const docId = await notebookOf(page)
    const change = { kind: 'keep', name: 'À relire', docId, query: 'tag=a' } as const
    expect(await page.request('changeFilter', { change })).toEqual({ kind: 'done' })
    await other.until(() => other.notices.some(({ name }) => name === 'filters'))
    const [filter] = await other.request('readFilters', {})
    expect(filter).toMatchObject({ name: 'À relire', docId, query: 'tag=a' })
    await host.close()
    const again = await start({ folder: path })
    expect(await again.page().request('readFilters', {})).toEqual([filter])
  })

  it('are refused where they make no sense, and nothing changes', async () => {
    const page = (await start()).page()
    const docId = await notebookOf(page)
    const unknown = { kind: 'remove', id: 'AAAAAAAAAAAAAAAA' as never } as const
    expect(await page.request('changeFilter', { change: unknown })).toMatchObject({
      reason: 'unknown',
    })
    for (const wrong of [
      { kind: 'keep', name: '', docId, query: '' },
      { kind: 'keep', name: 'x'.repeat(201), docId, query: '' },
      { kind: 'keep', name: 'x', docId: 'short', query: '' },
      { kind: 'keep', name: 'x', docId, query: 'x'.repeat(10_001) },
      { kind: 'rename', id: '../../../../etc/', name: 'x' },
      { kind: 'purge', id: 'AAAAAAAAAAAAAAAA' },
    ])
      await expect(
        page.requestRaw({ name: 'changeFilter', payload: { change: wrong } }),
      ).rejects.toThrow()
    expect(await page.request('readFilters', {})).toEqual([])
  })
})

describe('filters in the preferences of an earlier version', () => {
  it('go into the library once, and not again when they were forgotten there', async () => {
    const page = (await start()).page()
    const docId = await notebookOf(page)
    const looks = [
      { docId, name: 'À relire', query: 'tag=a' },
      { docId: 'not an id', name: 'x', query: 'tag=b' },
    ]
    const kept = new Map([['carnet.preferences', JSON.stringify({ savedLooks: looks })]])
    const [window, other] = [new Preferences(storageOf(kept)), new Preferences(storageOf(kept))]
    const phase = new Store<{ readonly kind: 'starting' | 'ready' }>({ kind: 'starting' })
    const client = { request: page.request.bind(page) }
    const adopt = async (preferences: Preferences) => {
      const done = new Promise<void>((settle) =>
        preferences.subscribe(() => {
          if (preferences.read().savedLooks.length === 0) settle()
        }),
      )
      adoptSavedLooks({ client, phase, preferences })
      phase.set({ kind: 'ready' })
      await done
    }
    await adopt(window)
    const [filter] = await page.request('readFilters', {})
    expect(filter).toMatchObject(looks[0] ?? {})
    expect(new Preferences(storageOf(kept)).read().savedLooks).toEqual([])
    if (filter) await page.request('changeFilter', { change: { kind: 'remove', id: filter.id } })
    // A second window read them before they had gone.
    await adopt(other)
    expect(await page.request('readFilters', {})).toEqual([])
  })
})

function storageOf(kept: Map<string, string>) {
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  }
}
