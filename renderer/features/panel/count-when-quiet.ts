/**
 * Counts a text once nobody has typed for a moment, a few milliseconds at a time: a letter never
 * waits for it. Blocks that did not change keep their count.
 */
import type { Language } from '../../../shared/contract/language'
import type { BodyText } from '../../editor/body-text'
import { countText, type TextCounts } from './count-text'

const QUIET = 300
/** Milliseconds of counting between two looks at what else there is to do. */
const AT_ONCE = 5

export function countWhenQuiet(
  text: BodyText,
  language: Language,
  counted: (counts: TextCounts) => void,
): () => void {
  const known = new WeakMap<object, TextCounts>()
  let timer: ReturnType<typeof setTimeout> | undefined
  const count = () => {
    const until = performance.now() + AT_ONCE
    const sum = { words: 0, letters: 0 }
    for (const { block, read } of text.blocks()) {
      let counts = known.get(block)
      if (!counts) {
        if (performance.now() > until) {
          timer = setTimeout(count)
          return
        }
        counts = countText(read(), language)
        known.set(block, counts)
      }
      sum.words += counts.words
      sum.letters += counts.letters
    }
    counted(sum)
  }
  const changed = () => {
    clearTimeout(timer)
    timer = setTimeout(count, QUIET)
  }
  changed()
  const stop = text.subscribe(changed)
  return () => {
    stop()
    clearTimeout(timer)
  }
}
