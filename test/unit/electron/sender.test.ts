import type { WebContents } from 'electron'
import { describe, expect, it } from 'vitest'
import { isOurPage } from '../../../electron/sender'

// Only their identity counts.
const ours = {} as WebContents
const other = {} as WebContents
const ORIGIN = 'carnet-app://app'

const accepts = (senderFrame: { parent: unknown; origin: string } | null, sender = ours) =>
  isOurPage({ sender, senderFrame }, (contents) => contents === ours)

describe('a message to the shell', () => {
  it('is heard from the top frame of our page', () => {
    expect(accepts({ parent: null, origin: ORIGIN })).toBe(true)
  })

  it('is forbidden from a frame inside it', () => {
    expect(accepts({ parent: { origin: ORIGIN }, origin: ORIGIN })).toBe(false)
  })

  it('is forbidden from a frame that has gone', () => expect(accepts(null)).toBe(false))

  it('is forbidden from another window', () => {
    expect(accepts({ parent: null, origin: ORIGIN }, other)).toBe(false)
  })

  const ORIGINS = [
    'null',
    '',
    'https://app',
    'carnet-app://other',
    'carnet-app://app.evil',
    'file://',
  ]
  for (const origin of [...ORIGINS, 'carnet://app', 'carnet-app://app/', 'CARNET-APP://APP']) {
    it(`is forbidden from ${origin || 'no origin'}`, () => {
      expect(accepts({ parent: null, origin })).toBe(false)
    })
  }
})
