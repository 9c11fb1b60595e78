import { Redo2, Undo2 } from 'lucide-react'
import type { CollectionKind } from '../../shared/model/document'
import type { DocId } from '../../shared/records/keys'
import { REDO_CHORD, UNDO_CHORD } from '../editor/format-actions'
import { useWords } from '../i18n/use-words'
import { IconButton } from '../ui/icon-button'
import { useCollectionActions } from './collection-actions'

export interface UndoButtonsProps {
  readonly of: {
    readonly docId: DocId
    readonly kind: CollectionKind
    readonly canUndo: boolean
    readonly canRedo: boolean
  }
}

/** Takes back and gives again what was done here to a notebook or a base. */
export function UndoButtons({ of: { docId, kind, canUndo, canRedo } }: UndoButtonsProps) {
  const { t } = useWords()
  const { undo, redo } = useCollectionActions(kind)
  return (
    <>
      <IconButton
        icon={Undo2}
        label={t('noteAction.undo')}
        chord={UNDO_CHORD}
        isDisabled={!canUndo}
        onPress={() => void undo(docId)}
      />
      <IconButton
        icon={Redo2}
        label={t('collection.redo')}
        chord={REDO_CHORD}
        isDisabled={!canRedo}
        onPress={() => void redo(docId)}
      />
    </>
  )
}
