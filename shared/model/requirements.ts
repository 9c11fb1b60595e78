/**
 * The requirement gate. An editor deletes a node that its schema lacks, for everybody, merely by
 * rendering it. So each build lists what it knows, later kinds are written as the generic block or
 * mark or declared in `requires`, and whatever is unknown, declared or not, makes a document
 * read-only before an editor sees it.
 */
import * as Y from 'yjs'
import { FORMAT, readMeta, RICH_TEXTS } from './document'

export const KNOWN_FEATURES: ReadonlySet<string> = new Set(['notebook', 'base'])

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

const GENERIC_ATTRIBUTES: ReadonlySet<string> = new Set(['kind', 'attrs'])
const CELL_ATTRIBUTES: ReadonlySet<string> = new Set(['colspan', 'rowspan', 'colwidth', 'align'])

/** Of the nodes and marks that have any. An editor drops others from what a person types into. */
export const KNOWN_ATTRIBUTES: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['heading', new Set(['level'])],
  ['orderedList', new Set(['start', 'type'])],
  ['taskItem', new Set(['checked'])],
  ['codeBlock', new Set(['language'])],
  ['image', new Set(['src', 'alt', 'title'])],
  ['tableHeader', CELL_ATTRIBUTES],
  ['tableCell', CELL_ATTRIBUTES],
  ['link', new Set(['href', 'title'])],
  [GENERIC_BLOCK, GENERIC_ATTRIBUTES],
  [GENERIC_MARK, GENERIC_ATTRIBUTES],
])

/** The mark that a key of a text's format stands for: y-tiptap adds a hash where marks overlap. */
export function readMarkName(key: string): string {
  // Exactly y-tiptap's own pattern: it deletes the text of a mark that only we would know.
  return /^(.*)--[a-zA-Z0-9+/=]{8}$/u.exec(key)?.[1] ?? key
}

/** Those of a node's attributes, or of a mark's value, that this build lacks. */
export function findUnknownAttributes(name: string, attributes: unknown): readonly string[] {
  if (typeof attributes !== 'object' || attributes === null) return []
  const known = KNOWN_ATTRIBUTES.get(name)
  return Object.keys(attributes).filter((attribute) => !known?.has(attribute))
}

/**
 * Names of what this build lacks, such as `feature:formulas`, `node:callout`, `mark:comment`,
 * `attribute:paragraph.indent`; sorted.
 */
export function findUnknown(doc: Y.Doc): readonly string[] {
  const unknown = new Set<string>()
  const format = readMeta(doc).format
  if (format !== undefined && format > FORMAT) unknown.add(`format:${format}`)
  for (const feature of doc.getMap('requires').keys()) {
    if (!KNOWN_FEATURES.has(feature)) unknown.add(`feature:${feature}`)
  }
  for (const name of RICH_TEXTS) scan(doc.getXmlFragment(name), unknown)
  return Object.freeze([...unknown].sort())
}

function scan(parent: Y.XmlFragment, unknown: Set<string>): void {
  const waiting: Y.XmlFragment[] = [parent]
  // A stack, not recursion: a peer may nest ten thousand quotes.
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    for (const child of next.toArray()) {
      if (child instanceof Y.XmlText) scanMarks(child, unknown)
      else if (child instanceof Y.XmlElement) {
        if (KNOWN_NODES.has(child.nodeName))
          addAttributes(child.nodeName, child.getAttributes(), unknown)
        else unknown.add(`node:${child.nodeName}`)
        waiting.push(child)
      } else unknown.add('node:unnamed')
    }
  }
}

function addAttributes(name: string, attributes: unknown, unknown: Set<string>): void {
  for (const attribute of findUnknownAttributes(name, attributes))
    unknown.add(`attribute:${name}.${attribute}`)
}

function scanMarks(text: Y.XmlText, unknown: Set<string>): void {
  for (const { attributes, insert } of text.toDelta() as readonly Delta[]) {
    if (typeof insert !== 'string') unknown.add('node:embed')
    for (const [key, value] of Object.entries(attributes ?? {})) {
      const mark = readMarkName(key)
      if (KNOWN_MARKS.has(mark)) addAttributes(mark, value, unknown)
      else unknown.add(`mark:${mark}`)
    }
  }
}

interface Delta {
  readonly insert: unknown
  readonly attributes?: Readonly<Record<string, unknown>>
}
