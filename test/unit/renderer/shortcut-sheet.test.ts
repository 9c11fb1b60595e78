import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { formatAriaChord } from '../../../renderer/ui/keys'
import { COMMANDS } from '../../../renderer/app/commands'
import { formatKeys } from '../../../renderer/editor/format-keys'
import { editorEn } from '../../../renderer/editor/i18n/en'
import { editorFr } from '../../../renderer/editor/i18n/fr'
import { ShortcutSheet } from '../../../renderer/features/shortcuts/shortcuts-dialog'
import { createWords } from '../../../renderer/i18n/i18n'
import { type Times, WordsContext } from '../../../renderer/i18n/words-context'

async function drawSheet(language: 'fr' | 'en'): Promise<string> {
  const { t } = await createWords(language)
  // The sheet says no time.
  const value = { t, language, times: {} as Times }
  const sheet = createElement(WordsContext, { value }, createElement(ShortcutSheet))
  return renderToStaticMarkup(sheet).replace(/<[^>]+>/gu, '|')
}

test('the sheet names the keys that shape the text, in either language', async () => {
  const french = await drawSheet('fr')
  expect(french).toMatch(/\|Mise en forme\|/u)
  expect(french).toMatch(/\|Gras\|+Ctrl B\|/u)
  expect(await drawSheet('en')).toMatch(/\|Bulleted list\|+Ctrl Shift 8\|/u)
})

test('each of them has a name of its own and keys that no command of the window has', () => {
  const taken = Object.values(COMMANDS).map(({ chord }) => formatAriaChord(chord))
  for (const words of [editorFr, editorEn]) {
    const keys = formatKeys(words)
    const chords = keys.map(({ chord }) => formatAriaChord(chord))
    expect(new Set(keys.map(({ name }) => name)).size).toBe(keys.length)
    expect(new Set([...chords, ...taken]).size).toBe(chords.length + taken.length)
  }
})
