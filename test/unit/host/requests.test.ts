import { describe, expect, it } from 'vitest'
import { parseRequest } from '../../../host/pages/requests'
import { utf8 } from '../../../shared/records/bytes'

describe('a request', () => {
  const parse = (value: unknown) => parseRequest(utf8(JSON.stringify(value)))

  it('is parsed when it is one of the contract’s, whatever else it carries', () => {
    const payload = { shelf: 'notes', offset: 0, limit: 50, extra: 1 }
    expect(parse({ name: 'listNotes', payload })).toEqual({
      name: 'listNotes',
      payload: { shelf: 'notes', offset: 0, limit: 50 },
    })
  })

  it('is malformed when a field is of another type, out of range or missing', () => {
    const wrong = [
      { name: 'listNotes', payload: { shelf: 'notes', offset: 0.5, limit: 1 } },
      { name: 'openDocument', payload: { docId: '../library.db' } },
      { name: 'openDocument', payload: {} },
      { name: 'toString', payload: {} },
      { name: 'setName', payload: { name: 'x'.repeat(201) } },
    ]
    for (const request of wrong) expect(parse(request)).toBe('malformed')
    expect(parseRequest(Uint8Array.of(0xff, 0xfe))).toBe('malformed')
  })
})
