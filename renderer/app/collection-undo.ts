/**
 * Undo and redo of the notebook or base that is shown, by their keys and by name. In a text field, and
 * in an open note, the keys are that text's own.
 */
import { useEffect, useMemo } from 'react'
import type { CollectionKind } from '../../shared/model/document'
import type { DocId } from '../../shared/records/keys'
import { useUndoable } from '../bridge/collection-hooks'
import { REDO_CHORD, UNDO_CHORD } from '../editor/format-actions'
import { isRedo, isUndo } from '../editor/text-binding'
import { useWords } from '../i18n/use-words'
import type { Chord } from '../ui/keys'
import { useCollectionActions } from './collection-actions'
import type { Command } from './commands'
import type { Place } from './place'
import { useNavigation, useWindow } from './window-state'

export const COLLECTION_COMMANDS = {
  undo: { name: 'shortcuts.undo', chord: UNDO_CHORD },
  redo: { name: 'shortcuts.redo', chord: REDO_CHORD },
} as const satisfies Record<string, Command>

export function useCollectionUndoKeys(): void {
  const { dialog } = useWindow()
  const { place } = useNavigation()
  const { kind, canUndo, canRedo, undo, redo } = useShownUndo()
  useEffect(() => {
    if (!kind) return
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || dialog.read()) return
      if (place.graph) return
      if (!isOfCollection(event.target, place)) return
      const move = isUndo(event) && canUndo ? undo : isRedo(event) && canRedo ? redo : undefined
      if (!move) return
      event.preventDefault()
      move()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [dialog, place, kind, canUndo, canRedo, undo, redo])
}

/** In the list of commands while there is something to take back or to give again. */
export function useUndoCommands(): readonly UndoCommand[] {
  const { t } = useWords()
  const { kind, canUndo, canRedo, undo, redo } = useShownUndo()
  return useMemo(() => {
    if (!kind) return []
    const commands = {
      undo: { id: 'undo', name: t(`jump.undo.${kind}`), chord: UNDO_CHORD, run: undo },
      redo: { id: 'redo', name: t(`jump.redo.${kind}`), chord: REDO_CHORD, run: redo },
    }
    return [...(canUndo ? [commands.undo] : []), ...(canRedo ? [commands.redo] : [])]
  }, [t, kind, canUndo, canRedo, undo, redo])
}

interface UndoCommand {
  readonly id: string
  readonly name: string
  readonly chord: Chord
  readonly run: () => void
}

interface ShownUndo {
  /** Undefined where neither a notebook nor a base is shown. */
  readonly kind: CollectionKind | undefined
  readonly canUndo: boolean
  readonly canRedo: boolean
  readonly undo: () => void
  readonly redo: () => void
}

function useShownUndo(): ShownUndo {
  const { list } = useNavigation().place
  const shown = useUndoable(list)
  const kind = 'docId' in list ? list.kind : undefined
  const docId: DocId | undefined = 'docId' in list ? list.docId : undefined
  const actions = useCollectionActions(kind)
  return useMemo(
    () => ({
      kind,
      ...shown,
      undo: () => (docId ? void actions.undo(docId) : undefined),
      redo: () => (docId ? void actions.redo(docId) : undefined),
    }),
    [kind, docId, shown, actions],
  )
}

const TYPED_INTO = 'input, textarea, select, [contenteditable="true"]'

/** Beside an open note the list alone is the notebook's: elsewhere one means the note. */
function isOfCollection(target: EventTarget | null, { docId, draft }: UndoPlace): boolean {
  if (!(target instanceof Element) || target.closest(TYPED_INTO)) return false
  return (docId === null && draft === null) || target.closest('[data-region="list"]') !== null
}

type UndoPlace = Pick<Place, 'docId' | 'draft'>
