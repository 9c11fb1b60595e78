import { expect, test } from 'vitest'
import { parsePreferences, Preferences } from '../../../renderer/app/preferences'

test('preferences survive a restart, and damage to them is worth the defaults', () => {
  const kept = new Map<string, string>()
  const store = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  }
  new Preferences(store).change({ theme: 'dark', isPanelShown: false })
  expect(new Preferences(store).read()).toMatchObject({ theme: 'dark', isPanelShown: false })
  expect(parsePreferences('{"theme":"pink","language":7')).toEqual(parsePreferences(null))
  expect(parsePreferences('{"theme":"pink","isSidebarShown":"no"}')).toEqual(parsePreferences(null))
})
