/** Bases and, below each, the notebooks that it collects; a notebook may stand in several. */
import { memo, useCallback, useState } from 'react'
import type { CollectionRow } from '../../../shared/contract/collections'
import { useNavigation, useWindow } from '../../app/window-state'
import { useBase, useCollections } from '../../bridge/collection-hooks'
import { useReadable } from '../../bridge/hooks'
import { useWords } from '../../i18n/use-words'
import { Tree } from '../../ui/tree'
import { CollectionSection } from './collection-section'
import { CollectionTreeRow } from './collection-tree-row'

export function BaseTree() {
  const rows = useCollections() ?? []
  const isBegun = useReadable(useWindow().naming) === 'base'
  const bases = rows.filter(({ kind }) => kind === 'base')
  // Nothing to collect yet: one idea less on a first day.
  if (rows.length === 0 && !isBegun) return null
  return (
    <CollectionSection kind="base">
      {bases.length > 0 ? <Rows rows={bases} /> : null}
    </CollectionSection>
  )
}

function Rows({ rows }: { readonly rows: readonly CollectionRow[] }) {
  const { t } = useWords()
  const { list } = useNavigation().place
  return (
    <Tree label={t('sidebar.bases')}>
      {rows.map((row) => (
        <BaseRow
          key={row.docId}
          row={row}
          isHere={list.kind === 'base' && list.docId === row.docId}
        />
      ))}
    </Tree>
  )
}

interface BaseRowProps {
  readonly row: CollectionRow
  readonly isHere: boolean
}

const BaseRow = memo(function BaseRow({ row, isHere }: BaseRowProps) {
  const [isExpanded, setExpanded] = useState(false)
  const toggle = useCallback(() => setExpanded((was) => !was), [])
  return (
    <>
      <CollectionTreeRow
        row={row}
        rowKey={row.docId}
        isOrdered
        isHere={isHere}
        isExpanded={isExpanded}
        onToggle={toggle}
      />
      {isExpanded ? <Collected row={row} /> : null}
    </>
  )
})

function Collected({ row }: { readonly row: CollectionRow }) {
  const base = useBase(row.docId)
  return base?.notebooks.map((notebook) => (
    <CollectionTreeRow
      key={notebook.docId}
      row={notebook}
      rowKey={`${row.docId} ${notebook.docId}`}
      level={2}
      isHere={false}
    />
  ))
}
