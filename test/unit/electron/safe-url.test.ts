import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseSafeUrl } from '../../../electron/safe-url'

const OPENED = [
  'https://projetcollectif.ca/',
  'https://praxis.encommun.io/n/1?a=b#c',
  'HTTPS://Example.org/%20',
  'https://exemple.québec/page',
  'mailto:bonjour@example.org',
  'mailto:a@example.org?subject=Une%20note&body=Oui%0D%0ANon',
]

const REFUSED = [
  '',
  'http://example.org/',
  'file:///etc/passwd',
  'FILE:///etc/passwd',
  'smb://host/share',
  '\\\\host\\share',
  '//host/share',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'data:text/html,<b>',
  'blob:https://example.org/1',
  'ms-msdt:/id PCWDiagnostic',
  'search-ms:query=x',
  'vbscript:x',
  'carnet://note/x#e=1',
  'carnet-app://app/',
  'ftp://example.org/',
  'ssh://example.org',
  'vscode://file/x',
  'https:example.org',
  'https:/example.org',
  'https:///example.org',
  'https://user@example.org/',
  'https://user:word@example.org/',
  'https://example.org@evil.org/',
  'https:\\\\example.org',
  'https://example.org\\@evil.org',
  'https://example.org/\n',
  'https://example.org/\u0000',
  'https://example.org/ a',
  ' https://example.org/',
  'https://example.org/\u202efdp',
  'https://example.org/\u00a0',
  'java\tscript:alert(1)',
  'mailto:a@example.org?attach=/etc/passwd',
  'mailto:a@example.org?subject=x&Attachment=/etc/passwd',
  'https://[::1',
  'not a url',
  `https://example.org/${'a'.repeat(2048)}`,
]

describe('an address that leaves the app', () => {
  for (const url of OPENED) {
    it(`${url} may be opened`, () => expect(parseSafeUrl(url)).toBe(new URL(url).href))
  }
  for (const url of REFUSED) {
    it(`${JSON.stringify(url.slice(0, 60))} is refused`, () => {
      expect(parseSafeUrl(url)).toBeUndefined()
    })
  }
  for (const value of [undefined, null, 1, {}, ['https://example.org/']]) {
    it(`${JSON.stringify(value)} is refused, being no text`, () => {
      expect(parseSafeUrl(value)).toBeUndefined()
    })
  }

  it('is https or mail, whatever is given', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl(), fc.string({ unit: 'binary' })), (text) => {
        const url = parseSafeUrl(text)
        expect(url === undefined || /^(https:\/\/[^/@?#]+(?:[/?#].*)?|mailto:.*)$/u.test(url)).toBe(
          true,
        )
      }),
    )
  })
})
