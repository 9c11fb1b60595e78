import { describe, expect, it } from 'vitest'
import { isOurUrl, readPath } from '../../../electron/page-address'

describe('an address of the page’s own scheme', () => {
  it('is read as it is written', () => {
    expect(readPath('carnet-app://app/')).toBe('/')
    expect(readPath('carnet-app://app/assets/a.js#x')).toBe('/assets/a.js')
    expect(readPath('carnet-app://app/..%2fx')).toBe('/..%2fx')
  })

  const FOREIGN = [
    'carnet-app://other/',
    'carnet-app://app.evil/',
    'carnet-app://app@evil/',
    'carnet-app://app:80/',
    'carnet-app://app',
    'carnet-app:app/',
    'CARNET-APP://app/',
    'carnet://app/',
    'https://app/',
    'file:///app/',
    'null',
    '',
  ]
  for (const url of FOREIGN) {
    it(`${url || 'nothing'} has no path here`, () => expect(readPath(url)).toBeUndefined())
  }

  it('is ours by its own host alone', () => {
    expect(['carnet-app://app', 'carnet-app://app/x', ...FOREIGN].filter(isOurUrl)).toEqual([
      'carnet-app://app',
      'carnet-app://app/x',
      'carnet-app://app',
    ])
  })
})
