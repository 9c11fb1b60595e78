/**
 * The body of a document that no editor may bind to, as ProseMirror nodes: what is known is drawn
 * as ever, an unknown node as a generic block with what it holds, an unknown mark as plain letters.
 * It reads and never writes.
 */
import type { Mark, Node, Schema } from '@tiptap/pm/model'
import * as Y from 'yjs'
import { GENERIC_BLOCK, readMarkName } from '../../shared/model/requirements'
import { asBlocks, cleanAttributes, misfit } from './misfits'

/** Deeper nesting than anybody reads is cut: a peer may nest ten thousand quotes. */
const MAX_DEPTH = 100

export function readFixedBody(text: Y.XmlFragment, schema: Schema): Node {
  const blocks = asBlocks(schema, readChildren(text, schema, 0))
  const top = schema.topNodeType
  return blocks.length > 0 ? top.create(null, blocks) : (top.createAndFill() ?? top.create())
}

function readChildren(parent: Y.XmlFragment, schema: Schema, depth: number): Node[] {
  if (depth > MAX_DEPTH) return []
  return parent.toArray().flatMap((child) => {
    if (child instanceof Y.XmlText) return readTexts(child, schema)
    return child instanceof Y.XmlElement ? [readElement(child, schema, depth + 1)] : []
  })
}

function readElement(element: Y.XmlElement, schema: Schema, depth: number): Node {
  const name = element.nodeName
  const children = readChildren(element, schema, depth)
  const type = name === 'doc' || name === 'text' ? undefined : schema.nodes[name]
  if (!type) return misfit(schema, children, name)
  try {
    return type.createChecked(cleanAttributes(name, element.getAttributes()), children)
  } catch {
    // Its contents do not fit, as those of a later version may not: drawn in a generic block.
    return misfit(schema, children, name === GENERIC_BLOCK ? undefined : name)
  }
}

function readTexts(text: Y.XmlText, schema: Schema): Node[] {
  const pieces = text.toDelta() as readonly {
    readonly insert: unknown
    readonly attributes?: Readonly<Record<string, Record<string, unknown>>>
  }[]
  return pieces.flatMap(({ insert, attributes }) =>
    typeof insert === 'string' && insert !== ''
      ? [schema.text(insert, readMarks(attributes ?? {}, schema))]
      : [],
  )
}

function readMarks(
  attributes: Readonly<Record<string, Record<string, unknown>>>,
  schema: Schema,
): readonly Mark[] {
  return Object.entries(attributes).flatMap(([key, attrs]) => {
    const type = schema.marks[readMarkName(key)]
    return type ? [type.create(attrs)] : []
  })
}
