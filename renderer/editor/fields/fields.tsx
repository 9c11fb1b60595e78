import type { UndoManager } from 'yjs'
import { isRedo, isUndo } from '../text-binding'

export interface FieldsProps {
  readonly undo: UndoManager
  readonly className?: string | undefined
  readonly children: React.ReactNode
}

/** Around fields of a note: Ctrl+Z is the note's, and each field is a step of its own. */
export function Fields({ undo, className, children }: FieldsProps) {
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.defaultPrevented || event.nativeEvent.isComposing || isHalfWritten(event.target))
      return
    if (isUndo(event)) undo.undo()
    else if (isRedo(event)) undo.redo()
    else return
    event.preventDefault()
  }
  return (
    <div
      className={className}
      onKeyDown={onKeyDown}
      onFocus={() => undo.stopCapturing()}
      onBlur={() => undo.stopCapturing()}
    >
      {children}
    </div>
  )
}

/** What is not in the note yet is the browser's own to take back. */
function isHalfWritten(target: EventTarget): boolean {
  return target instanceof HTMLInputElement && target.role === 'combobox' && target.value !== ''
}
