/** What is done to the rows of a grid, by whatever hand. */
import type { MenuGroups } from './menu'
import type * as select from './selection'

export interface RowConduct<Id extends string> {
  readonly selection: select.Selection<Id>
  readonly onSelect: (selection: select.Selection<Id>) => void
  readonly onOpen: (id: Id, focus: 'body' | 'none') => void
  readonly onRename?: (id: Id, title: string) => void
  readonly onDelete?: (ids: readonly Id[]) => void
  /** Up or down in an order of one's own, with Alt, Shift and an arrow. */
  readonly onMove?: (ids: readonly Id[], index: number, by: 1 | -1) => void
  readonly onChooseAll: () => void
  /** A range has rows that were not read yet: `selection` holds the others. */
  readonly onChooseRange?: (
    selection: select.Selection<Id>,
    range: { readonly first: number; readonly last: number },
  ) => void
  readonly menu: (index: number, ids: readonly Id[], rename: () => void) => MenuGroups
}
