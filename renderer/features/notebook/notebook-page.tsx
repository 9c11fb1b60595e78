/** A notebook in the middle of the window, while none of its notes is open: what it is, and its notes. */
import type { NotebookView } from '../../../shared/contract/collections'
import type { DocId } from '../../../shared/records/keys'
import { CollectionInTrash } from '../../app/collection-in-trash'
import { isChord } from '../../app/command-keys'
import { COMMANDS } from '../../app/commands'
import { listKey } from '../../app/place'
import { leaveCollection } from '../../app/regions'
import { useNavigation, useWindow } from '../../app/window-state'
import { useNotebook } from '../../bridge/collection-hooks'
import { useIndexing } from '../../bridge/hooks'
import { useWords } from '../../i18n/use-words'
import { Button } from '../../ui/button'
import { Empty } from '../../ui/empty'
import { NO_SELECTION } from '../../ui/selection'
import { Skeleton } from '../../ui/skeleton'
import { useKeptSelection } from '../../ui/use-kept-selection'
import { BulkBar } from './bulk-bar'
import { FilterChips } from './filter-chips'
import styles from './notebook.module.css'
import { NotebookHead } from './notebook-head'
import { NotebookNotes } from './notebook-notes'
import { ViewBar } from './view-bar'

export interface NotebookPageProps {
  readonly docId: DocId
  /** The notebook drawn as a graph, where there is such a view. */
  readonly graph?: React.ReactNode
}

export function NotebookPage({ docId, graph }: NotebookPageProps) {
  const { t } = useWords()
  const notebook = useNotebook(docId)
  return (
    <main
      className={styles.page}
      data-region="page"
      aria-label={t('notebook.region')}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        if (event.nativeEvent.isComposing) return
        if (leaveCollection()) event.preventDefault()
      }}
    >
      {notebook === undefined ? (
        <Skeleton rows={6} label={t('list.loading')} />
      ) : notebook === null ? (
        <Gone />
      ) : notebook.trashedAt !== null ? (
        <CollectionInTrash docId={docId} kind="notebook" title={notebook.title} />
      ) : (
        <Open notebook={notebook} graph={graph} />
      )}
    </main>
  )
}

/** Purged elsewhere, or an address of another library. */
function Gone() {
  const { t } = useWords()
  const { navigation } = useWindow()
  return (
    <Empty
      text={t('notebook.gone')}
      hint={t('notebook.goneHint')}
      action={
        <Button onPress={() => navigation.showList({ kind: 'all' })}>{t('list.notes')}</Button>
      }
    />
  )
}

interface OpenProps {
  readonly notebook: NotebookView
  readonly graph: React.ReactNode
}

function Open({ notebook, graph }: OpenProps) {
  const { place } = useNavigation()
  const { dialog, navigation } = useWindow()
  const { t } = useWords()
  const isIndexing = useIndexing() !== undefined
  const { look } = place
  const source = JSON.stringify([listKey(place.list), look])
  const kept = useKeptSelection<DocId>(source)
  const { selection, onSelect } = kept
  const clear = () => onSelect({ ...selection, chosen: NO_SELECTION.chosen })
  const docIds = [...selection.chosen]
  return (
    <div
      className={styles.open}
      onKeyDown={(event) => {
        if (docIds.length === 0 || !isChord(event.nativeEvent, COMMANDS.integrate.chord)) return
        event.preventDefault()
        dialog.set({ kind: 'integrate', docIds, title: '' })
      }}
    >
      <NotebookHead notebook={notebook} isIntroduced={look.view !== 'graph'} />
      {docIds.length > 0 ? (
        <BulkBar notebook={notebook} docIds={docIds} onClear={clear} />
      ) : (
        <ViewBar notebook={notebook} hasGraph={graph !== undefined} />
      )}
      <FilterChips notebook={notebook} />
      {look.view === 'graph' && graph !== undefined ? (
        graph
      ) : notebook.count === 0 && isIndexing ? (
        <Empty text={t('list.indexing')} isRegionStart />
      ) : notebook.count === 0 ? (
        <Empty
          text={t('notebook.empty')}
          isRegionStart
          hint={t('notebook.emptyHint')}
          action={
            notebook.rights === 'edit' ? (
              <Button
                tone="primary"
                onPress={() => navigation.startDraft({ kind: 'notebook', docId: notebook.docId })}
              >
                {t('list.newNote')}
              </Button>
            ) : null
          }
        />
      ) : (
        <NotebookNotes notebook={notebook} look={look} {...kept} />
      )}
    </div>
  )
}
