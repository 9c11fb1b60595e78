import type { NotebookView } from '../../../shared/contract/collections'
import type { PlacedNote } from '../../../shared/contract/lists'
import { useWords } from '../../i18n/use-words'
import { ColourDot } from '../../ui/colour-dot'
import styles from './placed-row.module.css'

export interface PlacedCategoriesProps {
  readonly note: PlacedNote
  readonly notebook: NotebookView
}

/** Those that a note is in here, in the notebook's order. */
export function PlacedCategories({ note, notebook }: PlacedCategoriesProps) {
  const { t } = useWords()
  const known = notebook.categories.filter(({ id }) => note.categoryIds.includes(id))
  return known.map(({ id, name, colour }) => (
    <span key={id} className={styles.category}>
      <ColourDot colour={colour} size={8} />
      <bdi>{name || t('category.unnamed')}</bdi>
    </span>
  ))
}
