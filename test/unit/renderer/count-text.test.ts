import { expect, test } from 'vitest'
import { countText } from '../../../renderer/features/panel/count-text'

test('words and letters are counted as a reader sees them', () => {
  expect(countText('L’été, déjà\nfini', 'fr')).toEqual({ words: 3, letters: 15 })
  expect(countText('👩‍🌾 e\u0301', 'fr').letters).toBe(3)
  expect(countText('', 'fr')).toEqual({ words: 0, letters: 0 })
})
