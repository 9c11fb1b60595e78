/** Between the body's tree and the body's Yjs fragment; its nodes are in body-nodes.ts. */
import * as Y from 'yjs'
import { type BodyNode, isRuns, nodesOf, type Runs } from './body-nodes'
import {
  type Block,
  type Cell,
  type Inline,
  type Item,
  joinTexts,
  type Marks,
  MAX_DEPTH,
  type Row,
} from './body-tree'

/** Into an empty fragment, in the caller's transaction. */
export function writeBody(fragment: Y.XmlFragment, blocks: readonly Block[]): void {
  fragment.insert(0, nodesOf(blocks).map(elementOf))
}

function elementOf({ name, attributes, children }: BodyNode): Y.XmlElement {
  const made = new Y.XmlElement(name)
  for (const [key, value] of Object.entries(attributes)) {
    // Yjs keeps any JSON value, as the editor's attributes need; its type says string.
    made.setAttribute(key, value as string)
  }
  const written = children.map((child) => (isRuns(child) ? textOf(child) : elementOf(child)))
  if (written.length > 0) made.insert(0, written)
  return made
}

function textOf(runs: Runs): Y.XmlText {
  const text = new Y.XmlText()
  // Yjs writes into the attributes that it is given.
  text.applyDelta(runs.map((run) => ({ insert: run.text, attributes: { ...run.attributes } })))
  return text
}

/** What a body holds beyond the tree, by name, such as `node:callout`; their text is kept. */
export interface BodyReading {
  readonly blocks: readonly Block[]
  readonly dropped: readonly string[]
}

export function readBody(fragment: Y.XmlFragment): BodyReading {
  const reader = new Reader()
  const blocks = reader.blocks(fragment, 0)
  return { blocks, dropped: [...reader.dropped] }
}

class Reader {
  readonly dropped = new Set<string>()

  blocks(parent: Y.XmlFragment, depth: number): Block[] {
    const blocks: Block[] = []
    let loose: Inline[] = []
    const finish = () => {
      if (loose.length > 0) blocks.push({ type: 'paragraph', children: joinTexts(loose) })
      loose = []
    }
    const waiting: unknown[] = parent.toArray().reverse()
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (next instanceof Y.XmlText) loose.push(...this.texts(next))
      else if (next instanceof Y.XmlElement) {
        if (next.nodeName === 'hardBreak') {
          loose.push({ type: 'hardBreak' })
          continue
        }
        finish()
        const block = depth < MAX_DEPTH ? this.#block(next, depth) : undefined
        // Unknown or too deep: its content takes its place.
        if (block) blocks.push(block)
        else if (isTextBlock(next.nodeName))
          blocks.push({ type: 'paragraph', children: this.inlines(next) })
        else {
          for (const child of next.toArray().reverse()) waiting.push(child)
        }
      }
    }
    finish()
    return blocks
  }

  #block(element: Y.XmlElement, depth: number): Block | undefined {
    const attributes: Readonly<Record<string, unknown>> = element.getAttributes()
    switch (element.nodeName) {
      case 'paragraph':
        return { type: 'paragraph', children: this.inlines(element) }
      case 'heading': {
        const level = wholeNumber(attributes['level'], 1, 6)
        return { type: 'heading', level, children: this.inlines(element) }
      }
      case 'bulletList':
        return { type: 'bulletList', items: this.#items(element, depth) }
      case 'orderedList': {
        const start = wholeNumber(attributes['start'], 1, 999_999_999)
        return { type: 'orderedList', start, items: this.#items(element, depth) }
      }
      case 'taskList':
        return { type: 'taskList', items: this.#items(element, depth) }
      case 'blockquote':
        return { type: 'blockquote', blocks: this.blocks(element, depth + 1) }
      case 'codeBlock':
        return {
          type: 'codeBlock',
          language: text(attributes['language']),
          text: this.inlines(element)
            .map((child) => (child.type === 'text' ? child.text : '\n'))
            .join(''),
        }
      case 'horizontalRule':
        return { type: 'horizontalRule' }
      case 'image': {
        const { src, alt, title } = attributes
        return { type: 'image', src: text(src), alt: text(alt), title: text(title) }
      }
      case 'table':
        return { type: 'table', rows: this.#rows(element, depth) }
      default:
        this.dropped.add(`node:${element.nodeName}`)
        return undefined
    }
  }

  #items(list: Y.XmlElement, depth: number): Item[] {
    return elementsIn(list).map((item) => ({
      isChecked: (item.getAttribute('checked') as unknown) === true,
      blocks: this.blocks(item, depth + 1),
    }))
  }

  #rows(table: Y.XmlElement, depth: number): Row[] {
    return elementsIn(table).map((row) => ({
      cells: elementsIn(row).map((cell): Cell => {
        const attributes: Readonly<Record<string, unknown>> = cell.getAttributes()
        return {
          isHeader: cell.nodeName === 'tableHeader',
          colspan: wholeNumber(attributes['colspan'], 1, 1000),
          rowspan: wholeNumber(attributes['rowspan'], 1, 1000),
          align: alignOf(attributes['align']),
          blocks: this.blocks(cell, depth + 1),
        }
      }),
    }))
  }

  inlines(parent: Y.XmlElement): Inline[] {
    const inlines: Inline[] = []
    const waiting: unknown[] = parent.toArray().reverse()
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (next instanceof Y.XmlText) inlines.push(...this.texts(next))
      else if (next instanceof Y.XmlElement) {
        if (next.nodeName === 'hardBreak') inlines.push({ type: 'hardBreak' })
        else {
          this.dropped.add(`node:${next.nodeName}`)
          for (const child of next.toArray().reverse()) waiting.push(child)
        }
      }
    }
    return joinTexts(inlines)
  }

  texts(text: Y.XmlText): Inline[] {
    const pieces: Inline[] = []
    for (const { insert, attributes } of text.toDelta() as readonly Delta[]) {
      if (typeof insert !== 'string') this.dropped.add('node:embed')
      else pieces.push({ type: 'text', text: insert, marks: this.#marks(attributes ?? {}) })
    }
    return pieces
  }

  #marks(attributes: Readonly<Record<string, unknown>>): Marks {
    const marks: { -readonly [Name in keyof Marks]: Marks[Name] } = {}
    for (const [name, value] of Object.entries(attributes)) {
      if (value === null) continue
      if (FLAGS.has(name)) marks[name as Flag] = true
      else if (name === 'link' && typeof value === 'object') {
        const { href, title } = value as Readonly<Record<string, unknown>>
        if (typeof href === 'string')
          marks.link = typeof title === 'string' && title !== '' ? { href, title } : { href }
      } else this.dropped.add(`mark:${name}`)
    }
    return marks
  }
}

interface Delta {
  readonly insert: unknown
  readonly attributes?: Readonly<Record<string, unknown>>
}

type Flag = Exclude<keyof Marks, 'link'>
const FLAGS: ReadonlySet<string> = new Set([
  'bold',
  'italic',
  'underline',
  'strike',
  'highlight',
  'code',
])

function isTextBlock(name: string): boolean {
  return name === 'paragraph' || name === 'heading' || name === 'codeBlock'
}

function elementsIn(parent: Y.XmlElement): Y.XmlElement[] {
  return parent.toArray().filter((child) => child instanceof Y.XmlElement)
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function wholeNumber(value: unknown, least: number, most: number): number {
  return Number.isInteger(value) ? Math.min(most, Math.max(least, Number(value))) : least
}

function alignOf(value: unknown): Cell['align'] {
  return value === 'left' || value === 'center' || value === 'right' ? value : undefined
}
