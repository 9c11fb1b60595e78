import { Merge } from 'lucide-react'
import type { CategoryRow } from '../../../shared/contract/collections'
import { useWords } from '../../i18n/use-words'
import { Button } from '../../ui/button'
import styles from './categories.module.css'

export interface SameNameProps {
  readonly other: CategoryRow
  /** Undefined for whom it is not to merge. */
  readonly onMerge: (() => void) | undefined
}

/** Of a category whose name another has already: two may have one name, and can be made one. */
export function SameName({ other, onMerge }: SameNameProps) {
  const { t } = useWords()
  return (
    <p className={styles.same} role="status">
      {t('category.sameName', { name: other.name })}
      {onMerge ? (
        <Button icon={Merge} onPress={onMerge}>
          {t('category.mergeBoth')}
        </Button>
      ) : null}
    </p>
  )
}
