import { expect, it } from 'vitest'
import { openBridgePage, until } from '../../support/bridge-page'
import { openTestHost } from '../../support/library'
import { onEnd } from '../../support/on-end'

it('tells every list on screen of a change, however many there are', async () => {
  const host = await openTestHost()
  onEnd(host.close)
  const page = openBridgePage()
  onEnd(page.close)
  page.connect(host.host)
  await until(page.bridge.view.library, (library) => library !== undefined)
  const { collections } = page.bridge.view
  const queryOf = (modifiedFrom: number) => ({
    place: { kind: 'all' } as const,
    filter: { modifiedFrom },
    sort: { by: 'own', isDescending: false } as const,
  })
  // All are made before any is looked at, as the categories of a notebook are.
  const windows = Array.from({ length: 100 }, (_, at) => collections.window(queryOf(at)))
  for (const window of windows) {
    onEnd(async () => stop())
    const stop = window.subscribe(() => {})
    window.want(0, 0)
  }
  await Promise.all(windows.map((window) => until(window, ({ total }) => total === 0)))
  expect(collections.window(queryOf(0))).toBe(windows[0])
  await page.bridge.client.request('createNote', { title: 'Une' })
  await Promise.all(windows.map((window) => until(window, ({ total }) => total === 1)))
})
