/** How each value of a filter is said. */
import { useMemo } from 'react'
import type { NotebookView } from '../../../shared/contract/collections'
import { LICENCES } from '../../../shared/model/licence'
import { NOTE_TYPES } from '../../../shared/model/note'
import { languageName } from '../../i18n/language-names'
import { LICENCE_NAMES } from '../../i18n/licence-names'
import { useWords } from '../../i18n/use-words'
import type { ListName } from './filters'

export type ValueWords = Readonly<Record<ListName, (value: string) => string>>

export function useValueWords(notebook: NotebookView): ValueWords {
  const { t, language } = useWords()
  return useMemo(() => {
    const itself = (value: string) => value
    return {
      categories: (value) => {
        if (value === 'none') return t('category.none')
        const known = [...notebook.categories, ...notebook.removed].find(({ id }) => id === value)
        return known?.name || t('category.unnamed')
      },
      types: (value) => {
        const type = NOTE_TYPES.find((each) => each === value)
        return type ? t(`facts.type.${type}`) : value
      },
      tags: (value) => `#${value}`,
      authors: itself,
      licences: (value) => {
        const licence = LICENCES.find((each) => each === value)
        return licence ? LICENCE_NAMES[language][licence] : t('notebook.noLicence')
      },
      languages: (tag) => languageName(language, tag),
    }
  }, [t, language, notebook.categories, notebook.removed])
}
