/** The words of links between notes, in the interface's language. */
import { useMemo } from 'react'
import { useWords } from '../../i18n/use-words'
import { linkingEn } from './words-en'
import { linkingFr } from './words-fr'

/** With what a note that is not here is called everywhere. */
export type LinkingWords = typeof linkingFr & {
  readonly trashed: string
  readonly missing: string
  readonly unindexed: string
}

export function useLinkingWords(): LinkingWords {
  const { t, language } = useWords()
  return useMemo(
    () => ({
      ...(language.startsWith('en') ? linkingEn : linkingFr),
      trashed: t('links.trashed'),
      missing: t('links.missing'),
      unindexed: t('links.unindexed'),
    }),
    [t, language],
  )
}
