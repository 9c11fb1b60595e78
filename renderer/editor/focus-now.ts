import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Selection } from '@tiptap/pm/state'

/**
 * Gives the body the focus at once, at its start or where the selection is. Tiptap's own command
 * waits for a frame, and what is typed before it lands where the focus was.
 */
export function focusNow(editor: Editor, at?: 'start'): Editor {
  if (editor.isDestroyed) return editor
  if (at === 'start') {
    const { tr, doc } = editor.state
    editor.view.dispatch(tr.setSelection(Selection.near(doc.resolve(firstPlace(doc)))))
  }
  editor.view.focus()
  return editor
}

/** Where writing begins: in a text that was begun from a template, under its first heading. */
function firstPlace(doc: Node): number {
  const [heading, line] = [doc.maybeChild(0), doc.maybeChild(1)]
  const isWaiting = line?.type.name === 'paragraph' && line.childCount === 0
  const isHeaded = heading?.type.name === 'heading' && heading.childCount > 0
  return isWaiting && isHeaded ? heading.nodeSize + 1 : 0
}
