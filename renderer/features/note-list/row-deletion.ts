// What Delete does to a note of a list, and what the list says of its keys: always the same thing.
import type { NotePlace } from '../../../shared/contract/lists'

export type RowDeletion = 'trash' | 'takeOut' | 'purge'

export function rowDeletionOf(list: NotePlace): RowDeletion {
  if (list.kind === 'trash') return 'purge'
  return list.kind === 'notebook' ? 'takeOut' : 'trash'
}

export const ROW_HELP = {
  trash: 'list.rowHelp',
  takeOut: 'notebook.rowHelp',
  purge: 'list.trashRowHelp',
} as const satisfies Record<RowDeletion, string>
