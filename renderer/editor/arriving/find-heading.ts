/** The heading that a link names: the first that begins so, since a long one is cut in the link. */
import type { Node } from '@tiptap/pm/model'
import { foldText } from '../linking/fold-text'

export interface HeadingPlace {
  readonly kind: 'heading'
  readonly from: number
}

/** Runs in steps, as the search for a passage does. */
export function* findHeading(
  doc: Node,
  heading: string,
): Generator<undefined, HeadingPlace | undefined> {
  const wanted = foldText(heading.trim())
  for (const { node, from } of headingsOf(doc)) {
    if (foldText(node.textContent.trim()).startsWith(wanted)) return { kind: 'heading', from }
    yield
  }
  return undefined
}

function headingsOf(doc: Node): readonly { readonly node: Node; readonly from: number }[] {
  const headings: { readonly node: Node; readonly from: number }[] = []
  doc.descendants((node, from) => {
    if (node.type.name === 'heading') headings.push({ node, from })
    return !node.isTextblock
  })
  return headings
}
