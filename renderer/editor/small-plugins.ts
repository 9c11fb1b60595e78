/** Four small behaviours of the body, each one plugin. */
import { Extension } from '@tiptap/core'
import { isChangeOrigin } from '@tiptap/extension-collaboration'
import type { Node } from '@tiptap/pm/model'
import { Plugin, TextSelection } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'

/** Words in an empty note; drawn for the first line alone, so a long note costs nothing. */
export function placeholder(words: () => string) {
  return Extension.create({
    name: 'notePlaceholder',
    addProseMirrorPlugins: () => [
      new Plugin({
        props: {
          decorations({ doc }) {
            if (!isEmptyBody(doc)) return null
            const attributes = { class: 'is-empty-note', 'data-placeholder': words() }
            return DecorationSet.create(doc, [Decoration.node(0, 2, attributes)])
          },
        },
      }),
    ],
  })
}

/** Nothing but what came from the document itself passes while the note may not be changed. */
export function viewOnlyGuard(isEditable: () => boolean) {
  return Extension.create({
    name: 'viewOnlyGuard',
    addProseMirrorPlugins: () => [
      new Plugin({
        filterTransaction: (transaction) =>
          !transaction.docChanged || isChangeOrigin(transaction) || isEditable(),
      }),
    ],
  })
}

/** Up and Backspace at the very start of the body lead to the title. */
export function titleAbove(leaveUp: () => void) {
  return Extension.create({
    name: 'titleAbove',
    addKeyboardShortcuts() {
      const leave = () => {
        const { selection, doc } = this.editor.state
        if (!selection.empty || selection.from > 1 || doc.firstChild?.type.name !== 'paragraph')
          return false
        leaveUp()
        return true
      }
      return {
        ArrowUp: leave,
        // An empty first line is left alone: there is nothing in it to delete.
        Backspace: () => this.editor.state.doc.firstChild?.content.size === 0 && leave(),
      }
    },
  })
}

/** A click below a table or code block, where no letter can stand, makes a line to write on. */
export function lineAfterEnd() {
  return Extension.create({
    name: 'lineAfterEnd',
    addProseMirrorPlugins: () => [
      new Plugin({
        props: {
          handleClick(view, _at, event) {
            const { doc, schema, tr } = view.state
            const last = view.dom.lastElementChild
            const paragraph = schema.nodes['paragraph']
            if (!view.editable || !paragraph || doc.lastChild?.type === paragraph) return false
            if (!last || event.clientY <= last.getBoundingClientRect().bottom) return false
            tr.insert(doc.content.size, paragraph.create())
            view.dispatch(tr.setSelection(TextSelection.atEnd(tr.doc)).scrollIntoView())
            return true
          },
        },
      }),
    ],
  })
}

function isEmptyBody(doc: Node): boolean {
  const { firstChild } = doc
  return (
    doc.childCount === 1 && firstChild?.type.name === 'paragraph' && firstChild.childCount === 0
  )
}
