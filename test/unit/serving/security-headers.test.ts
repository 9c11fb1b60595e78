import { describe, expect, it } from 'vitest'
import { formatContentPolicy, securityHeaders } from '../../../host/serving/security-headers'

describe('the policy of the page', () => {
  it('allows the page’s own files and nothing else on the desktop', () => {
    expect(formatContentPolicy({ nonce: 'abc' })).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-abc'; " +
        "img-src 'self' blob: data:; font-src 'self'; connect-src 'none'; worker-src 'self'; " +
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; " +
        "require-trusted-types-for 'script'; trusted-types default dompurify",
    )
  })

  it('adds its own loopback socket in served mode', () => {
    const connect = ['http://127.0.0.1:17000', 'ws://127.0.0.1:17000']
    expect(formatContentPolicy({ connect })).toContain(
      "; connect-src http://127.0.0.1:17000 ws://127.0.0.1:17000; worker-src 'self'; ",
    )
  })

  it('comes with the headers that keep other pages out', () => {
    expect(securityHeaders()).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    })
  })

  it('come without the one for openers where none can be', () => {
    expect(securityHeaders({ openers: 'none' })).not.toHaveProperty('cross-origin-opener-policy')
  })
})
