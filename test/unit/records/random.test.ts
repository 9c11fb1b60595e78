import { describe, expect, it } from 'vitest'
import { randomBytes } from '../../../shared/records/random'

describe('random bytes', () => {
  it('have the size asked for and a buffer of their own', () => {
    for (const size of [0, 16, 24, 32]) {
      const bytes = randomBytes(size)
      expect(bytes.byteLength).toBe(size)
      expect(bytes.buffer.byteLength).toBe(size)
    }
  })

  it('are never the same twice, nor left at zero', () => {
    const drawn = new Set(Array.from({ length: 1_000 }, () => randomBytes(24).join()))
    expect(drawn.size).toBe(1_000)
    expect(drawn).not.toContain(new Uint8Array(24).join())
  })
})
