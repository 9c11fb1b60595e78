/**
 * Replaces what was found in a body. Each change goes into the document by itself: of two in one
 * paragraph that came at once, the document would take the letters between them along, and what a
 * peer writes there meanwhile would come to stand elsewhere. So there is a round for the last one of
 * each paragraph, a round for the one before it, and so on.
 */
import { Fragment, type Node } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import type { Span } from './match-text'
import type { Piece } from './replacement'

/** After so many rounds the rest is one: a table of numbers has no end of them in one block. */
const MOST_ROUNDS = 8

export type ReadPieces = (found: Span) => readonly Piece[]

/** What of a view is needed to write in it. */
export type WrittenView = Pick<EditorView, 'state' | 'dispatch'>

/** How many were replaced: fewer where the note refuses, or is another one than was searched. */
export function replaceInBody(
  view: WrittenView,
  found: readonly Span[],
  pieces: ReadPieces,
): number {
  const blocks = byBlock(view.state.doc, found)
  let count = 0
  for (let round = 1; blocks.some(({ left }) => left.length > 0); round += 1) {
    const { doc: before, tr } = view.state
    const most = round < MOST_ROUNDS ? 1 : Number.POSITIVE_INFINITY
    let replaced = 0
    let shift = blocks.reduce((sum, { grown }) => sum + grown, 0)
    // From the end: no place moves that is still to be changed.
    for (const block of blocks.toReversed()) {
      shift -= block.grown
      if (!stands(before, block, shift)) return count
      const some = block.left.splice(-most)
      replaced += some.length
      const size = tr.doc.content.size
      replaceSome(
        tr,
        some.map((span) => moved(span, shift)),
        pieces,
      )
      block.grown += tr.doc.content.size - size
    }
    if (tr.docChanged) view.dispatch(tr)
    if (tr.docChanged && view.state.doc === before) return count
    count += replaced
  }
  return count
}

interface Block {
  readonly start: number
  readonly size: number
  /** What is still to be replaced, in order. */
  readonly left: Span[]
  /** By how much it is longer than it was. */
  grown: number
}

function byBlock(doc: Node, found: readonly Span[]): readonly Block[] {
  const blocks: Block[] = []
  for (const span of found) {
    const last = blocks.at(-1)
    if (last && span.from <= last.start + last.size) {
      last.left.push(span)
      continue
    }
    const place = doc.resolve(span.from)
    const { size } = place.parent.content
    blocks.push({ start: place.start(), size, left: [span], grown: 0 })
  }
  return blocks
}

/** Nothing else has changed the document between two rounds. */
function stands(doc: Node, { start, size, grown }: Block, shift: number): boolean {
  const at = start + shift
  if (at > doc.content.size) return false
  const place = doc.resolve(at)
  return place.parent.isTextblock && place.parent.content.size === size + grown
}

const moved = (span: Span, by: number): Span => ({
  ...span,
  from: span.from + by,
  to: span.to + by,
})

/** New letters have the marks of the first that they replace; a part of it keeps its own. */
function replaceSome(tr: Transaction, some: readonly Span[], pieces: ReadPieces): void {
  const [first, last] = [some.at(0), some.at(-1)]
  if (!first || !last) return
  const { parent, parentOffset } = tr.doc.resolve(first.from)
  const start = first.from - parentOffset
  const cut = (from: number, to: number) => parent.content.cut(from - start, to - start).content
  const nodes = some.flatMap((span, at) => {
    const marks = parent.childAfter(span.from - start).node?.marks ?? []
    const fresh = pieces(span).flatMap((piece) =>
      typeof piece === 'string'
        ? [parent.type.schema.text(piece, marks)]
        : cut(span.from + piece.from, span.from + piece.to),
    )
    const next = some[at + 1]
    return next ? [...fresh, ...cut(span.to, next.from)] : fresh
  })
  const content = Fragment.fromArray(nodes)
  if (!tr.doc.slice(first.from, last.to).content.eq(content))
    tr.replaceWith(first.from, last.to, content)
}
