/**
 * A note's body as a plain tree: what Markdown, HTML and plain text are read into and written from.
 * It holds exactly what the editor's schema knows, so whatever is read into it is clean, and it is
 * at most MAX_DEPTH deep, so that its walkers may recurse.
 */

/** Deeper quotes and lists are lifted to this depth: their text stays, their nesting does not. */
export const MAX_DEPTH = 60

export interface Link {
  readonly href: string
  readonly title?: string
}

export interface Marks {
  readonly bold?: true
  readonly italic?: true
  readonly underline?: true
  readonly strike?: true
  readonly highlight?: true
  readonly code?: true
  readonly link?: Link
}

export type MarkName = keyof Marks

export type Inline =
  | { readonly type: 'text'; readonly text: string; readonly marks: Marks }
  | { readonly type: 'hardBreak' }

export type Block =
  | { readonly type: 'paragraph'; readonly children: readonly Inline[] }
  | { readonly type: 'heading'; readonly level: number; readonly children: readonly Inline[] }
  | { readonly type: 'bulletList'; readonly items: readonly Item[] }
  | { readonly type: 'orderedList'; readonly start: number; readonly items: readonly Item[] }
  | { readonly type: 'taskList'; readonly items: readonly Item[] }
  | { readonly type: 'blockquote'; readonly blocks: readonly Block[] }
  | { readonly type: 'codeBlock'; readonly language: string; readonly text: string }
  | { readonly type: 'horizontalRule' }
  | ImageBlock
  | { readonly type: 'table'; readonly rows: readonly Row[] }

export interface ImageBlock {
  readonly type: 'image'
  readonly src: string
  readonly alt: string
  readonly title: string
}

export interface Item {
  /** Of a task list's item; false elsewhere. */
  readonly isChecked: boolean
  readonly blocks: readonly Block[]
}

export interface Row {
  readonly cells: readonly Cell[]
}

export interface Cell {
  readonly isHeader: boolean
  readonly colspan: number
  readonly rowspan: number
  readonly align: 'left' | 'center' | 'right' | undefined
  readonly blocks: readonly Block[]
}

/**
 * How a reader hands over `[[Name]]` and `![[image.png]]`: an href or src with this prefix. Whoever
 * knows the other notes resolves it; what has no target is written out again as it was.
 */
export const WIKI = 'wiki:'

export const PLAIN: Marks = Object.freeze({})

export function textOf(children: readonly Inline[]): string {
  return children.map((child) => (child.type === 'text' ? child.text : '\n')).join('')
}

export function paragraphOf(text: string): Block {
  return { type: 'paragraph', children: text === '' ? [] : [plain(text)] }
}

export function plain(text: string): Inline {
  return { type: 'text', text, marks: PLAIN }
}

export function sameMarks(a: Marks, b: Marks): boolean {
  return (
    a === b ||
    (a.bold === b.bold &&
      a.italic === b.italic &&
      a.underline === b.underline &&
      a.strike === b.strike &&
      a.highlight === b.highlight &&
      a.code === b.code &&
      a.link?.href === b.link?.href &&
      a.link?.title === b.link?.title)
  )
}

/** Joins neighbours of equal marks and drops empty texts, which the editor's schema refuses. */
export function joinTexts(children: readonly Inline[]): Inline[] {
  const joined: Inline[] = []
  for (const child of children) {
    const last = joined.at(-1)
    if (child.type === 'text' && child.text === '') continue
    if (child.type === 'text' && last?.type === 'text' && sameMarks(child.marks, last.marks))
      joined[joined.length - 1] = { ...last, text: last.text + child.text }
    else joined.push(child)
  }
  return joined
}

/** Rewrites every link and image, in order. `undefined` from `image` drops it, from `link` unlinks. */
export interface Rewrite {
  link(link: Link, text: string): Link | string | undefined
  image(image: ImageBlock): ImageBlock | string
}

/** A string in place of a link or an image is put there as plain text. */
export function rewriteBlocks(blocks: readonly Block[], rewrite: Rewrite): readonly Block[] {
  return blocks.map((block) => rewriteBlock(block, rewrite))
}

function rewriteBlock(block: Block, rewrite: Rewrite): Block {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return block.children.some((child) => child.type === 'text' && child.marks.link)
        ? { ...block, children: joinTexts(rewriteInlines(block.children, rewrite)) }
        : block
    case 'bulletList':
    case 'orderedList':
    case 'taskList':
      return {
        ...block,
        items: block.items.map((item) => ({
          ...item,
          blocks: rewriteBlocks(item.blocks, rewrite),
        })),
      }
    case 'blockquote':
      return { ...block, blocks: rewriteBlocks(block.blocks, rewrite) }
    case 'image': {
      const image = rewrite.image(block)
      return typeof image === 'string' ? paragraphOf(image) : image
    }
    case 'table':
      return {
        ...block,
        rows: block.rows.map((row) => ({
          cells: row.cells.map((cell) => ({
            ...cell,
            blocks: rewriteBlocks(cell.blocks, rewrite),
          })),
        })),
      }
    case 'codeBlock':
    case 'horizontalRule':
      return block
  }
}

function rewriteInlines(children: readonly Inline[], rewrite: Rewrite): Inline[] {
  return children.map((child): Inline => {
    if (child.type !== 'text' || !child.marks.link) return child
    const { link, ...marks } = child.marks
    const rewritten = rewrite.link(link, child.text)
    if (typeof rewritten === 'string') return { type: 'text', text: rewritten, marks }
    return { ...child, marks: rewritten ? { ...marks, link: rewritten } : marks }
  })
}
