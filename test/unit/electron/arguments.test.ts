import { describe, expect, it } from 'vitest'
import { parseArguments, parseLanguage } from '../../../electron/arguments'

const LINK = 'carnet://note/abc#e=def'
const NONE = { library: undefined, importFolder: undefined, language: undefined, link: undefined }

describe('the command line of the desktop app', () => {
  const TABLE: readonly (readonly [string, readonly string[], object])[] = [
    ['nothing', [], {}],
    ['a library', ['--library', '/a'], { library: '/a' }],
    ['a library with an equals sign', ['--library=/a b'], { library: '/a b' }],
    ['a folder from here', ['--import', 'notes'], { importFolder: '/home/notes' }],
    ['a language', ['--lang=fr-CA'], { language: 'fr' }],
    ['a link', [LINK], { link: LINK }],
    ['switches of Chromium', ['--no-sandbox', '--disable-gpu', '--user-data-dir=/x', '.'], {}],
    ['a switch where a folder is due', ['--library', '--no-sandbox'], {}],
    ['an option without its value', ['--library'], {}],
    ['options before a link', ['--library', '/a', LINK], { library: '/a', link: LINK }],
    ['switches after a link', [LINK, '--library=/evil', '--import', '/evil'], { link: LINK }],
    ['a link in place of a folder', ['--import', LINK], { link: LINK }],
    ['a link that is none', ['carnet:../../x', '--library=/evil'], {}],
    ['a link with a switch inside', [`${LINK} --library=/evil`], {}],
    ['something like an option', ['--libraryx', '/a', '-library', '/b'], {}],
  ]
  for (const [name, argv, expected] of TABLE) {
    it(`reads ${name}`, () => {
      expect(parseArguments(['electron', ...argv], '/home')).toEqual({ ...NONE, ...expected })
    })
  }

  it('speaks French to French systems alone', () => {
    expect(
      ['fr', 'fr-CA', 'FR_fr', 'en-CA', 'frr', 'de', '', undefined].map(parseLanguage),
    ).toEqual(['fr', 'fr', 'fr', 'en', 'en', 'en', undefined, undefined])
  })
})
