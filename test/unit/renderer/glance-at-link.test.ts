import { expect, test } from 'vitest'
import { glanceAtLink } from '../../../renderer/features/open-link/glance-at-link'

test('a glance at a link says what opening it would add', () => {
  const link = 'carnet://note/abc#e=secret&r=wss%3A%2F%2Frelay.example.org'
  expect(glanceAtLink(link)).toEqual({
    words: 'confirmEdit.note',
    relay: 'wss://relay.example.org',
  })
  expect(glanceAtLink('<carnet://note/abc#v=x&w=y>').words).toBe('confirmView.note')
  expect(glanceAtLink('carnet://note/abc').words).toBe('confirmPlace.note')
  expect(glanceAtLink('carnet://note/abc#h=History').words).toBe('confirmPlace.note')
  expect(glanceAtLink('CARNET://NOTE/abc').words).toBe('confirmPlace.note')
  expect(glanceAtLink('https://example.org').words).toBe('confirmUnknown')
})

test('a glance at the link of a view says that nothing is added', () => {
  expect(glanceAtLink(' <carnet://view/all#q=atelier> ')).toEqual({
    words: 'confirmLook',
    relay: null,
  })
  expect(glanceAtLink('carnet://view/all#e=secret').words).toBe('confirmUnknown')
})

test('a glance at the link of a notebook or a base names it as one', () => {
  expect(glanceAtLink('carnet://notebook/abc#e=secret').words).toBe('confirmEdit.notebook')
  expect(glanceAtLink('carnet://base/abc#v=x&w=y').words).toBe('confirmView.base')
  expect(glanceAtLink('carnet://base/abc').words).toBe('confirmPlace.base')
  expect(glanceAtLink('carnet://shelf/abc#e=secret').words).toBe('confirmUnknown')
})
