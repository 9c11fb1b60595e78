import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { Sessions, type StoredSession } from '../../../host/serving/sessions'
import { createManualClock } from '../../support/manual-clock'

const DAY = 24 * 60 * 60 * 1000

function openSessions(stored: readonly StoredSession[] = []) {
  const clock = createManualClock()
  let saved: readonly StoredSession[] = stored
  const options = {
    now: clock.now,
    random: randomBytes,
    save: (all: typeof saved) => (saved = all),
  }
  const sessions = new Sessions({ ...options, stored })
  const restart = () => new Sessions({ ...options, stored: saved })
  return { sessions, clock, restart, saved: () => saved }
}

describe('the token of an address', () => {
  it('buys a cookie once', () => {
    const { sessions } = openSessions()
    const token = sessions.createToken()
    expect(token).toMatch(/^[\w-]{43}$/u)
    const cookie = sessions.exchange(token)
    expect(sessions.isValid(cookie)).toBe(true)
    expect(sessions.exchange(token)).toBeUndefined()
  })

  it('is not used up by a wrong one', () => {
    const { sessions } = openSessions()
    const token = sessions.createToken()
    for (const wrong of ['', 'x', `${token}x`, token.slice(1), token.toUpperCase()]) {
      expect(sessions.exchange(wrong)).toBeUndefined()
    }
    expect(sessions.exchange(token)).toBeDefined()
  })

  it('ends when another one is made', () => {
    const { sessions } = openSessions()
    const first = sessions.createToken()
    const second = sessions.createToken()
    expect(sessions.exchange(first)).toBeUndefined()
    expect(sessions.exchange(second)).toBeDefined()
  })

  it('works no more before the first one is made', () => {
    expect(openSessions().sessions.exchange('')).toBeUndefined()
  })
})

describe('a cookie', () => {
  it('outlives a restart, and what is stored of it opens nothing', () => {
    const { sessions, restart, saved } = openSessions()
    const cookie = sessions.exchange(sessions.createToken())
    expect(restart().isValid(cookie)).toBe(true)
    expect(JSON.stringify(saved())).not.toContain(cookie)
    expect(restart().isValid(saved()[0]?.hash)).toBe(false)
  })

  it('ends after thirty days', () => {
    const { sessions, clock } = openSessions()
    const cookie = sessions.exchange(sessions.createToken())
    clock.advance(30 * DAY - 1)
    expect(sessions.isValid(cookie)).toBe(true)
    clock.advance(1)
    expect(sessions.isValid(cookie)).toBe(false)
  })

  it('is refused when nobody was given it', () => {
    const { sessions } = openSessions()
    sessions.exchange(sessions.createToken())
    for (const cookie of [undefined, '', 'x', 'a'.repeat(43)]) {
      expect(sessions.isValid(cookie)).toBe(false)
    }
  })

  it('is one of sixteen at most: the oldest makes room', () => {
    const { sessions, saved } = openSessions()
    const cookies = Array.from({ length: 20 }, () => sessions.exchange(sessions.createToken()))
    expect(saved()).toHaveLength(16)
    expect(sessions.isValid(cookies[0])).toBe(false)
    expect(sessions.isValid(cookies.at(-1))).toBe(true)
  })
})
