import type { CategoryRow } from '../../../shared/contract/collections'
import { useWords } from '../../i18n/use-words'

export interface NameExistsProps {
  readonly same: CategoryRow | undefined
}

/** Under a name that is being typed: a category has it already. */
export function NameExists({ same }: NameExistsProps) {
  const { t } = useWords()
  return <span role="status">{same ? t('category.exists', { name: same.name }) : null}</span>
}
