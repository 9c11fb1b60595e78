/**
 * HTML read into the body's tree. It is clean by construction: an element that is not named here
 * gives only its text, and no attribute survives but a link's and an image's checked address.
 */
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from 'parse5'
import {
  type Block,
  type Cell,
  type Inline,
  type Item,
  MAX_DEPTH,
  paragraphOf,
} from '../body/body-tree'
import { readAttributes } from './html-tag'
import { marksOfTag } from '../markdown/markdown-inline'
import { paragraphs, type Piece } from '../body/pieces'
import { safeHref, safeSrc } from '../safe-address'

type Node = DefaultTreeAdapterTypes.Node
type Element = DefaultTreeAdapterTypes.Element

export interface HtmlReading {
  readonly blocks: readonly Block[]
  readonly title: string
  /** Names of elements whose content was not carried over, and addresses that were refused. */
  readonly dropped: readonly string[]
}

/** parse5 searches its stack of open elements, which a file with a million of them would turn into hours. */
const MAX_ELEMENT_DEPTH = 400

class TooDeep extends Error {}

export function readHtml(html: string): HtmlReading {
  try {
    const reader = new HtmlReader()
    const root = parse(html, { treeAdapter: shallowAdapter() })
    const blocks = reader.blocks(root.childNodes, 0)
    return { blocks, title: reader.title, dropped: [...reader.dropped] }
  } catch (error) {
    if (!(error instanceof TooDeep)) throw error
    const text = html.replace(/<(script|style)\b[^]*?<\/\1\s*>|<[^>]*>/giu, ' ')
    const blocks = text
      .split(/\n\s*\n/u)
      .map((part) => part.replace(/\s+/gu, ' ').trim())
      .filter((part) => part !== '')
      .map(paragraphOf)
    return { blocks, title: '', dropped: ['nesting'] }
  }
}

function shallowAdapter(): typeof defaultTreeAdapter {
  const depths = new WeakMap<object, number>()
  const place = (parent: object, child: object) => {
    const depth = (depths.get(parent) ?? 0) + 1
    if (depth > MAX_ELEMENT_DEPTH) throw new TooDeep()
    depths.set(child, depth)
  }
  return {
    ...defaultTreeAdapter,
    appendChild(parent, child) {
      place(parent, child)
      defaultTreeAdapter.appendChild(parent, child)
    },
    insertBefore(parent, child, reference) {
      place(parent, child)
      defaultTreeAdapter.insertBefore(parent, child, reference)
    },
  }
}

class HtmlReader {
  readonly dropped = new Set<string>()
  title = ''

  /** The children of one container: loose text between blocks becomes paragraphs. */
  blocks(nodes: readonly Node[], depth: number): Block[] {
    const flow = new Flow()
    this.#read(nodes, flow, {}, depth)
    return flow.finish()
  }

  #read(nodes: readonly Node[], flow: Flow, marks: Marks, depth: number): void {
    for (const node of nodes) {
      if ('value' in node && node.nodeName === '#text') flow.text(node.value, marks)
      else if (node.nodeName === '#comment') this.dropped.add('comment')
      else if ('tagName' in node) this.#element(node, flow, marks, depth)
    }
  }

  #element(element: Element, flow: Flow, marks: Marks, depth: number): void {
    const name = element.tagName
    if (DROPPED.has(name)) {
      this.dropped.add(name)
      return
    }
    if (name === 'title') {
      this.title ||= textIn(element).replace(/\s+/gu, ' ').trim()
      return
    }
    const block = this.#block(element, depth)
    if (block) return flow.block(block)
    if (name === 'br') return flow.piece({ type: 'hardBreak' })
    if (name === 'img') return this.#image(element, flow, marks)
    const inner = { ...marks, ...this.#marks(element) }
    const stands = BLOCKS.has(name)
    if (stands) flow.end()
    this.#read(element.childNodes, flow, inner, depth)
    if (stands) flow.end()
  }

  #marks(element: Element): Marks {
    if (element.tagName !== 'a') return marksOfTag(element.tagName) ?? {}
    const { href = '', title } = readAttributes(element)
    const safe = safeHref(href)
    if (href !== '' && !safe) this.dropped.add('link')
    if (!safe || href.startsWith('#')) return {}
    return { link: title ? { href: safe, title } : { href: safe } }
  }

  #image(element: Element, flow: Flow, marks: Marks): void {
    const { src = '', alt = '', title = '' } = readAttributes(element)
    const safe = safeSrc(src)
    if (safe) return flow.piece({ type: 'image', src: safe, alt, title })
    this.dropped.add('img')
    if (alt) flow.text(alt, marks)
  }

  #block(element: Element, depth: number): Block | undefined {
    if (depth >= MAX_DEPTH) return undefined
    switch (element.tagName) {
      case 'h1':
      case 'h2':
      case 'h3':
      case 'h4':
      case 'h5':
      case 'h6':
        return this.#heading(element, depth)
      case 'blockquote':
        return { type: 'blockquote', blocks: this.blocks(element.childNodes, depth + 1) }
      case 'pre':
        return { type: 'codeBlock', language: '', text: textIn(element).replace(/\n$/u, '') }
      case 'hr':
        return { type: 'horizontalRule' }
      case 'ul':
      case 'ol':
        return this.#list(element, depth)
      case 'table':
        return this.#table(element, depth)
      default:
        return undefined
    }
  }

  #heading(element: Element, depth: number): Block | undefined {
    const inside = this.blocks(element.childNodes, depth + 1)
    const [first] = inside
    // A heading around anything but one line of text gives its content instead.
    if (inside.length !== 1 || first?.type !== 'paragraph') return undefined
    return { type: 'heading', level: Number(element.tagName[1]), children: first.children }
  }

  #list(element: Element, depth: number): Block | undefined {
    const items: Item[] = []
    let isTasks = false
    for (const child of element.childNodes) {
      if (!('tagName' in child)) continue
      const box = child.tagName === 'li' ? findBox(child) : undefined
      isTasks ||= box !== undefined
      const blocks = this.blocks(child.tagName === 'li' ? child.childNodes : [child], depth + 1)
      items.push({ isChecked: box === 'checked', blocks })
    }
    if (items.length === 0) return undefined
    if (isTasks) return { type: 'taskList', items }
    if (element.tagName === 'ul') return { type: 'bulletList', items }
    const start = Number.parseInt(readAttributes(element)['start'] ?? '1', 10)
    return { type: 'orderedList', start: start >= 0 && start < 1e9 ? start : 1, items }
  }

  #table(element: Element, depth: number): Block | undefined {
    const rows = rowsIn(element).map((row) => ({
      cells: row.childNodes
        .filter((cell) => 'tagName' in cell)
        .map((cell) => this.#cell(cell, depth)),
    }))
    const filled = rows.filter((row) => row.cells.length > 0)
    return filled.length > 0 ? { type: 'table', rows: filled } : undefined
  }

  #cell(element: Element, depth: number): Cell {
    const { colspan, rowspan, align } = readAttributes(element)
    return {
      isHeader: element.tagName === 'th',
      colspan: span(colspan),
      rowspan: span(rowspan),
      align: align === 'left' || align === 'center' || align === 'right' ? align : undefined,
      blocks: this.blocks(element.childNodes, depth + 1),
    }
  }
}

type Marks = Extract<Inline, { type: 'text' }>['marks']

/** Gathers loose text into paragraphs between blocks, with white space as browsers show it. */
class Flow {
  readonly #blocks: Block[] = []
  #pieces: Piece[] = []

  text(value: string, marks: Marks): void {
    const last = this.#pieces.at(-1)
    const isAfterSpace = last === undefined || last.type !== 'text' || last.text.endsWith(' ')
    const text = value.replace(/[ \t\n\r\f]+/gu, ' ')
    const kept = isAfterSpace ? text.replace(/^ /u, '') : text
    if (kept !== '') this.#pieces.push({ type: 'text', text: kept, marks })
  }

  piece(piece: Piece): void {
    this.#trim()
    this.#pieces.push(piece)
  }

  block(block: Block): void {
    this.end()
    this.#blocks.push(block)
  }

  end(): void {
    this.#trim()
    while (this.#pieces.at(-1)?.type === 'hardBreak') this.#pieces.pop()
    this.#blocks.push(...paragraphs(this.#pieces))
    this.#pieces = []
  }

  finish(): Block[] {
    this.end()
    return this.#blocks
  }

  #trim(): void {
    const last = this.#pieces.at(-1)
    if (last?.type !== 'text') return
    const text = last.text.replace(/ $/u, '')
    if (text === '') this.#pieces.pop()
    else this.#pieces[this.#pieces.length - 1] = { ...last, text }
  }
}

const DROPPED: ReadonlySet<string> = new Set(
  (
    'script style template iframe frame frameset object embed applet svg math canvas audio video ' +
    'select textarea button map noscript noembed noframes'
  ).split(' '),
)

const BLOCKS: ReadonlySet<string> = new Set(
  (
    'p div section article main header footer nav aside figure figcaption address dl dt dd details ' +
    'summary form fieldset legend li ul ol table caption thead tbody tfoot tr td th body html ' +
    'center h1 h2 h3 h4 h5 h6 blockquote pre hgroup search dialog'
  ).split(' '),
)

/** Depth is bounded by MAX_ELEMENT_DEPTH, so this may recurse. */
function textIn(element: Element): string {
  return element.childNodes
    .map((node) => {
      if ('value' in node && node.nodeName === '#text') return node.value
      if (!('tagName' in node) || DROPPED.has(node.tagName)) return ''
      return node.tagName === 'br' ? '\n' : textIn(node)
    })
    .join('')
}

function rowsIn(table: Element): Element[] {
  return table.childNodes.flatMap((child) => {
    if (!('tagName' in child)) return []
    if (child.tagName === 'tr') return [child]
    return /^t(head|body|foot)$/u.test(child.tagName) ? rowsIn(child) : []
  })
}

function findBox(item: Element): 'checked' | 'open' | undefined {
  for (const child of item.childNodes) {
    if (!('tagName' in child)) continue
    if (child.tagName === 'input' && readAttributes(child)['type'] === 'checkbox')
      return 'checked' in readAttributes(child) ? 'checked' : 'open'
    if (child.tagName === 'p' || child.tagName === 'label') return findBox(child)
  }
  return undefined
}

function span(written: string | undefined): number {
  const count = Number.parseInt(written ?? '1', 10)
  return count >= 1 && count <= 1000 ? count : 1
}
