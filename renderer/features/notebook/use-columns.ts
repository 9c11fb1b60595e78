import { type Column, readColumns } from '../../app/columns'
import type { Look } from '../../app/place'
import { usePreferences } from '../../app/window-state'

/** Those chosen for this notebook, else those of all tables on this machine. */
export function useColumns({ columns }: Look): readonly Column[] {
  const { columns: ofAll } = usePreferences()
  return columns ?? readColumns(ofAll)
}
