import type { Editor } from '@tiptap/core'
import { Selection } from '@tiptap/pm/state'

/**
 * Gives the body the focus at once, at its start or where the selection is. Tiptap's own command
 * waits for a frame, and what is typed before it lands where the focus was.
 */
export function focusNow(editor: Editor, at?: 'start'): Editor {
  if (editor.isDestroyed) return editor
  if (at === 'start') {
    const { tr, doc } = editor.state
    editor.view.dispatch(tr.setSelection(Selection.atStart(doc)))
  }
  editor.view.focus()
  return editor
}
