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
