/** The column between the sidebar and the page: a shelf's notes, or what a search found. */
import { useState } from 'react'
import type { NoteRow, Shelf } from '../../../shared/contract/notes'
import type { DocId } from '../../../shared/records/keys'
import { useNoteActions } from '../../app/note-actions'
import { focusRegion } from '../../app/regions'
import { useNavigation, useWindow } from '../../app/window-state'
import { useBridge } from '../../bridge/bridge-context'
import { useSearch } from '../../bridge/hooks'
import { useWords } from '../../i18n/use-words'
import { Found } from './found'
import { ListHead } from './list-head'
import styles from './note-list.module.css'
import { EVERYTHING, readIds } from './read-ids'
import { rowMenu } from './row-menu'
import type { RowConduct } from './row-list'
import { chooseAll, NO_SELECTION, type Selection } from './selection'
import { ShelfRows } from './shelf-rows'

export function NoteList() {
  const { t } = useWords()
  const { client } = useBridge()
  const { place } = useNavigation()
  const { query } = useSearch()
  const isSearching = query.trim() !== ''
  const shelf: Shelf = isSearching ? 'notes' : place.shelf
  const source = isSearching ? 'search' : shelf
  // Another list, another selection.
  const [kept, setKept] = useState({ source, selection: NO_SELECTION })
  const selection = kept.source === source ? kept.selection : NO_SELECTION
  const onSelect = (next: Selection) => setKept({ source, selection: next })
  const conduct = useRowConduct(shelf, selection, onSelect)
  const docIds = [...selection.chosen]
  return (
    <section className={styles.list} data-region="list" aria-label={t('regions.list')}>
      <ListHead
        shelf={shelf}
        isSearching={isSearching}
        docIds={docIds}
        onClear={() => onSelect({ ...selection, chosen: NO_SELECTION.chosen })}
      />
      {isSearching ? (
        <Found conduct={conduct} />
      ) : (
        <ShelfRows
          shelf={shelf}
          conduct={conduct}
          onChooseAll={() => {
            void readIds(client, shelf, EVERYTHING).then((all) =>
              onSelect(chooseAll(selection, all)),
            )
          }}
          onChooseRange={(asked, range) => {
            void readIds(client, shelf, range).then((docIds) =>
              setKept((now) =>
                now.selection === asked ? { source, selection: chooseAll(asked, docIds) } : now,
              ),
            )
          }}
        />
      )}
    </section>
  )
}

function useRowConduct(
  shelf: Shelf,
  selection: Selection,
  onSelect: (selection: Selection) => void,
): RowConduct {
  const { t } = useWords()
  const { navigation, dialog, drawer } = useWindow()
  const { place } = useNavigation()
  const actions = useNoteActions()
  const clear = () => onSelect({ ...selection, chosen: NO_SELECTION.chosen })
  const open = (docId: DocId, focus: 'body' | 'none') => {
    drawer.set('none')
    // The note that is on screen already takes the cursor as it is.
    if (docId === place.docId && focus === 'body') focusRegion('page')
    else navigation.showNote(docId, { shelf, focus })
  }
  const purge = (docIds: readonly DocId[]) => dialog.set({ kind: 'purge', docIds })
  const trash = (docIds: readonly DocId[]) => {
    clear()
    void actions.trash(docIds)
  }
  return {
    openId: place.docId,
    selection,
    onSelect,
    onOpen: open,
    onRename: (docId, title) => void actions.rename(docId, title),
    onDelete: shelf === 'trash' ? purge : trash,
    menu: (note: NoteRow, docIds, rename) =>
      rowMenu({
        t,
        shelf,
        note,
        docIds,
        rename,
        open: () => open(note.docId, 'body'),
        share: () => dialog.set({ kind: 'share', docId: note.docId, title: note.title }),
        exportThem: () => dialog.set({ kind: 'export', docIds, title: note.title }),
        trash: () => trash(docIds),
        restore: () => {
          clear()
          void actions.restore(docIds)
        },
        purge: () => purge(docIds),
      }),
  }
}
