/** A line of text with images among it, on its way to becoming blocks: the editor keeps images between blocks. */
import { type Block, type ImageBlock, type Inline, joinTexts } from './body-tree'

export type Piece = Inline | ImageBlock

export function joinPieces(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = []
  let run: Inline[] = []
  for (const piece of pieces) {
    if (piece.type !== 'image') run.push(piece)
    else {
      joined.push(...joinTexts(run), piece)
      run = []
    }
  }
  return [...joined, ...joinTexts(run)]
}

/** What is left around an image is a paragraph of its own, unless it is nothing but spaces and breaks. */
export function paragraphs(pieces: readonly Piece[]): Block[] {
  const blocks: Block[] = []
  let run: Inline[] = []
  const hasImage = pieces.some((piece) => piece.type === 'image')
  const finish = () => {
    const children = hasImage ? trimEnds(run) : joinTexts(run)
    if (!isBlank(children)) blocks.push({ type: 'paragraph', children })
    run = []
  }
  for (const piece of pieces) {
    if (piece.type !== 'image') run.push(piece)
    else {
      finish()
      blocks.push(piece)
    }
  }
  finish()
  return blocks
}

function isBlank(children: readonly Inline[]): boolean {
  return children.every((child) => child.type === 'hardBreak' || child.text.trim() === '')
}

function trimEnds(run: readonly Inline[]): Inline[] {
  const trimmed = joinTexts(run)
  while (trimmed[0] && isBlank([trimmed[0]])) trimmed.shift()
  for (let last = trimmed.at(-1); last && isBlank([last]); last = trimmed.at(-1)) trimmed.pop()
  const [first] = trimmed
  if (first?.type === 'text') trimmed[0] = { ...first, text: first.text.trimStart() }
  const last = trimmed.at(-1)
  if (last?.type === 'text') trimmed[trimmed.length - 1] = { ...last, text: last.text.trimEnd() }
  return trimmed
}
