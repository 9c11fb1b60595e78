// Links to views of one's own library: what they name, and what nobody could have meant.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DocId } from '../../../shared/records/keys'
import { parseLink } from '../../../shared/text/link'
import { MAX_LINK_LETTERS } from '../../../shared/text/link-letters'
import { formatViewLink, parseViewLink, type ViewPlace } from '../../../shared/text/view-link'

// Ids are minted by the model alone.
const NOTEBOOK = 'PrTdaFWcEGpTC4WGO7CHPw' as DocId
const NOTE = 'AAAAAAAAAAAAAAAAAAAAAA' as DocId

const VIEWS: readonly (ViewPlace & { readonly named: readonly DocId[] })[] = [
  { list: { kind: 'all' }, docId: null, query: '', named: [] },
  { list: { kind: 'trash' }, docId: null, query: 'q=l%27%C3%A9t%C3%A9+*', named: [] },
  { list: { kind: 'to-sort' }, docId: NOTE, query: '', named: [NOTE] },
  { list: { kind: 'base', docId: NOTE }, docId: null, query: 'q=a', named: [NOTE] },
  {
    list: { kind: 'notebook', docId: NOTEBOOK },
    docId: NOTE,
    query: 'view=table&tag=a%26b&tag=c',
    named: [NOTEBOOK, NOTE],
  },
  { list: { kind: 'all' }, docId: null, query: `graph=base.${NOTEBOOK}`, named: [NOTEBOOK] },
]

describe('a link to a view', () => {
  it.each(VIEWS)('leads back to it: $list.kind $query', ({ named, ...view }) => {
    const link = formatViewLink(view)
    expect(link).toMatch(/^carnet:\/\/view\/[\w\-/]+(#[\w\-=&%.~]*)?$/u)
    expect(parseLink(` <${link}> `)).toEqual({ kind: 'view', ...view, named })
  })

  it.each([
    ['carnet://view/', 'malformed'],
    ['carnet://view/shelf', 'kind-unknown'],
    ['carnet://view/all/', 'malformed'],
    ['carnet://view/all/note', 'malformed'],
    ['carnet://view/all/note/short', 'malformed'],
    [`carnet://view/all/note/${NOTE}/note/${NOTE}`, 'malformed'],
    ['carnet://view/notebook', 'malformed'],
    ['carnet://view/notebook/short', 'malformed'],
    [`carnet://view/notebook/${NOTEBOOK}/../${NOTE}`, 'malformed'],
    [`carnet://view/all?q=a`, 'malformed'],
    ['carnet://view/all#q=a b', 'malformed'],
    ['carnet://view/all#q=<b>', 'malformed'],
    ['carnet://view/all#q=a\n', { kind: 'view' }],
    [`carnet://view/notebook/${NOTEBOOK}#e=secret`, 'malformed'],
    [`carnet://view/notebook/${NOTEBOOK}#view=table&%65=secret`, 'malformed'],
    [`carnet://view/notebook/${NOTEBOOK}#v=a&w=b&r=wss%3A%2F%2Fr.example.org`, 'malformed'],
    [`carnet://view/all#q=${'a'.repeat(MAX_LINK_LETTERS)}`, 'too-long'],
  ])('%s is refused', (text, said) => {
    if (typeof said === 'string') expect(parseLink(text)).toBe(said)
    else expect(parseLink(text)).toMatchObject(said)
  })

  it('is none where it would be longer than links may be', () => {
    const query = `q=${encodeURIComponent('é'.repeat(500))}`
    expect(formatViewLink({ list: { kind: 'all' }, docId: null, query })).toBeUndefined()
  })

  it('never throws and never carries a key, whatever is pasted', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (text, q) => {
        parseViewLink(text)
        parseLink(`carnet://view/${text}`)
        const given = [
          `carnet://view/all#${text}`,
          `carnet://view/all#q=${encodeURIComponent(text)}`,
        ]
        for (const each of given) {
          const parsed = parseLink(each)
          if (typeof parsed === 'string') continue
          expect(parsed.kind).toBe('view')
          const fields = new URLSearchParams(parsed.kind === 'view' ? parsed.query : '')
          for (const secret of ['e', 'v', 'w', 'r']) expect(fields.has(secret)).toBe(false)
        }
        const query = new URLSearchParams({ q }).toString()
        const link = formatViewLink({ list: { kind: 'all' }, docId: null, query })
        if (link !== undefined) expect(parseLink(link)).toMatchObject({ kind: 'view', query })
      }),
    )
  })
})
