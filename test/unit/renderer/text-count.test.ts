import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Figures, TextCount } from '../../../renderer/features/panel/text-count'
import type { TextCounts } from '../../../renderer/features/panel/count-text'
import { createWords } from '../../../renderer/i18n/i18n'
import { type Times, WordsContext } from '../../../renderer/i18n/words-context'
import type { DocId } from '../../../shared/records/keys'

async function draw(counts: TextCounts | undefined): Promise<readonly string[]> {
  const { t } = await createWords('en')
  const value = { t, language: 'en', times: {} as Times } as const
  const figures = createElement(WordsContext, { value }, createElement(Figures, { counts }))
  return renderToStaticMarkup(figures).match(/(?<=<dd>).*?(?=<\/dd>)/gu) ?? []
}

test('a note that was not counted yet has no figures, not even a nought', async () => {
  expect(await draw(undefined)).toEqual(['–', '–'])
  expect(await draw({ words: 0, letters: 0 })).toEqual(['0', '0'])
  expect(await draw({ words: 1200, letters: 6000 })).toEqual(['1,200', '6,000'])
})

test('another note does not begin with the figures of the one before', () => {
  const keyOf = (docId: string) => TextCount({ docId: docId as DocId }).key
  expect(keyOf('one')).not.toBe(keyOf('two'))
  expect(keyOf('one')).toBe(keyOf('one'))
})
