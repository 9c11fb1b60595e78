/**
 * Finds in a body, block by block, so that a word is found across marks and never across paragraphs.
 * What a block said is kept while it stays the same object: after a letter one block is read again.
 */
import type { Node } from '@tiptap/pm/model'
import type { FindSpans, Span } from './match-text'
import { NO_LETTER } from './no-letter'

/** Reads a document in steps, each a few thousand letters long. */
export type FindInBody = (doc: Node) => Generator<undefined, readonly Span[]>

const A_STEP = 4000

export function createFindInBody(findSpans: FindSpans): FindInBody {
  const known = new WeakMap<Node, readonly Span[]>()
  return function* findInBody(doc) {
    const found: Span[] = []
    let read = 0
    for (const { block, start } of textblocks(doc)) {
      const before = known.get(block)
      const spans = before ?? findSpans(textOf(block))
      if (!before) {
        known.set(block, spans)
        read += block.content.size
      }
      for (const span of spans) {
        found.push({ ...span, from: start + span.from, to: start + span.to })
      }
      if (read < A_STEP) continue
      read = 0
      yield
    }
    return found
  }
}

export interface Textblock {
  readonly block: Node
  /** Where its text begins. */
  readonly start: number
}

export function textblocks(doc: Node): readonly Textblock[] {
  const blocks: Textblock[] = []
  doc.descendants((block, at) => {
    if (block.isTextblock) blocks.push({ block, start: at + 1 })
    return !block.isTextblock
  })
  return blocks
}

const texts = new WeakMap<Node, string>()

/** One letter for each place: what is no text, as an image in a line, is one that nobody types. */
export function textOf(block: Node): string {
  const known = texts.get(block)
  if (known !== undefined) return known
  const text = block.textBetween(0, block.content.size, NO_LETTER, letterOf)
  texts.set(block, text)
  return text
}

function letterOf({ type }: Node): string {
  return type.name === 'hardBreak' ? '\n' : NO_LETTER
}
