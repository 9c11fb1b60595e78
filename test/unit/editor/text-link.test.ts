import { describe, expect, it } from 'vitest'
import { completeAddress, readTarget } from '../../../renderer/editor/text-link'

const NOTE = 'AAAAAAAAAAAAAAAAAAAAAA'

describe('a link', () => {
  it.each([
    ['https://exemple.org/a?b#c', 'web'],
    ['mailto:ana@exemple.org', 'web'],
    [`carnet://note/${NOTE}`, 'note'],
    // A key has no place in a note's text.
    [`carnet://note/${NOTE}#e=secret`, 'none'],
    ['http://exemple.org', 'none'],
    ['javascript:alert(1)', 'none'],
    ['java\nscript:alert(1)', 'none'],
    ['data:text/html,x', 'none'],
    ['file:///etc/passwd', 'none'],
    ['smb://host/share', 'none'],
    ['https://user:password@exemple.org', 'none'],
    [`https://exemple.org/${'x'.repeat(3000)}`, 'none'],
    ['', 'none'],
    [undefined, 'none'],
  ])('to %s leads to %s', (href, kind) => {
    expect(readTarget(href).kind).toBe(kind)
  })
})

describe('a written address', () => {
  it.each([
    ['exemple.org/a', 'https://exemple.org/a'],
    [' https://exemple.org ', 'https://exemple.org'],
    ['ana@exemple.org', 'mailto:ana@exemple.org'],
    [`carnet://note/${NOTE}`, `carnet://note/${NOTE}`],
    ['deux mots', undefined],
    ['javascript:alert(1)', undefined],
    ['semis', undefined],
  ])('%s becomes %s', (written, address) => {
    expect(completeAddress(written)).toBe(address)
  })
})
