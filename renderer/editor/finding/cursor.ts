/** Between the cursor and what is found: where a search begins, and where the cursor is when it ends. */
import { TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import type { Area, Found } from './found'

/** The note's beginning, where nobody has put the cursor anywhere. */
export function cursorOf(view: EditorView, areas: readonly Area[]): Found {
  const area = areas.find((each) => each === document.activeElement)
  if (area) return { area, from: area.selectionStart, to: area.selectionEnd }
  const { from, to } = chosenIn(view) ?? view.state.selection
  const [first] = areas
  const isUntouched = from <= 1 && !view.hasFocus()
  return isUntouched && first ? { area: first, from: 0, to: 0 } : { from, to }
}

/** What the page says now: a busy one tells the editor only later where a key has put the cursor. */
function chosenIn(view: EditorView): Pick<Found, 'from' | 'to'> | undefined {
  const chosen = view.hasFocus() ? document.getSelection() : null
  if (!chosen || chosen.rangeCount === 0) return undefined
  const { startContainer, startOffset, endContainer, endOffset } = chosen.getRangeAt(0)
  if (!view.dom.contains(startContainer) || !view.dom.contains(endContainer)) return undefined
  return {
    from: view.posAtDOM(startContainer, startOffset),
    to: view.posAtDOM(endContainer, endOffset),
  }
}

/** Longer passages are not what a person looks for. */
const MOST_CHOSEN = 100

/** One line of letters that are chosen; empty otherwise. */
export function readChosen(): string {
  const chosen = String(document.getSelection())
  return chosen.length > MOST_CHOSEN || /[\r\n]/u.test(chosen) ? '' : chosen.trim()
}

/** The cursor goes to what was found, which is chosen. */
export function chooseFound(view: EditorView, { area, from, to }: Found): void {
  if (view.isDestroyed) return
  if (area) {
    area.focus({ preventScroll: true })
    area.setSelectionRange(from, to)
    return
  }
  const { tr, doc } = view.state
  view.dispatch(tr.setSelection(TextSelection.create(doc, from, to)))
  if (view.editable) {
    view.focus()
    return
  }
  // What cannot be typed into shows no selection of the editor's.
  view.dom.focus({ preventScroll: true })
  const [start, end] = [view.domAtPos(from, 1), view.domAtPos(to, -1)]
  document.getSelection()?.setBaseAndExtent(start.node, start.offset, end.node, end.offset)
}
