/** What pressing, keys and the menu do to the notes of a notebook's page. */
import { MoveDown, MoveUp } from 'lucide-react'
import type { NotebookView } from '../../../shared/contract/collections'
import type { PlacedNote } from '../../../shared/contract/lists'
import type { DocId } from '../../../shared/records/keys'
import { useCollectionActions } from '../../app/collection-actions'
import { foundWordsOf, passageOfFound } from '../../app/found-passage'
import { useNoteActions } from '../../app/note-actions'
import type { Look } from '../../app/place'
import { rowMenu } from '../../app/row-menu'
import { useWindow } from '../../app/window-state'
import { useWantPassage } from '../../editor/arriving/wanted-target'
import { useWords } from '../../i18n/use-words'
import type { RowConduct } from '../../ui/row-conduct'
import { chooseNone, type Selection } from '../../ui/selection'

interface Parts {
  readonly notebook: NotebookView
  readonly look: Look
  readonly selection: Selection<DocId>
  readonly onSelect: (selection: Selection<DocId>) => void
  readonly total: number
  readonly row: (index: number) => PlacedNote | undefined
}

export function useNotebookConduct(
  parts: Parts,
): Pick<RowConduct<DocId>, 'onOpen' | 'onRename' | 'onDelete' | 'menu' | 'onMove'> {
  const { notebook, look, selection, onSelect, total, row } = parts
  const { t } = useWords()
  const { navigation, dialog } = useWindow()
  const wantPassage = useWantPassage()
  const actions = useNoteActions()
  const { change, takeOut } = useCollectionActions()
  const list = { kind: 'notebook', docId: notebook.docId } as const
  const canEdit = notebook.rights === 'edit'
  const isOwnOrder = look.sort.by === 'own' && !look.sort.isDescending
  // Under categories a note's neighbours are not those of the notebook's order.
  const canMove =
    canEdit && isOwnOrder && look.view !== 'categories' && Object.keys(look.filter).length === 0
  const open = (docId: DocId, focus: 'body' | 'none') => {
    const shown = Array.from({ length: total }, (_, index) => row(index))
    wantPassage(docId, passageOfFound(foundWordsOf(shown.find((note) => note?.docId === docId))))
    navigation.showNote(docId, { list, focus })
  }
  const remove = (docIds: readonly DocId[]) => {
    if (!canEdit) return
    onSelect(chooseNone(selection))
    void takeOut(notebook.docId, notebook.title, docIds)
  }
  const move = (docIds: readonly DocId[], index: number, by: 1 | -1) => {
    const to = Math.max(0, Math.min(total - 1, index + by))
    if (!canMove || to === index) return
    // The keyboard goes with the note, once it stands there.
    void change(notebook.docId, { kind: 'move', docIds, index: to })
  }
  return {
    onOpen: open,
    onRename: (docId, title) => void actions.rename(docId, title),
    onDelete: remove,
    ...(canMove ? { onMove: move } : {}),
    menu: (index, docIds, rename) => {
      const note = row(index)
      if (!note) return []
      return rowMenu({
        t,
        shelf: 'notes',
        note,
        docIds,
        rename,
        open: () => open(note.docId, 'body'),
        share: () => dialog.set({ kind: 'share', docId: note.docId, title: note.title }),
        exportThem: () => dialog.set({ kind: 'export', docIds, title: note.title }),
        integrate: () => dialog.set({ kind: 'integrate', docIds, title: note.title }),
        takeOut: canEdit ? () => remove(docIds) : undefined,
        trash: () => void actions.trash(docIds),
        restore: () => void actions.restore(docIds),
        purge: () => dialog.set({ kind: 'purge', docIds }),
        ...(canMove
          ? {
              order: [
                {
                  id: 'up',
                  label: t('notebook.moveUp'),
                  icon: MoveUp,
                  chord: { key: 'ArrowUp', isAlt: true, isShift: true },
                  isDisabled: index === 0,
                  onAction: () => move(docIds, index, -1),
                },
                {
                  id: 'down',
                  label: t('notebook.moveDown'),
                  icon: MoveDown,
                  chord: { key: 'ArrowDown', isAlt: true, isShift: true },
                  isDisabled: index >= total - 1,
                  onAction: () => move(docIds, index, 1),
                },
              ],
            }
          : {}),
      })
    },
  }
}
