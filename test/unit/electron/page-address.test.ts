import { describe, expect, it } from 'vitest'
import { isOurUrl, isOwnPicture, readPath } from '../../../electron/page-address'

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

describe('what may be downloaded', () => {
  it('is a picture that the page has drawn', () => {
    expect(isOwnPicture('blob:carnet-app://app/6f1c', 'image/png')).toBe(true)
    expect(isOwnPicture('blob:carnet-app://app/6f1c', 'image/svg+xml')).toBe(true)
  })

  it('is nothing else of the page’s, and of no other page', () => {
    expect(isOwnPicture('blob:carnet-app://app/6f1c', 'text/html')).toBe(false)
    expect(isOwnPicture('blob:carnet-app://application/6f1c', 'image/png')).toBe(false)
    expect(isOwnPicture('blob:https://example.org/6f1c', 'image/png')).toBe(false)
    expect(isOwnPicture('carnet-app://app/index.html', 'image/png')).toBe(false)
    expect(isOwnPicture('data:image/png;base64,AA==', 'image/png')).toBe(false)
  })
})
