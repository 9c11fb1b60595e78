/** Shapes of a rich text that no editor may bind to, whatever the names in it: its own code would throw. */
import * as Y from 'yjs'
import { RICH_TEXTS } from '../../shared/model/document'
import { findUnknown } from '../../shared/model/requirements'

/** Nobody nests this deep by hand, and drawing recurses. */
const MAX_DEPTH = 150

/** What keeps a document from being edited here: unknown names, and `shape:` for these. */
export function findUnbindable(doc: Y.Doc): readonly string[] {
  const found = new Set(findUnknown(doc))
  for (const text of RICH_TEXTS.map((name) => doc.getXmlFragment(name))) {
    if (text.toArray().some((child) => !(child instanceof Y.XmlElement)))
      found.add('shape:bare-text')
    if (isTooDeep(text)) found.add('shape:depth')
  }
  return [...found].sort()
}

function isTooDeep(text: Y.XmlFragment): boolean {
  const waiting: { readonly parent: Y.XmlFragment; readonly depth: number }[] = [
    { parent: text, depth: 0 },
  ]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (next.depth > MAX_DEPTH) return true
    for (const child of next.parent.toArray()) {
      if (child instanceof Y.XmlElement) waiting.push({ parent: child, depth: next.depth + 1 })
    }
  }
  return false
}
