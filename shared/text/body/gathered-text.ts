/** The text of a body as it is gathered, node by node: where blocks, rows and cells are kept apart. */

/** Of the edges between two texts the greatest counts: a cell's paragraph does not break its row. */
const LINE = 1
const CELL = 2
const ROW = 3
const EDGES: ReadonlyMap<string, number> = new Map([
  ['tableCell', CELL],
  ['tableHeader', CELL],
  ['tableRow', ROW],
  ['table', ROW],
])

/** What a node of this name breaks, before and after its text. A peer may give it any name. */
export function edgeOf(name: string): number {
  return EDGES.get(name) ?? LINE
}

/** What an image says: its alternative text, and its caption where that says more. */
export function imageWords(name: string, attribute: (key: string) => unknown): string {
  if (name !== 'image') return ''
  const [alt, title] = [attribute('alt'), attribute('title')]
  const words = [alt, title].filter((each) => typeof each === 'string' && each.trim() !== '')
  return [...new Set(words)].join('\n')
}

/** Breaks are written only between texts: never at the ends, never two in a row. */
export class GatheredText {
  readonly #pieces: string[] = []
  #pending = 0
  #length = 0

  get length(): number {
    return this.#length
  }

  add(text: string): void {
    if (text === '') return
    if (this.#pending > 0 && this.#pieces.length > 0)
      this.#push(this.#pending === CELL ? '\t' : '\n')
    this.#pending = 0
    this.#push(text)
  }

  part(edge: number): void {
    this.#pending = Math.max(this.#pending, edge)
  }

  toString(): string {
    return this.#pieces.join('')
  }

  #push(piece: string): void {
    this.#pieces.push(piece)
    this.#length += piece.length
  }
}
