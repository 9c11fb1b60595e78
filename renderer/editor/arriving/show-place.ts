/** The page goes to what somebody came for, with the cursor there; a passage is marked for a moment. */
import type { Editor } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import { bringIntoSight, pageOf } from '../finding/sight'
import { markArrived } from './arrived-mark'
import type { HeadingPlace } from './find-heading'
import type { PassagePlace } from './find-passage'

export function showPlace(editor: Editor, place: PassagePlace | HeadingPlace): void {
  if (place.kind === 'heading') return showHeading(editor, place)
  // An image that is chosen would give way to the first letter typed.
  if (place.kind === 'letters') select(editor, place.from)
  markArrived(editor.view, place)
  bringIntoSight(editor.view, place)
}

function select({ view, state }: Editor, at: number): void {
  view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, at)))
}

function showHeading(editor: Editor, { from }: HeadingPlace): void {
  select(editor, from + 1)
  const element = editor.view.nodeDOM(from)
  if (element instanceof HTMLElement) scrollTo(element)
}

/** Room above it for the bars that lie over the page. */
const ABOVE = 104

/** The page alone: the browser's own would move the window's frame, too. */
function scrollTo(element: HTMLElement): void {
  const page = pageOf(element)
  if (!page) return
  page.scrollTop += element.getBoundingClientRect().top - page.getBoundingClientRect().top - ABOVE
}
