import { useContext } from 'react'
import { type Words, WordsContext } from './words-context'

/** Words and times in the interface's language; times are said anew each minute. */
export function useWords(): Words {
  const words = useContext(WordsContext)
  if (!words) throw new Error('useWords needs a WordsProvider above it')
  return words
}
