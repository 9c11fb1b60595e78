import { describe, expect, it } from 'vitest'
import type { Target } from '../../../shared/contract/links'
import type { HostClient } from '../../../renderer/bridge/host-client'
import { isMoreOffered, TargetSearch } from '../../../renderer/features/jump/find-rows'

/** A host that answers when the test says so. */
function openSearch() {
  const asked: { readonly query: string; readonly answer: (titles: readonly string[]) => void }[] =
    []
  const client = {
    request: (_name: string, { query }: { readonly query: string }) =>
      new Promise<readonly Target[]>((resolve) => {
        asked.push({
          query,
          answer: (titles) => resolve(titles.map((title) => ({ title }) as Target)),
        })
      }),
  } as unknown as HostClient
  const search = new TargetSearch(client, '')
  const answer = async (...titles: readonly string[]) => {
    asked.at(-1)?.answer(titles)
    await new Promise(setImmediate)
  }
  return { search, answer, isMore: () => isMoreOffered(search.read()) }
}

describe('a new note in the one box', () => {
  it('is not offered alone while a note of that name may still be found', async () => {
    const { search, answer, isMore } = openSearch()
    search.setQuery('Réunion')
    expect(isMore()).toBe(false)
    await answer()
    expect(isMore()).toBe(false)
    await answer('Réunion')
    expect(isMore()).toBe(true)
  })

  it('stays offered while one types on at a name that nothing begins with', async () => {
    const { search, answer, isMore } = openSearch()
    search.setQuery('Tou')
    await answer('Guide')
    await answer()
    search.setQuery('Toute neuve')
    expect(isMore()).toBe(true)
    search.setQuery('Gui')
    expect(isMore()).toBe(false)
    await answer()
    await answer('Guide')
    expect(isMore()).toBe(true)
  })
})

describe('notes that say it in their text', () => {
  it('are asked for once the names are there and nobody types, and come below them', async () => {
    const asked: string[] = []
    let quiet = () => {}
    const client = {
      request: async (name: string, { query }: { readonly query: string }) => {
        asked.push(`${name} ${query}`)
        const note = { docId: 'a', title: 'Guide' }
        return name === 'findTargets' ? [note] : { rows: [note, { docId: 'b', title: 'Relevé' }] }
      },
    } as unknown as HostClient
    const search = new TargetSearch(client, '', (_milliseconds, then) => {
      quiet = then
      return () => {
        quiet = () => {}
      }
    })
    const settle = () => new Promise(setImmediate)
    await settle()
    search.setQuery('gu')
    await settle()
    search.setQuery('gui')
    quiet()
    await settle()
    expect(asked).toEqual(['findTargets ', 'findTargets gu', 'findTargets gui'])
    expect(search.read().texts).toBeUndefined()
    quiet()
    await settle()
    expect(asked.at(-1)).toBe('searchNotes gui')
    // What is found by its name is not found twice.
    expect(search.read().texts?.map(({ docId }) => docId)).toEqual(['b'])
    search.setQuery('guid')
    await settle()
    expect(search.read().texts).toBeUndefined()
    // A letter is most of the language, and behind the sign stand commands alone.
    for (const query of ['g', '>guide']) {
      search.setQuery(query)
      await settle()
      quiet()
      await settle()
      expect(search.read().texts).toBeUndefined()
    }
  })

  it('are not shown under the names of what was typed since', async () => {
    const late: (() => void)[] = []
    const client = {
      request: (name: string) =>
        name === 'findTargets'
          ? Promise.resolve([])
          : new Promise((tell) =>
              late.push(() => tell({ rows: [{ docId: 'b', title: 'Relevé' }] })),
            ),
    } as unknown as HostClient
    let quiet = () => {}
    const search = new TargetSearch(client, 'gui', (_milliseconds, then) => {
      quiet = then
      return () => {}
    })
    const settle = () => new Promise(setImmediate)
    await settle()
    quiet()
    search.setQuery('guide de')
    await settle()
    for (const tell of late) tell()
    await settle()
    expect(late).toHaveLength(1)
    expect(search.read()).toMatchObject({ query: 'guide de', isCurrent: true })
    expect(search.read().texts).toBeUndefined()
  })
})
