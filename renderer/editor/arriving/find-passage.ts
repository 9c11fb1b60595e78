/**
 * Where a document says a passage that was read elsewhere: of all places with its words the one that
 * stands between the same letters. The library's text and what is drawn differ in white space, and
 * one of them may be older.
 */
import type { Node } from '@tiptap/pm/model'
import { imageWords } from '../../../shared/text/body/gathered-text'
import { foldLetters } from '../../../shared/text/fold'
import { textOf } from '../finding/find-in-body'
import { createFindSpans, type FindSpans, type Span, soughtWords } from '../finding/match-text'

/** Letters of a text, and what stands around them there, white space aside. */
export interface Passage {
  readonly before: string
  readonly match: string
  readonly after: string
}

export interface PassagePlace extends Span {
  /** Its letters, or an image that says them. */
  readonly kind: 'letters' | 'image'
}

interface Piece extends Pick<PassagePlace, 'kind'> {
  readonly text: string
  /** Where it begins in the document. */
  readonly start: number
  /** Where it begins in all that the document says. */
  readonly at: number
  readonly size: number
}

const A_STEP = 50

/** Runs in steps, as the search in a note does. */
export function* findPassage(
  doc: Node,
  passage: Passage,
): Generator<undefined, PassagePlace | undefined> {
  const pieces = readPieces(doc)
  yield
  for (const words of ways(passage.match)) {
    const findSpans = createFindSpans(soughtWords(words))
    const found = findSpans ? yield* findAll(pieces, findSpans) : []
    if (found.length > 0) return yield* likest(found, pieces, passage)
  }
  return undefined
}

/** As it stands; where a line ends between its words, the longest of them. */
function ways(match: string): readonly string[] {
  const words = match.split(/\s+/u).toSorted((a, b) => b.length - a.length)
  return [...new Set([match.trim(), ...words])].filter((each) => each !== '')
}

function readPieces(doc: Node): readonly Piece[] {
  const pieces: Piece[] = []
  let at = 0
  const add = (piece: Omit<Piece, 'at'>) => {
    pieces.push({ ...piece, at })
    at += piece.text.length + 1
  }
  doc.descendants((node, start) => {
    const size = node.nodeSize
    if (node.isTextblock) add({ kind: 'letters', text: textOf(node), start: start + 1, size })
    const image = imageWords(node.type.name, (key) => node.attrs[key])
    if (image !== '') add({ kind: 'image', text: image, start, size })
    return !node.isTextblock
  })
  return pieces
}

interface Occurrence {
  readonly piece: Piece
  readonly span: Span
}

function* findAll(
  pieces: readonly Piece[],
  findSpans: FindSpans,
): Generator<undefined, readonly Occurrence[]> {
  const found: Occurrence[] = []
  for (const [at, piece] of pieces.entries()) {
    for (const span of findSpans(piece.text)) found.push({ piece, span })
    if (at % A_STEP === 0) yield
  }
  return found
}

/** The first of those that are alike. */
function* likest(
  found: readonly Occurrence[],
  pieces: readonly Piece[],
  { before, after }: Passage,
): Generator<undefined, PassagePlace | undefined> {
  const all = pieces.map(({ text }) => text).join('\n')
  const [wantedBefore, wantedAfter] = [reversed(bare(before)), bare(after)]
  let best: { readonly likeness: number; readonly place: PassagePlace } | undefined
  for (const [number, { piece, span }] of found.entries()) {
    const [from, to] = [piece.at + span.from, piece.at + span.to]
    const likeness =
      inCommon(
        reversed(bare(all.slice(Math.max(0, from - 2 * before.length), from))),
        wantedBefore,
      ) + inCommon(bare(all.slice(to, to + 2 * after.length)), wantedAfter)
    if (!best || likeness > best.likeness) best = { likeness, place: placeOf(piece, span) }
    if (number % A_STEP === 0) yield
  }
  return best?.place
}

function placeOf({ kind, start, size }: Piece, { from, to }: Span): PassagePlace {
  return kind === 'image'
    ? { kind, from: start, to: start + size }
    : { kind, from: start + from, to: start + to }
}

/** Letters and digits alone. */
function bare(text: string): string {
  return foldLetters(text).replace(/[^\p{L}\p{N}]/gu, '')
}

function reversed(letters: string): string {
  return [...letters].reverse().join('')
}

function inCommon(one: string, other: string): number {
  let at = 0
  while (at < one.length && one[at] === other[at]) at += 1
  return at
}
