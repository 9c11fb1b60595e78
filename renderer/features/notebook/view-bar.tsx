import { ArrowDownUp, FolderTree, LayoutGrid, Network, Rows3, Table2, Tags } from 'lucide-react'
import { MenuTrigger, Popover } from 'react-aria-components'
import type { NotebookView } from '../../../shared/contract/collections'
import type { NoteSort } from '../../../shared/contract/lists'
import { SORTS, type ViewKind, VIEWS } from '../../app/place'
import { UndoButtons } from '../../app/undo-buttons'
import { useNavigation, useWindow } from '../../app/window-state'
import { useWords } from '../../i18n/use-words'
import { Button } from '../../ui/button'
import type { Icon } from '../../ui/icon'
import { IconButton } from '../../ui/icon-button'
import { Menu, menuPopover } from '../../ui/menu'
import { Segments } from '../../ui/segments'
import { ColumnMenu } from './column-menu'
import { FilterMenu } from './filter-menu'
import { nextSort } from '../../app/next-sort'
import styles from './notebook.module.css'

const ICONS: Readonly<Record<ViewKind, Icon>> = {
  categories: FolderTree,
  list: Rows3,
  table: Table2,
  cards: LayoutGrid,
  graph: Network,
}

/** How the notes are shown, which of them, in which order. */
export function ViewBar({
  notebook,
  hasGraph,
}: {
  readonly notebook: NotebookView
  readonly hasGraph: boolean
}) {
  const { t } = useWords()
  const { navigation, dialog } = useWindow()
  const { look } = useNavigation().place
  const { docId } = notebook
  const views = VIEWS.filter((view) => view !== 'graph' || hasGraph)
  return (
    <div className={styles.bar} role="toolbar" aria-label={t('notebook.views')}>
      <Segments
        label={t('notebook.view')}
        value={look.view}
        options={views.map((view) => ({
          value: view,
          label: t(`notebook.viewNames.${view}`),
          icon: ICONS[view],
        }))}
        onChange={(view) => navigation.changeLook({ view })}
      />
      <span className={styles.space} />
      {look.view === 'table' ? <ColumnMenu look={look} /> : null}
      <IconButton
        icon={Tags}
        label={t('category.manage')}
        onPress={() => dialog.set({ kind: 'categories', docId })}
      />
      {look.view === 'graph' ? null : <SortMenu sort={look.sort} />}
      <FilterMenu notebook={notebook} />
      {notebook.canUndo || notebook.canRedo ? (
        <span className={styles.undo}>
          <UndoButtons of={notebook} />
        </span>
      ) : null}
    </div>
  )
}

function SortMenu({ sort }: { readonly sort: NoteSort }) {
  const { t } = useWords()
  const { navigation } = useWindow()
  return (
    <MenuTrigger>
      <Button tone="quiet" icon={ArrowDownUp}>
        {t(`sort.${sort.by}`)}
        {sort.by === 'own' ? '' : sort.isDescending ? ' ↓' : ' ↑'}
      </Button>
      <Popover className={menuPopover} placement="bottom end">
        <Menu
          label={t('sort.label')}
          groups={[
            SORTS.map((each) => ({
              id: each,
              label: t(`sort.${each}`),
              isChosen: each === sort.by,
              onAction: () => navigation.changeLook({ sort: nextSort(sort, each) }),
            })),
          ]}
        />
      </Popover>
    </MenuTrigger>
  )
}
