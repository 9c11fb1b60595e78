/** The words of links between notes, in the interface's language. */
import { useWords } from '../../i18n/use-words'
import { linkingEn } from './words-en'
import { linkingFr } from './words-fr'

export type LinkingWords = typeof linkingFr

export function useLinkingWords(): LinkingWords {
  return useWords().language.startsWith('en') ? linkingEn : linkingFr
}
