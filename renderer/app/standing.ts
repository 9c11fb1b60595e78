/**
 * What the roles of a notebook or base leave to this person. A convention that the interface follows
 * and no key enforces: what is not theirs stands there disabled, with the reason.
 */
import type { CollectionRow } from '../../shared/contract/collections'
import { useLibrary } from '../bridge/hooks'

export type Standing = 'manager' | 'contributor' | 'reader'

/** For nothing, a reader. */
export function useStanding(row: Pick<CollectionRow, 'rights' | 'managers'> | null): Standing {
  const personId = useLibrary()?.personId
  return row ? standingOf(row, personId) : 'reader'
}

/** Where nobody manages it, whoever may edit it may do everything. */
function standingOf(
  { rights, managers }: Pick<CollectionRow, 'rights' | 'managers'>,
  personId: string | undefined,
): Standing {
  if (rights === 'view') return 'reader'
  const isManager = managers.length === 0 || managers.some((each) => each === personId)
  return isManager ? 'manager' : 'contributor'
}
