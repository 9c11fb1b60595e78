import { expect, it } from 'vitest'
import { languageName } from '../../../renderer/i18n/language-names'

it('names a language in the words of the interface', () => {
  expect(languageName('fr', 'fr')).toBe('Français')
  expect(languageName('en', 'fr')).toBe('French')
  expect(languageName('fr', 'iu')).toBe('Inuktitut')
})

it('leaves what is no tag as it was written', () => {
  expect(languageName('fr', 'Picard de 1900')).toBe('Picard de 1900')
  expect(languageName('en', 'fr-12')).toBe('fr-12')
})
