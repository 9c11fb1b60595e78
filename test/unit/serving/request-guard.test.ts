import type { IncomingHttpHeaders } from 'node:http'
import { describe, expect, it } from 'vitest'
import { guardRequest, readCookie } from '../../../host/serving/request-guard'

const HOST = '127.0.0.1:17000'
const ORIGIN = `http://${HOST}`

function guard(method: string, headers: IncomingHttpHeaders, isUpgrade = false) {
  return guardRequest({ method, isUpgrade, headers, port: 17000 })
}

describe('a request to the loopback server', () => {
  it('is ours from the address bar and from our page', () => {
    expect(guard('GET', { host: HOST })).toBeUndefined()
    expect(guard('GET', { host: HOST, 'sec-fetch-site': 'none' })).toBeUndefined()
    expect(guard('GET', { host: HOST, 'sec-fetch-site': 'same-origin' })).toBeUndefined()
    expect(guard('POST', { host: HOST, origin: ORIGIN })).toBeUndefined()
    expect(guard('GET', { host: HOST, origin: ORIGIN }, true)).toBeUndefined()
  })

  it('may follow a link from elsewhere, but be nothing more than that', () => {
    const foreign = { host: HOST, 'sec-fetch-site': 'cross-site' }
    expect(guard('GET', { ...foreign, 'sec-fetch-mode': 'navigate' })).toBeUndefined()
    expect(guard('GET', { ...foreign, 'sec-fetch-mode': 'no-cors' })).toBe('foreign-origin')
    expect(guard('GET', { ...foreign, 'sec-fetch-site': 'same-site' })).toBe('foreign-origin')
  })

  const HOSTS = [undefined, '', 'localhost:17000', '127.0.0.1', '127.0.0.1:17001', 'evil.org:17000']
  for (const host of [...HOSTS, '127.0.0.1:17000.evil.org', '[::1]:17000', ' 127.0.0.1:17000']) {
    it(`is refused under the name ${host}`, () => {
      expect(guard('GET', host === undefined ? {} : { host })).toBe('foreign-host')
    })
  }

  const ORIGINS = ['null', 'http://evil.org', 'http://localhost:17000', `${ORIGIN}0`]
  for (const origin of [...ORIGINS, 'https://127.0.0.1:17000', 'http://127.0.0.1', '']) {
    it(`is refused from ${origin || 'an empty origin'}`, () => {
      for (const method of ['GET', 'POST', 'OPTIONS']) {
        expect(guard(method, { host: HOST, origin })).toBe('foreign-origin')
      }
      expect(guard('GET', { host: HOST, origin }, true)).toBe('foreign-origin')
    })
  }

  it('must name its origin to change something or to open a socket', () => {
    expect(guard('POST', { host: HOST })).toBe('foreign-origin')
    expect(guard('DELETE', { host: HOST })).toBe('foreign-origin')
    expect(guard('GET', { host: HOST }, true)).toBe('foreign-origin')
  })
})

describe('a cookie', () => {
  it('is found by its whole name', () => {
    expect(readCookie('a=1; carnet-17000=x=y; b=2', 'carnet-17000')).toBe('x=y')
    expect(readCookie('xcarnet-17000=1;carnet-170=2', 'carnet-17000')).toBeUndefined()
    expect(readCookie(undefined, 'carnet-17000')).toBeUndefined()
  })
})
