import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { createEditCapability, toViewCapability } from '../../../shared/records/keys'
import { readySodium, sodium } from '../../../shared/records/sodium'
import { formatLink, formatPlace, parseLink } from '../../../shared/text/link'

beforeAll(readySodium)

const RELAY = 'wss://relais.exemple.fr'
const edit = () => createEditCapability(sodium.randombytes_buf(32))

describe('a link', () => {
  it('carries the right to edit or to view, and where the note lives', () => {
    const capability = edit()
    for (const held of [capability, toViewCapability(capability)])
      expect(parseLink(` <${formatLink(held, RELAY)}> `)).toEqual({
        kind: 'capability',
        linked: 'note',
        capability: held,
        relay: RELAY,
      })
  })

  it('holds no edit secret when it was made for viewing', () => {
    const capability = edit()
    const link = formatLink(toViewCapability(capability), RELAY)
    expect(link).not.toContain(formatLink(capability, undefined).split('#e=')[1])
  })

  it.each(['notebook', 'base'] as const)('leads to a %s', (linked) => {
    const capability = edit()
    const link = formatLink(capability, RELAY, linked)
    expect(link).toContain(`carnet://${linked}/`)
    expect(parseLink(link)).toMatchObject({ linked, capability })
    expect(parseLink(`carnet://${linked}/${capability.docId}`)).toMatchObject({
      kind: 'place',
      linked,
    })
  })

  it('names a place alone when it has no secret', () => {
    const { docId } = edit()
    expect(parseLink(formatPlace(docId))).toEqual({ kind: 'place', linked: 'note', docId })
  })

  it.each(['Résultats', 'a & b = 100 % (ou presque)!', '[x](y)*', '🌿 נושא', "L'été\u00a0?"])(
    'names the heading %s of a note',
    (heading) => {
      const { docId } = edit()
      const link = formatPlace(docId, heading)
      expect(link).toMatch(/^carnet:\/\/note\/[\w-]+#h=[\w%.~-]+$/)
      expect(parseLink(link)).toEqual({ kind: 'place', linked: 'note', docId, heading })
    },
  )

  it('names what a long heading begins with, in few enough letters, and the note for an empty one', () => {
    const { docId } = edit()
    for (const heading of ['語'.repeat(10_000), `x${'🌿'.repeat(5000)}`]) {
      const parsed = parseLink(formatPlace(docId, heading))
      if (typeof parsed === 'string' || parsed.kind !== 'place') throw new Error(String(parsed))
      expect(parsed.heading?.length).toBeGreaterThan(190)
      expect(heading.startsWith(parsed.heading ?? '?')).toBe(true)
    }
    expect(formatPlace(docId, ' ')).toBe(formatPlace(docId))
  })

  it.each(['h=', 'h=%', 'h=%FF', 'h=%20'])(
    'leads to the note itself with the heading %s',
    (end) => {
      const { docId } = edit()
      expect(parseLink(`${formatPlace(docId)}#${end}`)).toEqual({
        kind: 'place',
        linked: 'note',
        docId,
      })
    },
  )

  it('takes a heading beside a secret for no place', () => {
    const capability = edit()
    expect(parseLink(`${formatLink(capability, undefined)}&h=x`)).toMatchObject({
      kind: 'capability',
    })
  })

  it('is refused when it claims the id of somebody else’s note', () => {
    const [mine, theirs] = [edit(), edit()]
    const forged = formatLink({ ...mine, docId: theirs.docId }, RELAY)
    expect(parseLink(forged)).toBe('id-not-of-this-key')
    const view = toViewCapability(theirs)
    expect(parseLink(formatLink({ ...view, docId: mine.docId }, RELAY))).toBe('id-not-of-this-key')
  })

  it.each([
    ['https://exemple.fr', 'not-a-link'],
    ['', 'not-a-link'],
    ['carnet://community/abc', 'kind-unknown'],
    ['carnet://note/court', 'malformed'],
    ['carnet://note/../../etc', 'malformed'],
    [`carnet://note/${'a'.repeat(3000)}`, 'too-long'],
    ['carnet://note/AAAAAAAAAAAAAAAAAAAAAA#e=x', 'malformed'],
    ['carnet://note/AAAAAAAAAAAAAAAAAAAAAA#e=a&e=b', 'malformed'],
    ['carnet://note/AAAAAAAAAAAAAAAAAAAAAA?--inspect#e=a', 'malformed'],
    ['carnet://note/AAAAAAAAAAAAAAAAAAAAAA\n#e=a', 'malformed'],
  ])('refuses %s', (text, refusal) => {
    expect(parseLink(text)).toBe(refusal)
  })

  it('refuses a relay that would listen in, and both secrets at once', () => {
    const capability = edit()
    expect(parseLink(formatLink(capability, 'ws://relais.exemple.fr'))).toBe('relay-refused')
    const both = `${formatLink(capability, undefined)}&${formatLink(toViewCapability(capability), undefined).split('#')[1]}`
    expect(parseLink(both)).toBe('malformed')
  })

  it('never throws, whatever is pasted', () => {
    const { docId } = edit()
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        parseLink(text)
        parseLink(`carnet://note/AAAAAAAAAAAAAAAAAAAAAA#${text}`)
        parseLink(formatPlace(docId, text))
      }),
    )
  })
})
