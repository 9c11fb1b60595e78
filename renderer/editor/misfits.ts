/**
 * y-tiptap deletes from the document, for everybody, an element that ProseMirror refuses to build.
 * The requirement gate keeps unknown names out; this keeps what is left: known names with contents
 * or attributes that do not fit, by a bug, a merge or a malicious peer. What a person put there,
 * text, images and kinds of later versions, is never deleted for that: it is drawn inside a generic
 * block, and the document stays as it is.
 */
import { Fragment, type Node, type NodeType, type Schema } from '@tiptap/pm/model'
import { GENERIC_BLOCK } from '../../shared/model/requirements'

const MISFIT = 'misfit'
const MAX_SPAN = 1000
/** Nodes that say something without a letter in them. */
const ATTRIBUTES_ARE_CONTENT: ReadonlySet<string> = new Set(['image', GENERIC_BLOCK])

type Attributes = Readonly<Record<string, unknown>> | null | undefined

/** Changes this schema alone: y-tiptap builds every node through its `node` method. */
export function keepMisfits(schema: Schema): void {
  const build = schema.node.bind(schema)
  schema.node = (type, attrs, content, marks) => {
    const name = typeof type === 'string' ? type : type.name
    const clean = cleanAttributes(name, attrs)
    try {
      return build(type, clean, content, marks)
    } catch (error) {
      const children = childrenOf(content)
      // An element without content, such as a list whose last item went, may heal by going.
      if (!ATTRIBUTES_ARE_CONTENT.has(name) && !children.some(holdsContent)) throw error
      return misfit(schema, children)
    }
  }
}

function holdsContent(node: Node): boolean {
  if (node.isText || ATTRIBUTES_ARE_CONTENT.has(node.type.name)) return true
  return node.children.some(holdsContent)
}

/** Any nodes as one generic block: blocks as they are, loose text in a paragraph of its own. */
export function misfit(schema: Schema, children: readonly Node[], kind = MISFIT): Node {
  const generic = nodeType(schema, GENERIC_BLOCK)
  return generic.create({ kind, attrs: null }, asBlocks(schema, children))
}

export function asBlocks(schema: Schema, children: readonly Node[]): readonly Node[] {
  const paragraph = nodeType(schema, 'paragraph')
  const blocks: Node[] = []
  let inline: Node[] = []
  const endLine = () => {
    if (inline.length > 0) blocks.push(paragraph.create(null, inline))
    inline = []
  }
  for (const child of children) {
    if (child.isInline) inline.push(child)
    else {
      endLine()
      if (isBlock(child)) blocks.push(child)
      // A list's item or a table's row outside of its own: what is in it is what counts.
      else blocks.push(...asBlocks(schema, child.children))
    }
  }
  endLine()
  return blocks
}

/** Numbers that a drawing loops over stay small; a heading has one of six levels. */
export function cleanAttributes(name: string, attrs: Attributes): Attributes {
  if (!attrs) return attrs
  if (name === 'tableCell' || name === 'tableHeader') {
    const { colspan, rowspan, colwidth: _width, ...rest } = attrs
    return { ...rest, colspan: clamp(colspan, MAX_SPAN), rowspan: clamp(rowspan, MAX_SPAN) }
  }
  if (name === 'heading') return { ...attrs, level: clamp(attrs['level'], 6) }
  return attrs
}

function clamp(value: unknown, most: number): number {
  return typeof value === 'number' && Number.isInteger(value)
    ? Math.min(most, Math.max(1, value))
    : 1
}

function isBlock(node: Node): boolean {
  return node.type.isInGroup('block')
}

function childrenOf(content: Fragment | Node | readonly Node[] | null | undefined) {
  return Fragment.from(content).content
}

function nodeType(schema: Schema, name: string): NodeType {
  const type = schema.nodes[name]
  if (!type) throw new Error(`the schema lacks ${name}`)
  return type
}
