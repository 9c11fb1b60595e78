/** Bases and, below each, the notebooks that it collects; a notebook may stand in several. */
import { Plus } from 'lucide-react'
import { memo, useCallback, useState } from 'react'
import type { CollectionRow } from '../../../shared/contract/collections'
import { useCollectionActions } from '../../app/collection-actions'
import { focusRegionSoon } from '../../app/regions'
import { useNavigation, useWindow } from '../../app/window-state'
import { useBase, useCollections } from '../../bridge/collection-hooks'
import { useWords } from '../../i18n/use-words'
import { IconButton } from '../../ui/icon-button'
import { Tree } from '../../ui/tree'
import { CollectionTreeRow } from './collection-tree-row'
import { NewCollection } from './new-collection'
import styles from './sidebar.module.css'

export function BaseTree() {
  const { t } = useWords()
  const rows = useCollections()
  const [isAdding, setAdding] = useState(false)
  const { navigation } = useWindow()
  const { create } = useCollectionActions('base')
  const bases = (rows ?? []).filter(({ kind }) => kind === 'base')
  const hasNotebooks = (rows ?? []).some(({ kind }) => kind === 'notebook')
  // Nothing to collect yet: one idea less on a first day.
  if (bases.length === 0 && !hasNotebooks) return null
  const add = async (title: string | null) => {
    setAdding(false)
    if (title === null || title === '') return
    const docId = await create('base', title)
    if (!docId) return
    navigation.showList({ kind: 'base', docId })
    focusRegionSoon('page')
  }
  return (
    <section className={styles.section} aria-label={t('sidebar.bases')}>
      <div className={styles.sectionHead}>
        <h2>{t('sidebar.bases')}</h2>
        <IconButton icon={Plus} label={t('sidebar.newBase')} onPress={() => setAdding(true)} />
      </div>
      {isAdding ? (
        <NewCollection
          label={t('sidebar.newBaseName')}
          placeholder={t('sidebar.newBasePlaceholder')}
          onEnd={(title) => void add(title)}
        />
      ) : null}
      {bases.length > 0 ? <Rows rows={bases} label={t('sidebar.bases')} /> : null}
    </section>
  )
}

function Rows({
  rows,
  label,
}: {
  readonly rows: readonly CollectionRow[]
  readonly label: string
}) {
  const { list } = useNavigation().place
  return (
    <Tree label={label}>
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
