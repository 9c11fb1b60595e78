/** A link to a note or a view takes the place of what was typed for it. */
import type { Mark } from '@tiptap/pm/model'
import type { EditorState } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { closeTypedLink, type TypedLink } from './typed-link'

export interface NewLink {
  readonly href: string
  readonly text: string
}

/** What is typed after it is plain again. */
export function insertLink(
  view: EditorView,
  { href, text }: NewLink,
  place: { readonly from: number; readonly to: number } = view.state.selection,
): void {
  const { schema, tr } = view.state
  const type = schema.marks['link']
  if (!type || text === '') return
  const marks = view.state.doc.resolve(place.from).marks()
  const link = type.create({ href })
  tr.replaceWith(place.from, place.to, schema.text(text, link.addToSet(marks)))
  view.dispatch(closeTypedLink(tr.removeStoredMark(type).scrollIntoView()))
}

/**
 * Its title instead of the address that it was pasted as, wherever that stands by now: what is chosen
 * and typed meanwhile stays as it is.
 */
export function retitleLink(view: EditorView, address: string, { text, near }: Retitled): void {
  const type = view.state.schema.marks['link']
  if (!type || text === '' || text === address) return
  const { doc, tr } = view.state
  const places: { readonly at: number; readonly marks: readonly Mark[] }[] = []
  doc.descendants((node, at) => {
    const isIt = node.text === address && type.isInSet(node.marks)?.attrs['href'] === address
    if (isIt) places.push({ at, marks: node.marks })
  })
  const [place] = places.sort((a, b) => Math.abs(a.at - near) - Math.abs(b.at - near))
  if (!place) return
  const titled = view.state.schema.text(text, place.marks)
  view.dispatch(tr.replaceWith(place.at, place.at + address.length, titled))
}

export interface Retitled {
  readonly text: string
  /** Where it was inserted. */
  readonly near: number
}

/** Where what was typed stands by now, or undefined when it is gone: a note was made meanwhile. */
export function findTyped(
  { doc }: EditorState,
  { from, to, query }: TypedLink,
): { readonly from: number; readonly to: number } | undefined {
  const typed = `[[${query}`
  const places: number[] = []
  doc.descendants((block, at) => {
    if (!block.isTextblock) return true
    const text = block.textBetween(0, block.content.size, '\ufffc', '\ufffc')
    for (let found = text.indexOf(typed); found >= 0; found = text.indexOf(typed, found + 1))
      places.push(at + 1 + found)
    return false
  })
  const [nearest] = places.sort((a, b) => Math.abs(a - from) - Math.abs(b - from))
  return nearest === undefined ? undefined : { from: nearest, to: nearest + (to - from) }
}
