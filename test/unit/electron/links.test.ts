import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createHandover, parseHandover } from '../../../electron/handover'
import { parseHandedLink, WaitingLinks } from '../../../electron/links'
import { formatViewLink } from '../../../shared/text/view-link'

const LINK = 'carnet://note/AAAAAAAAAAAAAAAAAAAAAA#e=abc&r=wss%3A%2F%2Frelay.example.org'

describe('a link that the system hands over', () => {
  it('is passed on as it is', () => expect(parseHandedLink(LINK)).toBe(LINK))

  it('is passed on where it leads to a view, whatever is searched for there', () => {
    const query = String(new URLSearchParams({ q: 'l’été & "fin" -tag:#1 ? + * ~ (a)!' }))
    const link = formatViewLink({ list: { kind: 'all' }, docId: null, query })
    expect(link).toBeDefined()
    expect(parseHandedLink(link)).toBe(link)
  })

  const REFUSED = [
    '',
    'https://example.org/',
    'carnet:note/a',
    'carnet-app://app/',
    `${LINK} --gpu-launcher=x`,
    `${LINK}\n`,
    `${LINK}"`,
    `${LINK}\u0000`,
    ' carnet://note/a',
    'carnet://note/a?x=1',
    'carnet://user@note/a',
    'carnet://note/\\\\host',
    `carnet://note/a#${'x'.repeat(64 * 1024)}`,
    null,
    7,
    [LINK],
  ]
  for (const link of REFUSED) {
    it(`${JSON.stringify(link)?.slice(0, 60)} is refused`, () => {
      expect(parseHandedLink(link)).toBeUndefined()
    })
  }

  it('never holds a space or a quote', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const link = parseHandedLink(`carnet://note/a#${text}`)
        expect(link === undefined || !/[\s"'`<>\\]/u.test(link)).toBe(true)
      }),
    )
  })
})

describe('links that come before a page is ready', () => {
  it('wait for it, and are told once', () => {
    const told: string[] = []
    let isReady = false
    const links = new WaitingLinks((link) => {
      if (isReady) told.push(link)
      return isReady
    })
    links.add('carnet://note/a')
    links.add('carnet://note/b')
    expect(told).toEqual([])
    isReady = true
    links.deliver()
    links.deliver()
    expect(told).toEqual(['carnet://note/a', 'carnet://note/b'])
  })

  it('are bounded: the newest eight stay', () => {
    const links = new WaitingLinks(() => false)
    for (let n = 0; n < 100; n++) links.add(`carnet://note/${n}`)
    expect(links.count).toBe(8)
  })
})

describe('what a second process hands over', () => {
  const given = { library: '/l', importFolder: '/notes', language: 'fr', link: undefined } as const

  it('is the folder to import and no switch', () => {
    expect(createHandover(given)).toEqual({ link: null, importFolder: '/notes' })
  })

  it('is the link alone when there is one, since a web page may have written the rest', () => {
    expect(createHandover({ ...given, link: LINK })).toEqual({ link: LINK, importFolder: null })
  })

  it('arrives as it was sent', () => {
    const handover = createHandover({ ...given, link: LINK })
    expect(parseHandover(structuredClone(handover))).toEqual(handover)
  })

  const REFUSED = [
    undefined,
    null,
    'carnet://note/a',
    {},
    { link: 'file:///etc/passwd', importFolder: null },
    { link: null, importFolder: 'relative' },
    { link: null, importFolder: 5 },
    { link: [LINK], importFolder: null },
  ]
  for (const handed of REFUSED) {
    it(`${JSON.stringify(handed)} is refused`, () => {
      expect(parseHandover(handed)).toBeUndefined()
    })
  }
})
