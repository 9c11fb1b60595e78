/**
 * The body's tree as Markdown. Underlined and highlighted text is written as <u> and <mark>, which
 * no text can be mistaken for; what Markdown has no words for (cells that span, blocks in cells)
 * is flattened to its text. What is read back and written again is the same to the byte.
 */
import type {
  BlockContent,
  List,
  ListItem,
  PhrasingContent,
  Root,
  RootContent,
  Table,
  TableCell,
  Text,
} from 'mdast'
import { gfmToMarkdown } from 'mdast-util-gfm'
import { type ConstructName, type Options, toMarkdown } from 'mdast-util-to-markdown'
import { type Block, type Inline, type Item, joinTexts } from '../body/body-tree'
import { readMarkdownFully } from './markdown-read'
import { writeSimpleInlines } from './markdown-simple'
import { nestMarks } from './nest-marks'

const gfm = gfmToMarkdown({ tablePipeAlign: false })

/** Where an address is an address already, and a bare one is not looked for. */
const IN_LINKS: ConstructName[] = [
  'label',
  'destinationLiteral',
  'destinationRaw',
  'titleQuote',
  'titleApostrophe',
]

/** A footnote's mark and the beginning of its text, which other tools read as that. */
const FOOTNOTE = /\\\[(\^[\p{L}\p{N}_-]{1,50}\])/gu

const OPTIONS: Options = {
  bullet: '-',
  bulletOther: '*',
  emphasis: '*',
  strong: '*',
  fences: true,
  rule: '-',
  listItemIndent: 'one',
  handlers: {
    text: (node: Text, _parent, state, where) =>
      state.safe(node.value, where).replace(FOOTNOTE, '[$1'),
  },
  // Bare e-mail addresses and names of sites stay as they are: they are never read as links.
  extensions: [
    ...(gfm.extensions ?? []).filter(
      (extension) => !extension.unsafe?.some(({ character }) => character === '@'),
    ),
  ],
  unsafe: [
    {
      character: ':',
      before: '[ps]',
      after: '\\/',
      inConstruct: 'phrasing',
      notInConstruct: IN_LINKS,
    },
    { character: '=', before: '=', inConstruct: 'phrasing' },
    { character: '=', after: '=', inConstruct: 'phrasing' },
  ],
}

/** Ends with one line break, unless there is nothing at all. */
export function writeMarkdown(blocks: readonly Block[]): string {
  const parts: string[] = []
  let long: Block[] = []
  const finish = () => {
    if (long.length > 0) parts.push(writeLong(long))
    long = []
  }
  // What is written as nothing keeps no two lists apart.
  const seen = blocks.filter((block) => !isBlank(block))
  seen.forEach((block, at) => {
    const simple = writeSimple(block, [seen[at - 1], seen[at + 1]])
    if (simple === undefined) long.push(block)
    else {
      finish()
      parts.push(simple)
    }
  })
  finish()
  const written = parts.filter((part) => part !== '').join('\n\n')
  return written === '' ? '' : `${written}\n`
}

/** The long way alone: what the short cuts are compared with. */
export function writeMarkdownFully(blocks: readonly Block[]): string {
  const written = writeLong(blocks)
  return written === '' ? '' : `${written}\n`
}

const PARTS_LISTS: ReadonlySet<Block['type']> = new Set([
  'paragraph',
  'heading',
  'codeBlock',
  'horizontalRule',
])

function isBlank(block: Block): boolean {
  const isText = block.type === 'paragraph' || block.type === 'heading'
  return isText && isEmpty(block.children)
}

function writeSimple(block: Block, neighbours: readonly (Block | undefined)[]): string | undefined {
  switch (block.type) {
    case 'paragraph':
      return writeSimpleInlines(block.children)
    case 'heading': {
      const text = writeSimpleInlines(block.children)
      return text === undefined ? undefined : `${'#'.repeat(block.level)} ${text}`
    }
    case 'bulletList':
      // Two lists in a row need different bullets, also around what is written as nothing.
      return neighbours.every((other) => !other || PARTS_LISTS.has(other.type))
        ? writeSimpleItems(block.items)
        : undefined
    default:
      return undefined
  }
}

function writeSimpleItems(items: readonly Item[]): string | undefined {
  const lines: string[] = []
  for (const { blocks } of items) {
    const [first, second] = blocks
    const text =
      first?.type === 'paragraph' && !second ? writeSimpleInlines(first.children) : undefined
    if (text === undefined) return undefined
    lines.push(`- ${text}`)
  }
  return lines.join('\n')
}

/** Some neighbourhoods of delimiters read back otherwise: then what was read is written instead. */
const MAX_ROUNDS = 4

function writeLong(blocks: readonly Block[]): string {
  let written = writeOnce(blocks)
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const again = writeOnce(readMarkdownFully(written).blocks)
    if (again === written) break
    written = again
  }
  return written
}

function writeOnce(blocks: readonly Block[]): string {
  const root: Root = { type: 'root', children: nodesOf(blocks) as RootContent[] }
  return toMarkdown(root, OPTIONS).replace(/\n+$/u, '')
}

function nodesOf(blocks: readonly Block[]): BlockContent[] {
  return blocks.map(nodeOf).filter((node) => node !== undefined)
}

function nodeOf(block: Block): BlockContent | undefined {
  switch (block.type) {
    case 'paragraph':
      return isEmpty(block.children)
        ? undefined
        : { type: 'paragraph', children: phrasingOf(block.children) }
    case 'heading': {
      if (isEmpty(block.children)) return undefined
      const depth = block.level as 1 | 2 | 3 | 4 | 5 | 6
      return { type: 'heading', depth, children: phrasingOf(onOneLine(block.children)) }
    }
    case 'bulletList':
      return listOf(block.items, { ordered: false })
    case 'orderedList':
      return listOf(block.items, { ordered: true, start: block.start })
    case 'taskList':
      return listOf(block.items, { ordered: false }, 'tasks')
    case 'blockquote':
      return { type: 'blockquote', children: nodesOf(block.blocks) }
    case 'codeBlock':
      return codeOf(block.language, block.text)
    case 'horizontalRule':
      return { type: 'thematicBreak' }
    case 'image': {
      const { src, alt, title } = block
      const image = { type: 'image', url: src, alt, title: title || null } as const
      return { type: 'paragraph', children: [image] }
    }
    case 'table':
      return tableOf(block)
  }
}

function codeOf(language: string, text: string): BlockContent {
  const [lang, ...meta] = language.split(' ')
  return { type: 'code', lang: lang || null, meta: meta.join(' ') || null, value: text }
}

function listOf(
  items: readonly Item[],
  order: Pick<List, 'ordered' | 'start'>,
  kind?: 'tasks',
): List {
  const isTight = items.every(isTightItem)
  const children = items.map((item): ListItem => {
    const nodes = nodesOf(item.blocks)
    return {
      type: 'listItem',
      spread: !isTight,
      ...(kind ? { checked: item.isChecked } : {}),
      // A box needs a paragraph to stand before.
      children:
        kind && nodes[0]?.type !== 'paragraph'
          ? [{ type: 'paragraph', children: [] }, ...nodes]
          : nodes,
    }
  })
  return { type: 'list', ...order, spread: !isTight, children }
}

function isTightItem(item: Item): boolean {
  return item.blocks.every((block, at) => (at === 0 ? true : block.type.endsWith('List')))
}

function tableOf(table: Extract<Block, { type: 'table' }>): Table {
  const widest = Math.max(...table.rows.map((row) => widthOf(row.cells)), 1)
  const [first] = table.rows
  const align = Array.from({ length: widest }, (_, column) => first?.cells[column]?.align ?? null)
  const children = table.rows.map((row) => {
    const cells = row.cells.flatMap((cell) => [
      cellOf(cell.blocks),
      ...Array.from({ length: Math.min(cell.colspan, 1000) - 1 }, () => cellOf([])),
    ])
    while (cells.length < widest) cells.push(cellOf([]))
    return { type: 'tableRow', children: cells } as const
  })
  return { type: 'table', align, children }
}

function widthOf(cells: readonly { readonly colspan: number }[]): number {
  return cells.reduce((width, cell) => width + cell.colspan, 0)
}

/** A cell is one line: its blocks, and the breaks in them, are parted by <br>. */
function cellOf(blocks: readonly Block[]): TableCell {
  const lines = linesOf(blocks)
  const children = lines.flatMap((line, at): PhrasingContent[] =>
    at === 0 ? phrasingOf(line) : [BREAK, ...phrasingOf(line)],
  )
  return { type: 'tableCell', children }
}

const BREAK: PhrasingContent = { type: 'html', value: '<br>' }

function linesOf(blocks: readonly Block[]): readonly (readonly Inline[])[] {
  return blocks
    .flatMap((block): readonly (readonly Inline[])[] => {
      switch (block.type) {
        case 'paragraph':
        case 'heading':
          return splitLines(block.children)
        case 'bulletList':
        case 'orderedList':
        case 'taskList':
          return block.items.flatMap((item) => linesOf(item.blocks))
        case 'blockquote':
          return linesOf(block.blocks)
        case 'codeBlock':
          return block.text
            .split('\n')
            .map((text) => (text === '' ? [] : [{ type: 'text', text, marks: { code: true } }]))
        case 'image': {
          const link = { href: block.src }
          return [[{ type: 'text', text: block.alt || block.src, marks: { link } }]]
        }
        case 'table':
          return block.rows.flatMap((row) => row.cells.flatMap((cell) => linesOf(cell.blocks)))
        case 'horizontalRule':
          return []
      }
    })
    .filter((line) => !isEmpty(line))
}

function splitLines(children: readonly Inline[]): readonly (readonly Inline[])[] {
  const lines: Inline[][] = [[]]
  for (const child of children) {
    if (child.type === 'hardBreak') lines.push([])
    else lines.at(-1)?.push({ ...child, text: child.text.replace(/\n/gu, ' ') })
  }
  return lines
}

function onOneLine(children: readonly Inline[]): readonly Inline[] {
  return joinTexts(
    children.map((child) =>
      child.type === 'hardBreak' ? { type: 'text', text: ' ', marks: {} } : child,
    ),
  )
}

/** A break at the end of a paragraph breaks nothing, and Markdown cannot say it. */
function phrasingOf(children: readonly Inline[]): PhrasingContent[] {
  const trimmed = joinTexts(
    children.map((child) =>
      child.type === 'text' ? { ...child, text: child.text.replace(/\s*\n\s*/gu, ' ') } : child,
    ),
  )
  while (trimmed.at(-1)?.type === 'hardBreak') trimmed.pop()
  return nestMarks(trimmed)
}

function isEmpty(children: readonly Inline[]): boolean {
  return children.every((child) => child.type === 'hardBreak' || child.text.trim() === '')
}
