import { FileText, Settings, Trash2 } from 'lucide-react'
import { Button } from 'react-aria-components'
import { useWindow } from '../../app/window-state'
import { useLibrary } from '../../bridge/hooks'
import { useWords } from '../../i18n/use-words'
import { ICON } from '../../ui/icon'
import { BaseTree } from './base-tree'
import { LibraryMenu } from './library-menu'
import { NotebookTree } from './notebook-tree'
import { RelayRow } from './relay-row'
import { ListRow, ToSortRow } from './shelves'
import styles from './sidebar.module.css'

/** The library: whose it is, its shelves, and how it stands with the relay. */
export function Sidebar({ notice }: { readonly notice?: React.ReactNode }) {
  const library = useLibrary()
  const { dialog } = useWindow()
  const { t } = useWords()
  return (
    <nav className={styles.sidebar} data-region="sidebar" aria-label={t('regions.sidebar')}>
      <LibraryMenu library={library} />
      <ul className={styles.rows}>
        <ToSortRow />
        <ListRow list="all" icon={FileText} count={library?.noteCount} />
        <ListRow list="trash" icon={Trash2} count={library?.trashCount} />
      </ul>
      <div className={styles.trees}>
        <NotebookTree />
        <BaseTree />
      </div>
      <div className={styles.foot}>
        {notice}
        {library ? <RelayRow library={library} /> : null}
        <Button
          className={styles.row ?? ''}
          onPress={() => dialog.set({ kind: 'settings', section: 'general' })}
        >
          <Settings {...ICON} />
          <span className={styles.words}>{t('sidebar.settings')}</span>
        </Button>
      </div>
    </nav>
  )
}
