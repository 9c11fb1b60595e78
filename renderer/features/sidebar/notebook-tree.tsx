/** All notebooks, a press away: 120 of them are found by typing a part of the name. */
import { useState } from 'react'
import type { CollectionRow } from '../../../shared/contract/collections'
import { holdsLetters } from '../../../shared/text/fold'
import { useNavigation, useWindow } from '../../app/window-state'
import { useCollections } from '../../bridge/collection-hooks'
import { useWords } from '../../i18n/use-words'
import { Tree } from '../../ui/tree'
import { CollectionSection } from './collection-section'
import { CollectionTreeRow } from './collection-tree-row'
import styles from './sidebar.module.css'

/** From here on a field to find one by its name earns its place. */
const MANY = 15

export function NotebookTree() {
  const rows = useCollections()
  return (
    <CollectionSection kind="notebook">
      {rows ? <Notebooks notebooks={rows.filter(({ kind }) => kind === 'notebook')} /> : null}
    </CollectionSection>
  )
}

function Notebooks({ notebooks }: { readonly notebooks: readonly CollectionRow[] }) {
  const { t } = useWords()
  const { navigation } = useWindow()
  const [wanted, setWanted] = useState('')
  const shown = notebooks.filter(({ title }) => holdsLetters(title, wanted))
  if (notebooks.length === 0) return <p className={styles.nothing}>{t('sidebar.noNotebook')}</p>
  return (
    <>
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
            if (event.nativeEvent.isComposing) return
            const [first] = shown
            if (event.key === 'Enter' && first)
              navigation.showList({ kind: 'notebook', docId: first.docId })
            if (event.key === 'Escape') setWanted('')
          }}
        />
      ) : null}
      {shown.length > 0 ? (
        <Rows rows={shown} isOrdered={shown.length === notebooks.length} />
      ) : (
        <p className={styles.nothing}>{t('sidebar.noneFound')}</p>
      )}
    </>
  )
}

interface RowsProps {
  readonly rows: readonly CollectionRow[]
  readonly isOrdered: boolean
}

function Rows({ rows, isOrdered }: RowsProps) {
  const { t } = useWords()
  const { list } = useNavigation().place
  return (
    <Tree label={t('sidebar.notebooks')}>
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
