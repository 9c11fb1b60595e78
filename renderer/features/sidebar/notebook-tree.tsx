/** All notebooks, a press away: 120 of them are found by typing a part of the name. */
import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { CollectionRow } from '../../../shared/contract/collections'
import { useCollectionActions } from '../../app/collection-actions'
import { focusRegionSoon } from '../../app/regions'
import { useNavigation, useWindow } from '../../app/window-state'
import { useCollections } from '../../bridge/collection-hooks'
import { useWords } from '../../i18n/use-words'
import { IconButton } from '../../ui/icon-button'
import { Tree } from '../../ui/tree'
import { CollectionTreeRow } from './collection-tree-row'
import { NewCollection } from './new-collection'
import styles from './sidebar.module.css'
import { foldLetters } from '../../../shared/text/fold'

/** From here on a field to find one by its name earns its place. */
const MANY = 15

export function NotebookTree() {
  const { t } = useWords()
  const rows = useCollections()
  const [isAdding, setAdding] = useState(false)
  const [wanted, setWanted] = useState('')
  const { navigation } = useWindow()
  const { create } = useCollectionActions()
  const notebooks = (rows ?? []).filter(({ kind }) => kind === 'notebook')
  const shown = notebooks.filter(({ title }) =>
    foldLetters(title).includes(foldLetters(wanted.trim())),
  )
  const add = async (title: string | null) => {
    setAdding(false)
    if (title === null || title === '') return
    const docId = await create('notebook', title)
    if (!docId) return
    navigation.showList({ kind: 'notebook', docId })
    focusRegionSoon('page')
  }
  return (
    <section className={styles.section} aria-label={t('sidebar.notebooks')}>
      <div className={styles.sectionHead}>
        <h2>{t('sidebar.notebooks')}</h2>
        <IconButton icon={Plus} label={t('sidebar.newNotebook')} onPress={() => setAdding(true)} />
      </div>
      {isAdding ? (
        <NewCollection
          label={t('sidebar.newNotebookName')}
          placeholder={t('sidebar.newNotebookPlaceholder')}
          onEnd={(title) => void add(title)}
        />
      ) : null}
      {notebooks.length > MANY ? (
        <input
          className={styles.find}
          type="search"
          aria-label={t('sidebar.findNotebook')}
          placeholder={t('sidebar.findNotebook')}
          autoComplete="off"
          spellCheck={false}
          dir="auto"
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
          onKeyDown={(event) => {
            const [first] = shown
            if (event.key === 'Enter' && first)
              navigation.showList({ kind: 'notebook', docId: first.docId })
            if (event.key === 'Escape') setWanted('')
          }}
        />
      ) : null}
      {rows && notebooks.length === 0 && !isAdding ? (
        <p className={styles.nothing}>{t('sidebar.noNotebook')}</p>
      ) : null}
      {shown.length > 0 ? (
        <Rows
          rows={shown}
          label={t('sidebar.notebooks')}
          isOrdered={shown.length === notebooks.length}
        />
      ) : null}
      {notebooks.length > 0 && shown.length === 0 ? (
        <p className={styles.nothing}>{t('sidebar.noneFound')}</p>
      ) : null}
    </section>
  )
}

interface RowsProps {
  readonly rows: readonly CollectionRow[]
  readonly label: string
  readonly isOrdered: boolean
}

function Rows({ rows, label, isOrdered }: RowsProps) {
  const { list } = useNavigation().place
  return (
    <Tree label={label}>
      {rows.map((row) => (
        <CollectionTreeRow
          key={row.docId}
          row={row}
          rowKey={row.docId}
          isOrdered={isOrdered}
          isHere={list.kind === 'notebook' && list.docId === row.docId}
        />
      ))}
    </Tree>
  )
}
