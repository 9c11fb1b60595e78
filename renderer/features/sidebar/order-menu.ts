/** Where a notebook or base stands in the person's own order, in its menu. */
import { ArrowDownAZ, MoveDown, MoveUp } from 'lucide-react'
import type { CollectionRow } from '../../../shared/contract/collections'
import { useOrderActions } from '../../app/order-actions'
import { useCollections, useMovedCollections } from '../../bridge/collection-hooks'
import { useWords } from '../../i18n/use-words'
import type { MenuAction } from '../../ui/menu'

export function useOrderMenu(row: CollectionRow): readonly MenuAction[] {
  const { t } = useWords()
  const { move, forget } = useOrderActions()
  const moved = useMovedCollections()
  const rows = (useCollections() ?? []).filter(({ kind }) => kind === row.kind)
  const index = rows.findIndex(({ docId }) => docId === row.docId)
  const isOrdered = rows.some(({ docId }) => moved?.includes(docId))
  return [
    {
      id: 'up',
      label: t('notebook.moveUp'),
      icon: MoveUp,
      chord: { key: 'ArrowUp', isAlt: true, isShift: true },
      isDisabled: index <= 0,
      onAction: () => void move(row, -1),
    },
    {
      id: 'down',
      label: t('notebook.moveDown'),
      icon: MoveDown,
      chord: { key: 'ArrowDown', isAlt: true, isShift: true },
      isDisabled: index >= rows.length - 1,
      onAction: () => void move(row, 1),
    },
    ...(isOrdered
      ? [
          {
            id: 'by-title',
            label: t('sidebar.byTitle'),
            icon: ArrowDownAZ,
            onAction: () => void forget(row.kind),
          },
        ]
      : []),
  ]
}
