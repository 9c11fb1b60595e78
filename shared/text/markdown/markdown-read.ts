/**
 * Markdown into the body's tree: CommonMark with tables, task lists, strikethrough and footnotes,
 * and what other note tools write beside it. The text is cut where a block surely ends; plain blocks
 * are read at once and only the rest goes through micromark.
 */
import type { Root } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { type Block, paragraphOf } from '../body/body-tree'
import { PLAIN_START, readSimpleInlines } from './markdown-simple'
import { blocksOfMarkdown, type Dropped } from './markdown-tree'

export interface MarkdownReading {
  readonly blocks: readonly Block[]
  /** What was not carried over, such as `script`, each once. */
  readonly dropped: readonly string[]
}

/** Bare addresses are ours to find: micromark's way cannot be escaped in what we write. */
const extensions = [
  gfm({ singleTilde: false }),
  { disable: { null: ['wwwAutolink', 'protocolAutolink', 'emailAutolink'] } },
]
const mdastExtensions = gfmFromMarkdown().filter((extension) => !('transforms' in extension))

/** Beyond this many letters that may open something, micromark's search for their ends takes minutes. */
const MAX_OPENERS = 20_000

const DEFINITION = /^ {0,3}(?:[>\-*+] *)*\[[^\]\n]+\]:/mu
const HEADING = /^(#{1,6}) +([^\n]*[^#\s\n]) *$/u
const FENCE = /^(`{3,}(?=[^`]*$)|~{3,})/u
const ANY_FENCE = /`{3,}|~{3,}/u
/** HTML that does not end at a blank line. */
const LONG_HTML = /<(?:script|pre|style|textarea|!|\?)/iu
const ITEM = /^([-*+]) (\S.*)$/u
const DEEP =
  /^((?:[ \t]{0,3}(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])) ?){100})(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))+/gmu

export function readMarkdown(source: string): MarkdownReading {
  return new Reader(source.replace(DEEP, '$1')).read()
}

/** The long way alone: what the short cuts are compared with. */
export function readMarkdownFully(source: string): MarkdownReading {
  const dropped: Dropped = new Set()
  return { blocks: parse(source.replace(DEEP, '$1'), dropped), dropped: [...dropped] }
}

class Reader {
  readonly #lines: readonly string[]
  readonly #blocks: Block[] = []
  readonly #dropped: Dropped = new Set()
  #at = 0

  constructor(source: string) {
    // A definition anywhere gives links everywhere their targets: such a text is read in one piece.
    this.#lines = DEFINITION.test(source) ? [] : source.split('\n')
    if (this.#lines.length === 0) this.#blocks.push(...parse(source, this.#dropped))
  }

  read(): MarkdownReading {
    while (this.#at < this.#lines.length) {
      if (isBlank(this.#line(this.#at))) this.#at += 1
      else if (!this.#heading() && !this.#paragraph() && !this.#list()) this.#rest()
    }
    return { blocks: this.#blocks, dropped: [...this.#dropped] }
  }

  #line(at: number): string {
    return this.#lines[at] ?? ''
  }

  #heading(): boolean {
    const [, marks, text = ''] = HEADING.exec(this.#line(this.#at)) ?? []
    const children = marks === undefined ? undefined : readSimpleInlines(text)
    if (marks === undefined || !children) return false
    this.#blocks.push({ type: 'heading', level: marks.length, children })
    this.#at += 1
    return true
  }

  #paragraph(): boolean {
    let end = this.#at
    while (end < this.#lines.length && PLAIN_START.test(this.#line(end))) end += 1
    if (end === this.#at || !isBlank(this.#line(end))) return false
    const text = this.#lines.slice(this.#at, end).join('\n')
    const children = readSimpleInlines(text)
    if (children) this.#blocks.push({ type: 'paragraph', children })
    else this.#blocks.push(...parse(text, this.#dropped))
    this.#at = end
    return true
  }

  /** Items of one line each, with nothing after them that could belong to the last one. */
  #list(): boolean {
    const marker = ITEM.exec(this.#line(this.#at))?.[1]
    const items = []
    let end = this.#at
    for (; end < this.#lines.length; end += 1) {
      const [, its, text = ''] = ITEM.exec(this.#line(end)) ?? []
      if (its !== marker || its === undefined || !PLAIN_START.test(text)) break
      const children = readSimpleInlines(text)
      if (!children) return false
      items.push({ isChecked: false, blocks: [{ type: 'paragraph', children } as const] })
    }
    if (items.length === 0 || !isBlank(this.#line(end)) || !this.#isFresh(end)) return false
    this.#blocks.push({ type: 'bulletList', items })
    this.#at = end
    return true
  }

  /** Everything up to a line that surely begins a new block, or a fenced block alone. */
  #rest(): void {
    const fence = FENCE.exec(this.#line(this.#at))?.[1]
    const end = fence === undefined ? this.#endOfRest() : this.#endOfFence(fence)
    this.#blocks.push(...parse(this.#lines.slice(this.#at, end).join('\n'), this.#dropped))
    this.#at = end
  }

  #endOfFence(fence: string): number {
    const close = new RegExp(`^ {0,3}${fence.charAt(0)}{${fence.length},}[ \\t]*$`, 'u')
    for (let at = this.#at + 1; at < this.#lines.length; at += 1)
      if (close.test(this.#line(at))) return at + 1
    return this.#lines.length
  }

  #endOfRest(): number {
    for (let at = this.#at; at < this.#lines.length; at += 1) {
      const line = this.#line(at)
      // What may hold blank lines inside is left to the parser, to the end of the text.
      if (ANY_FENCE.test(line) || LONG_HTML.test(line)) return this.#lines.length
      if (at > this.#at && isBlank(line) && this.#isFresh(at)) return at
    }
    return this.#lines.length
  }

  /** Whether what follows the blank lines from here stands at the top level, outside any list. */
  #isFresh(blank: number): boolean {
    let at = blank
    while (at < this.#lines.length && isBlank(this.#line(at))) at += 1
    const line = this.#line(at)
    return at >= this.#lines.length || PLAIN_START.test(line) || HEADING.test(line)
  }
}

function parse(text: string, dropped: Dropped): Block[] {
  if (isHeavy(text)) {
    dropped.add('markdown')
    return plainBlocks(text)
  }
  return blocksOfMarkdown(
    fromMarkdown(text, { extensions, mdastExtensions }) as Root,
    text,
    dropped,
  )
}

function isHeavy(text: string): boolean {
  if (text.length < MAX_OPENERS) return false
  let openers = 0
  for (const _ of text.matchAll(/[[*_`<~!&]/gu)) {
    openers += 1
    if (openers > MAX_OPENERS) return true
  }
  return false
}

/** Text as it stands: an empty line parts paragraphs, any other line break is kept. */
export function plainBlocks(text: string): Block[] {
  return text
    .split(/\n(?:[ \t]*\n)+/u)
    .map((part) => part.replace(/^\n+|\s+$/gu, ''))
    .filter((part) => part !== '')
    .map((part) => {
      const lines = part.split('\n')
      if (lines.length === 1) return paragraphOf(part)
      const children = lines.flatMap((line, at) => {
        const text = { type: 'text', text: line, marks: {} } as const
        if (line === '') return at === 0 ? [] : [{ type: 'hardBreak' } as const]
        return at === 0 ? [text] : [{ type: 'hardBreak' } as const, text]
      })
      return { type: 'paragraph', children } as const
    })
}

function isBlank(line: string): boolean {
  return /^[ \t]*$/u.test(line)
}
