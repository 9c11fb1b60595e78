/** A notebook or a base in the sidebar: colour, name, how many; what a press, keys and a drop do. */
import { Library } from 'lucide-react'
import { memo, useState } from 'react'
import type { CollectionRow } from '../../../shared/contract/collections'
import { parseDocId } from '../../../shared/records/keys'
import { useCollectionActions } from '../../app/collection-actions'
import { useCollectionMenu } from '../../app/collection-menu'
import { useOrderActions } from '../../app/order-actions'
import { useStanding } from '../../app/standing'
import { useWindow } from '../../app/window-state'
import { formatNumber } from '../../i18n/times'
import { useWords } from '../../i18n/use-words'
import { ColourDot } from '../../ui/colour-dot'
import { ICON } from '../../ui/icon'
import { ContextMenu } from '../../ui/menu'
import { RenameField } from '../../ui/rename-field'
import { TreeRow, type TreeRowProps } from '../../ui/tree'
import type { Edge } from '../../ui/use-row-drag'
import { useOrderMenu } from './order-menu'
import styles from './sidebar.module.css'

interface CollectionTreeRowProps
  extends Pick<TreeRowProps, 'rowKey' | 'level' | 'isHere' | 'isExpanded' | 'onToggle'> {
  readonly row: CollectionRow
  /** In the person's own order, all of it: not one of those found by name, nor in a base's order. */
  readonly isOrdered?: boolean
}

interface At {
  readonly x: number
  readonly y: number
}

interface RowMenuProps {
  readonly row: CollectionRow
  readonly isOrdered: boolean
  readonly at: At
  readonly rename: () => void
  readonly onClose: () => void
}

/** Drawn anew where it changes itself: there are hundreds beside whatever else is opened. */
export const CollectionTreeRow = memo(function CollectionTreeRow({
  row,
  isOrdered = false,
  ...rest
}: CollectionTreeRowProps) {
  const { t, language } = useWords()
  const { navigation, drawer, dialog } = useWindow()
  const { change, trash } = useCollectionActions(row.kind)
  const { move, put } = useOrderActions()
  const [isRenaming, setRenaming] = useState(false)
  const [menu, setMenu] = useState<At | null>(null)
  const canEdit = row.rights === 'edit'
  const isManaging = useStanding(row) === 'manager'
  const title = row.title || t('app.untitled')
  const endRename = (name: string | null) => {
    setRenaming(false)
    if (name !== null) void change(row.docId, { kind: 'rename', title: name })
  }
  const integrate = (ids: readonly string[]) => {
    const docIds = ids.flatMap((id) => parseDocId(id) ?? [])
    const said = t('integrate.integrated', { count: docIds.length, notebook: title })
    if (docIds.length > 0)
      void change(row.docId, { kind: 'integrate', docIds, categoryIds: [] }, said)
  }
  const collect = (id: string) => {
    const docId = parseDocId(id)
    // What a shared base takes in is shared: that is said before it happens.
    if (docId && row.isShared) dialog.set({ kind: 'collect', docId: row.docId, added: docId })
    else if (docId)
      void change(
        row.docId,
        { kind: 'integrate', docIds: [docId], categoryIds: [] },
        t('base.added', { count: 1 }),
      )
  }
  return (
    <>
      <TreeRow
        {...rest}
        name={title}
        {...(isRenaming ? {} : { carried: { kind: row.kind, id: row.docId } })}
        onOpen={() => {
          drawer.set('none')
          navigation.showList({ kind: row.kind, docId: row.docId })
        }}
        onMenu={setMenu}
        onDelete={() => void trash(row.docId, row.title)}
        {...(isOrdered
          ? {
              onMove: (by: 1 | -1) => void move(row, by),
              onPut: (id: string, edge: Edge) => void put(id, edge, row),
            }
          : {})}
        {...(isManaging ? { onRename: () => setRenaming(true) } : {})}
        {...(canEdit && row.kind === 'notebook' ? { onDrop: integrate } : {})}
        {...(canEdit && row.kind === 'base' ? { takes: { kind: 'notebook', take: collect } } : {})}
      >
        {row.kind === 'base' ? <Library {...ICON} /> : <ColourDot colour={row.colour} />}
        {isRenaming ? (
          <RenameField label={t('sidebar.renameLabel')} title={row.title} onEnd={endRename} />
        ) : (
          <span className={styles.name} dir="auto">
            {title}
          </span>
        )}
        <span className={styles.count}>{formatNumber(language, row.count)}</span>
      </TreeRow>
      {menu ? (
        <RowMenu
          row={row}
          isOrdered={isOrdered}
          at={menu}
          rename={() => setRenaming(true)}
          onClose={() => setMenu(null)}
        />
      ) : null}
    </>
  )
})

/** What can be done is looked up for the row that is asked, not for each that is drawn. */
function RowMenu({ row, isOrdered, at, rename, onClose }: RowMenuProps) {
  const { t } = useWords()
  const [first = [], ...others] = useCollectionMenu(row, { rename })
  const order = useOrderMenu(row)
  const groups = [first, ...(isOrdered ? [order] : []), ...others]
  return <ContextMenu label={t('collection.menu')} at={at} groups={groups} onClose={onClose} />
}
