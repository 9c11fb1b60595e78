import { NOTE_TYPES } from '../../../shared/model/note'
import { useWords } from '../../i18n/use-words'
import type { Legend } from './look'

/** What an entry of the legend is called: `one` for a single note, `many` for all that it counts. */
export function useLegendName(of: 'one' | 'many'): (entry: Omit<Legend, 'count'>) => string {
  const { t } = useWords()
  return ({ id, name }) => {
    const type = NOTE_TYPES.find((each) => each === id)
    if (name !== undefined) return name || t('category.unnamed')
    if (!type) return t('category.none')
    return of === 'one' ? t(`facts.type.${type}`) : t(`graph.type.${type}`)
  }
}
