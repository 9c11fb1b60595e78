import { expect, test } from 'vitest'
import { glanceAtLink } from '../../../renderer/features/open-link/glance-at-link'

test('a glance at a link says what opening it would add', () => {
  const link = 'carnet://note/abc#e=secret&r=wss%3A%2F%2Frelay.example.org'
  expect(glanceAtLink(link)).toEqual({ words: 'confirmEdit', relay: 'wss://relay.example.org' })
  expect(glanceAtLink('<carnet://note/abc#v=x&w=y>').words).toBe('confirmView')
  expect(glanceAtLink('carnet://note/abc').words).toBe('confirmPlace')
  expect(glanceAtLink('https://example.org').words).toBe('confirmUnknown')
})
