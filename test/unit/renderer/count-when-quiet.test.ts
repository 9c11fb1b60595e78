import { expect, it } from 'vitest'
import type { TextBlock } from '../../../renderer/editor/body-text'
import { countWhenQuiet } from '../../../renderer/features/panel/count-when-quiet'
import type { TextCounts } from '../../../renderer/features/panel/count-text'

function block(text: string, read: string[]): TextBlock {
  return {
    block: {},
    read() {
      read.push(text)
      return text
    },
  }
}

it('counts a changed block again and no other', async () => {
  const read: string[] = []
  const first = block('Bonjour à vous', read)
  let blocks = [first, block('deux', read)]
  let changed = () => {}
  let settle: (counts: TextCounts) => void = () => {}
  const counts = () => new Promise<TextCounts>((done) => (settle = done))
  const text = {
    blocks: () => blocks,
    subscribe(listener: () => void) {
      changed = listener
      return () => {}
    },
  }
  const stop = countWhenQuiet(text, 'fr', (found) => settle(found))
  expect(await counts()).toEqual({ words: 4, letters: 18 })
  blocks = [first, block('deux mots', read)]
  changed()
  expect(await counts()).toEqual({ words: 5, letters: 23 })
  expect(read).toEqual(['Bonjour à vous', 'deux', 'deux mots'])
  stop()
})
