/**
 * The body's tree in the very node and mark names that the editor writes. What stands here always
 * fits the editor's schema: the editor deletes a node whose content does not, for everybody.
 */
import {
  type Block,
  type Cell,
  type Inline,
  type Item,
  type Marks,
  PLAIN,
  type Row,
} from './body-tree'

export interface BodyNode {
  readonly name: string
  readonly attributes: Readonly<Record<string, string | number | boolean>>
  readonly children: readonly (BodyNode | Runs)[]
}

/** The letters of one text, cut where their marks change; never empty. */
export type Runs = readonly Run[]

export interface Run {
  readonly text: string
  readonly attributes: Readonly<Record<string, unknown>>
}

export function isRuns(child: BodyNode | Runs): child is Runs {
  return Array.isArray(child)
}

/** At least one: an editor cannot stand in an empty body. */
export function nodesOf(blocks: readonly Block[]): readonly BodyNode[] {
  return atLeastOne(blocks.map(nodeOf))
}

function nodeOf(block: Block): BodyNode {
  switch (block.type) {
    case 'paragraph':
      return node('paragraph', {}, inlinesOf(block.children))
    case 'heading': {
      const level = Math.min(6, Math.max(1, block.level))
      return node('heading', { level }, inlinesOf(block.children))
    }
    case 'bulletList':
      return node('bulletList', {}, itemsOf('listItem', block.items))
    case 'orderedList':
      return node('orderedList', { start: block.start }, itemsOf('listItem', block.items))
    case 'taskList':
      return node('taskList', {}, itemsOf('taskItem', block.items))
    case 'blockquote':
      return node('blockquote', {}, nodesOf(block.blocks))
    case 'codeBlock': {
      const language = block.language === '' ? {} : { language: block.language }
      const { text } = block
      return node('codeBlock', language, text === '' ? [] : [[{ text, attributes: {} }]])
    }
    case 'horizontalRule':
      return node('horizontalRule', {}, [])
    case 'image': {
      const { src, alt, title } = block
      return node(
        'image',
        { src, ...(alt === '' ? {} : { alt }), ...(title === '' ? {} : { title }) },
        [],
      )
    }
    case 'table':
      return node('table', {}, block.rows.map(rowOf))
  }
}

function itemsOf(name: string, items: readonly Item[]): readonly BodyNode[] {
  const all = items.length > 0 ? items : [{ isChecked: false, blocks: [] }]
  return all.map((item) => {
    const blocks = item.blocks.map(nodeOf)
    // The schema's items begin with a paragraph.
    if (item.blocks[0]?.type !== 'paragraph') blocks.unshift(node('paragraph', {}, []))
    return node(name, name === 'taskItem' ? { checked: item.isChecked } : {}, blocks)
  })
}

function rowOf(row: Row): BodyNode {
  return node('tableRow', {}, row.cells.map(cellOf))
}

function cellOf(cell: Cell): BodyNode {
  const { colspan, rowspan, align } = cell
  return node(
    cell.isHeader ? 'tableHeader' : 'tableCell',
    { colspan, rowspan, ...(align ? { align } : {}) },
    nodesOf(cell.blocks),
  )
}

function atLeastOne(blocks: readonly BodyNode[]): readonly BodyNode[] {
  return blocks.length > 0 ? blocks : [node('paragraph', {}, [])]
}

function inlinesOf(children: readonly Inline[]): readonly (BodyNode | Runs)[] {
  const written: (BodyNode | Runs)[] = []
  let runs: Run[] = []
  const finish = () => {
    if (runs.length > 0) written.push(runs)
    runs = []
  }
  for (const child of children) {
    if (child.type === 'text') {
      if (child.text !== '') runs.push({ text: child.text, attributes: attributesOf(child.marks) })
      continue
    }
    finish()
    written.push(node('hardBreak', {}, []))
  }
  finish()
  return written
}

const UNMARKED: Readonly<Record<string, unknown>> = Object.freeze({})
const FLAGS = ['bold', 'italic', 'underline', 'strike', 'highlight'] as const

function attributesOf(marks: Marks): Readonly<Record<string, unknown>> {
  if (marks === PLAIN) return UNMARKED
  const attributes: Record<string, unknown> = {}
  // Code excludes every other mark; a link says more than the typeface.
  if (marks.code && !marks.link) return { code: {} }
  if (marks.link) {
    const { href, title } = marks.link
    attributes['link'] = title === undefined ? { href } : { href, title }
  }
  for (const name of FLAGS) if (marks[name]) attributes[name] = {}
  return attributes
}

function node(
  name: string,
  attributes: BodyNode['attributes'],
  children: BodyNode['children'],
): BodyNode {
  return { name, attributes, children }
}
