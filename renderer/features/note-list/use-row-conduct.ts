/** What pressing, keys and the menu do to the notes of a list: each kind of list its own. */
import type { NotePlace } from '../../../shared/contract/lists'
import type { NoteRow } from '../../../shared/contract/notes'
import type { DocId } from '../../../shared/records/keys'
import { useCollectionActions } from '../../app/collection-actions'
import { useNoteActions } from '../../app/note-actions'
import { foundWordsOf, passageOfFound } from '../../app/found-passage'
import { shelfOf } from '../../app/place'
import { focusRegion } from '../../app/regions'
import { rowMenu } from '../../app/row-menu'
import { useNavigation, useWindow } from '../../app/window-state'
import { useCollections } from '../../bridge/collection-hooks'
import { useWantPassage } from '../../editor/arriving/wanted-target'
import { useWords } from '../../i18n/use-words'
import { NO_SELECTION, type Selection } from '../../ui/selection'
import { ROW_HELP, rowDeletionOf } from './row-deletion'
import type { RowConduct } from './row-list'

export interface RowsOf {
  readonly list: NotePlace
  readonly selection: Selection<DocId>
  readonly onSelect: (selection: Selection<DocId>) => void
}

export function useRowConduct({ list, selection, onSelect }: RowsOf): RowConduct {
  const { t } = useWords()
  const { navigation, dialog, drawer } = useWindow()
  const { place } = useNavigation()
  const actions = useNoteActions()
  const collections = useCollectionActions()
  const rows = useCollections()
  const wantPassage = useWantPassage()
  const notebook =
    list.kind === 'notebook' ? rows?.find(({ docId }) => docId === list.docId) : undefined
  const clear = () => onSelect({ ...selection, chosen: NO_SELECTION.chosen })
  const open: RowConduct['onOpen'] = (docId, focus, shown) => {
    drawer.set('none')
    wantPassage(docId, passageOfFound(foundWordsOf(shown)))
    // The note that is on screen already takes the cursor as it is.
    if (docId === place.docId && focus === 'body') focusRegion('page')
    else navigation.showNote(docId, { list, focus })
  }
  const purge = (docIds: readonly DocId[]) => dialog.set({ kind: 'purge', docIds })
  const trash = (docIds: readonly DocId[]) => {
    clear()
    void actions.trash(docIds)
  }
  const takeOut = (docIds: readonly DocId[]) => {
    if (!notebook) return
    clear()
    void collections.takeOut(notebook.docId, notebook.title, docIds)
  }
  const canTakeOut = notebook?.rights === 'edit'
  const deletion = rowDeletionOf(list)
  return {
    help: t(ROW_HELP[deletion]),
    menuLabel: t(shelfOf(list) === 'trash' ? 'collection.menu' : 'list.menu'),
    openId: place.docId,
    selection,
    onSelect,
    onOpen: open,
    onRename: (docId, title) => void actions.rename(docId, title),
    onDelete: { purge, takeOut, trash }[deletion],
    menu: (note: NoteRow, docIds, rename) =>
      rowMenu({
        t,
        shelf: shelfOf(list),
        note,
        docIds,
        rename,
        open: () => open(note.docId, 'body', note),
        share: () => dialog.set({ kind: 'share', docId: note.docId, title: note.title }),
        exportThem: () => dialog.set({ kind: 'export', docIds, title: note.title }),
        integrate: () => dialog.set({ kind: 'integrate', docIds, title: note.title }),
        takeOut: canTakeOut ? () => takeOut(docIds) : undefined,
        trash: () => trash(docIds),
        restore: () => {
          clear()
          void actions.restore(docIds)
        },
        purge: () => purge(docIds),
      }),
  }
}
