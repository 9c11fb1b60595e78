import { describe, expect, it } from 'vitest'
import { holdsBack } from '../../../renderer/features/share/holds-back'

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
