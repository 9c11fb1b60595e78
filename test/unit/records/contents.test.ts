import { beforeAll, describe, expect, it } from 'vitest'
import { deriveContentsKey, openEditSecret, sealEditSecret } from '../../../shared/records/contents'
import { parseBase64url, toBase64url } from '../../../shared/records/bytes'
import { randomBytes } from '../../../shared/records/random'
import { readySodium } from '../../../shared/records/sodium'

beforeAll(readySodium)

describe('a sealed edit secret', () => {
  it('opens with the key of its collection, under its own name', () => {
    const { key, secret, sealed } = one()
    expect(openEditSecret(key, 'note:room', sealed)).toEqual(secret)
    expect(sealed).toHaveLength(96)
    expect(sealEditSecret(key, 'note:room', secret)).not.toBe(sealed)
  })

  it('opens for no other collection and under no other name', () => {
    const { key, sealed } = one()
    expect(openEditSecret(deriveContentsKey(randomBytes(32)), 'note:room', sealed)).toBeUndefined()
    expect(openEditSecret(key, 'other:room', sealed)).toBeUndefined()
  })

  it('is refused where a bit of it is another, and in any other shape', () => {
    const { key, sealed } = one()
    const bytes = parseBase64url(sealed) ?? new Uint8Array()
    for (let at = 0; at < bytes.byteLength; at += 1) {
      const changed = bytes.slice()
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(openEditSecret(key, 'note:room', toBase64url(changed))).toBeUndefined()
    }
    for (const other of [undefined, null, 7, '', 'é', sealed.slice(4), `${sealed}AAAA`, { sealed }])
      expect(openEditSecret(key, 'note:room', other)).toBeUndefined()
  })
})

function one() {
  const key = deriveContentsKey(randomBytes(32))
  const secret = randomBytes(32)
  return { key, secret, sealed: sealEditSecret(key, 'note:room', secret) }
}
