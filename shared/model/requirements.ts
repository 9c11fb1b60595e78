/**
 * The requirement gate. An editor deletes a node that its schema lacks, for everybody, merely by
 * rendering it. So each build lists what it knows, later kinds are written as the generic block or
 * mark or declared in `requires`, and whatever is unknown, declared or not, makes a document
 * read-only before an editor sees it.
 */
import * as Y from 'yjs'
import { BODY, FORMAT, readMeta } from './document'

export const KNOWN_FEATURES: ReadonlySet<string> = new Set()

export const GENERIC_BLOCK = 'genericBlock'
export const GENERIC_MARK = 'genericMark'

export const KNOWN_NODES: ReadonlySet<string> = new Set([
  'paragraph',
  'heading',
  'bulletList',
  'orderedList',
  'listItem',
  'taskList',
  'taskItem',
  'blockquote',
  'codeBlock',
  'horizontalRule',
  'hardBreak',
  'image',
  'table',
  'tableRow',
  'tableHeader',
  'tableCell',
  GENERIC_BLOCK,
])

export const KNOWN_MARKS: ReadonlySet<string> = new Set([
  'bold',
  'italic',
  'underline',
  'strike',
  'code',
  'link',
  'highlight',
  GENERIC_MARK,
])

/** Names of what this build lacks, such as `feature:formulas`, `node:callout`, `mark:comment`; sorted. */
export function findUnknown(doc: Y.Doc): readonly string[] {
  const unknown = new Set<string>()
  const format = readMeta(doc).format
  if (format !== undefined && format > FORMAT) unknown.add(`format:${format}`)
  for (const feature of doc.getMap('requires').keys()) {
    if (!KNOWN_FEATURES.has(feature)) unknown.add(`feature:${feature}`)
  }
  scan(doc.getXmlFragment(BODY), unknown)
  return Object.freeze([...unknown].sort())
}

function scan(parent: Y.XmlFragment, unknown: Set<string>): void {
  const waiting: Y.XmlFragment[] = [parent]
  // A stack, not recursion: a peer may nest ten thousand quotes.
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    for (const child of next.toArray()) {
      if (child instanceof Y.XmlText) scanMarks(child, unknown)
      else if (child instanceof Y.XmlElement) {
        if (!KNOWN_NODES.has(child.nodeName)) unknown.add(`node:${child.nodeName}`)
        waiting.push(child)
      } else unknown.add('node:unnamed')
    }
  }
}

function scanMarks(text: Y.XmlText, unknown: Set<string>): void {
  for (const { attributes, insert } of text.toDelta() as readonly Delta[]) {
    if (typeof insert !== 'string') unknown.add('node:embed')
    for (const name of Object.keys(attributes ?? {})) {
      // y-tiptap writes a mark that may overlap itself as `name--hash`.
      const mark = name.replace(/--[\w+/=]{8}$/u, '')
      if (!KNOWN_MARKS.has(mark)) unknown.add(`mark:${mark}`)
    }
  }
}

interface Delta {
  readonly insert: unknown
  readonly attributes?: Readonly<Record<string, unknown>>
}
