/** From the syntax tree of Markdown to the body's tree. Nothing that a person wrote is left out. */
import type {
  BlockContent,
  Definition,
  DefinitionContent,
  List,
  ListItem,
  PhrasingContent,
  Root,
  RootContent,
  Table,
} from 'mdast'
import { type Block, type Cell, type Item, MAX_DEPTH, paragraphOf, plain } from '../body/body-tree'
import { readHtml } from '../html/html-tree'
import { readPhrasing } from './markdown-inline'
import { paragraphs, type Piece } from '../body/pieces'

/** What could not be carried over, each once, such as `script` or `link javascript:`. */
export type Dropped = Set<string>

export function blocksOfMarkdown(root: Root, text: string, dropped: Dropped): Block[] {
  return new TreeReader(root, text, dropped).read()
}

class TreeReader {
  readonly #root: Root
  readonly #definitions = new Map<string, Definition>()
  readonly #used = new Set<string>()
  readonly #source

  constructor(root: Root, text: string, dropped: Dropped) {
    this.#root = root
    const definition = (label: string) => {
      this.#used.add(label)
      const found = this.#definitions.get(label)
      return found && { url: found.url, title: found.title ?? '' }
    }
    this.#source = { text, definition, drop: (what: string) => void dropped.add(what) }
  }

  read(): Block[] {
    this.#collect(this.#root.children)
    const blocks = this.#blocks(this.#root.children, 0)
    // A definition that no link uses is still something that a person wrote.
    for (const [label, { url, title }] of this.#definitions)
      if (!this.#used.has(label))
        blocks.push(paragraphOf(`[${label}]: ${url}${title ? ` "${title}"` : ''}`))
    return blocks
  }

  #collect(nodes: readonly RootContent[]): void {
    for (const node of nodes) {
      if (node.type === 'definition' && !this.#definitions.has(node.identifier))
        this.#definitions.set(node.identifier, node)
      else if (node.type === 'blockquote' || node.type === 'list' || node.type === 'listItem')
        this.#collect(node.children)
    }
  }

  #blocks(nodes: readonly (RootContent | BlockContent | DefinitionContent)[], depth: number) {
    const blocks: Block[] = []
    for (const node of nodes) blocks.push(...this.#block(node, depth))
    return blocks
  }

  #block(node: RootContent | BlockContent | DefinitionContent, depth: number): readonly Block[] {
    switch (node.type) {
      case 'paragraph':
        return paragraphs(this.#phrasing(node.children))
      case 'heading':
        return this.#heading(node.depth, node.children)
      case 'blockquote': {
        const blocks = this.#blocks(node.children, depth + 1)
        return depth < MAX_DEPTH ? [{ type: 'blockquote', blocks }] : blocks
      }
      case 'list':
        return this.#list(node, depth)
      case 'code': {
        const language = [node.lang, node.meta].filter(Boolean).join(' ')
        return [{ type: 'codeBlock', language, text: node.value }]
      }
      case 'thematicBreak':
        return [{ type: 'horizontalRule' }]
      case 'table':
        return [this.#table(node)]
      case 'html':
        return this.#html(node.value)
      case 'footnoteDefinition': {
        const [first, ...rest] = this.#blocks(node.children, depth)
        const label = `[^${node.label ?? node.identifier}]:`
        // Its text may begin with a list or code, or be missing: the label stays what was written.
        if (first?.type !== 'paragraph')
          return [paragraphOf(label), ...(first ? [first] : []), ...rest]
        return [{ type: 'paragraph', children: [plain(`${label} `), ...first.children] }, ...rest]
      }
      case 'definition':
      case 'yaml':
        return []
      default:
        // Phrasing in the place of blocks and loose items or rows: only plugins make those.
        return 'children' in node
          ? this.#blocks(node.children, depth)
          : paragraphs(this.#phrasing([node]))
    }
  }

  #phrasing(nodes: readonly PhrasingContent[]): Piece[] {
    return readPhrasing(nodes, this.#source).map((piece) =>
      // A line break in the source is only a space.
      piece.type === 'text' && !piece.marks.code
        ? { ...piece, text: piece.text.replace(/ *\n */gu, ' ') }
        : piece,
    )
  }

  #heading(level: number, children: readonly PhrasingContent[]): readonly Block[] {
    const [first, ...rest] = paragraphs(this.#phrasing(children))
    if (first?.type !== 'paragraph') return first ? [first, ...rest] : []
    return [{ type: 'heading', level, children: first.children }, ...rest]
  }

  #html(value: string): readonly Block[] {
    const { blocks, dropped } = readHtml(value)
    for (const what of dropped) this.#source.drop(what)
    return blocks
  }

  /** Items with and without a box in one list become lists of their own. */
  #list(list: List, depth: number): readonly Block[] {
    if (depth >= MAX_DEPTH)
      return list.children.flatMap((item) => this.#blocks(item.children, depth))
    const lists: Block[] = []
    let start = list.start ?? 1
    for (const run of runsOf(list.children)) {
      const items = run.map((item) => this.#item(item, depth))
      if (typeof run[0]?.checked === 'boolean') lists.push({ type: 'taskList', items })
      else if (list.ordered) lists.push({ type: 'orderedList', start, items })
      else lists.push({ type: 'bulletList', items })
      start += run.length
    }
    return lists
  }

  #item(item: ListItem, depth: number): Item {
    return { isChecked: item.checked === true, blocks: this.#blocks(item.children, depth + 1) }
  }

  #table(table: Table): Block {
    const rows = table.children.map((row, at) => ({
      cells: row.children.map(
        (cell, column): Cell => ({
          isHeader: at === 0,
          colspan: 1,
          rowspan: 1,
          align: table.align?.[column] ?? undefined,
          blocks: paragraphs(this.#phrasing(cell.children)),
        }),
      ),
    }))
    return { type: 'table', rows }
  }
}

function runsOf(items: readonly ListItem[]): ListItem[][] {
  const runs: ListItem[][] = []
  for (const item of items) {
    const last = runs.at(-1)
    const isTask = typeof item.checked === 'boolean'
    if (last && (typeof last[0]?.checked === 'boolean') === isTask) last.push(item)
    else runs.push([item])
  }
  return runs
}
