import { describe, expect, it } from 'vitest'
import { readNoteTarget } from '../../../shared/text/reading/link-target'
import { completeAddress, readTarget } from '../../../renderer/editor/text-link'

const NOTE = 'AAAAAAAAAAAAAAAAAAAAAA'

describe('a link', () => {
  it.each([
    ['https://exemple.org/a?b#c', 'web'],
    ['mailto:ana@exemple.org', 'web'],
    [`carnet://note/${NOTE}`, 'note'],
    [`carnet://notebook/${NOTE}`, 'collection'],
    [`carnet://base/${NOTE}`, 'collection'],
    // A key has no place in a note's text.
    [`carnet://notebook/${NOTE}#e=secret`, 'none'],
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

describe('a link to a note', () => {
  it.each([
    ['', ''],
    ['#h=Un%20titre', 'Un titre'],
    ['#h=%20Un%20', 'Un'],
    ['#h=', ''],
    // One that cannot be read still names its note.
    ['#h=%', ''],
    ['#h=Un&e=secret', undefined],
    ['#e=secret', undefined],
    ['#autre', undefined],
  ])('with %j leads where it is counted, under %j', (fragment, heading) => {
    const href = `carnet://note/${NOTE}${fragment}`
    const target = readTarget(href)
    expect(readNoteTarget(href)?.heading).toBe(heading)
    expect(target.kind === 'note' ? (target.heading ?? '') : undefined).toBe(heading)
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
