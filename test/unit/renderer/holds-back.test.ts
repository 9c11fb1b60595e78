import { describe, expect, it } from 'vitest'
import { holdsBack, isKnown } from '../../../renderer/features/share/holds-back'

const address = 'ws://127.0.0.1:9'
const silent = { kind: 'unreachable', address, reason: 'refused', since: 0 } as const
const asked = { relay: silent, isShared: false, isInsisted: false, links: undefined } as const

describe('the links of a note whose relay is silent', () => {
  it('are held back until somebody insists', () => {
    expect(holdsBack(asked)).toBe(true)
    expect(holdsBack({ ...asked, isInsisted: true })).toBe(false)
  })

  it('are held back also where the relay was set after it was found to be needed', () => {
    const links = { view: { kind: 'needs-relay' }, edit: { kind: 'needs-relay' } } as const
    expect(holdsBack({ ...asked, links })).toBe(true)
  })

  it('are there for a note that links name already, and once they were made', () => {
    const link = { kind: 'link', link: 'carnet://note/a#v=b', relay: address } as const
    expect(holdsBack({ ...asked, isShared: true })).toBe(false)
    expect(holdsBack({ ...asked, links: { view: link, edit: link } })).toBe(false)
  })

  it('are there for a relay that answers', () => {
    expect(holdsBack({ ...asked, relay: { kind: 'online', address, since: 0 } })).toBe(false)
  })
})

describe('what is shared', () => {
  const card = { kind: 'note', trashedAt: null } as const

  it('is known of a note by its card', () => {
    expect(isKnown(card, undefined)).toBe(true)
    expect(isKnown(undefined, undefined)).toBe(false)
  })

  it('is not known of a notebook or base before its own row is there', () => {
    expect(isKnown({ ...card, kind: 'notebook' }, undefined)).toBe(false)
    expect(isKnown({ ...card, kind: 'base' }, undefined)).toBe(false)
    expect(isKnown({ ...card, kind: 'notebook' }, {})).toBe(true)
  })

  it('is nothing that is in the trash', () => {
    expect(isKnown({ ...card, trashedAt: 1 }, undefined)).toBe(false)
    expect(isKnown({ kind: 'notebook', trashedAt: 1 }, {})).toBe(false)
  })
})
