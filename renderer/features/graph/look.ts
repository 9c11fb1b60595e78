/** What a graph's colours stand for, and the colours themselves as the page shows them now. */
import type { CategoryRow } from '../../../shared/contract/collections'
import type { GraphNode } from '../../../shared/contract/graph'
import { NOTE_TYPES, type NoteType } from '../../../shared/model/note'
import type { ColourBy } from '../../app/graph-look'
import { COLOURS, type Colour, readColour } from '../../ui/colour-dot'

export interface Legend {
  /** A category's or a type's; `none` for notes without. */
  readonly id: string
  /** Undefined for a type, whose name the words know. */
  readonly name: string | undefined
  readonly colour: Colour | undefined
  readonly count: number
}

const TYPE_COLOURS: Readonly<Record<NoteType, Colour>> = {
  general: 'green',
  term: 'violet',
  organisation: 'orange',
}

/** A note in several categories counts in each. */
export function legendIds(node: GraphNode, by: ColourBy): readonly string[] {
  if (by === 'type') return [node.type]
  return node.categoryIds.length > 0 ? node.categoryIds : NO_CATEGORY
}

const NO_CATEGORY = ['none']

export interface Shown {
  readonly by: ColourBy
  /** Ids of the legend that are left out. */
  readonly hidden: ReadonlySet<string>
}

/** One of what it counts as is enough. */
export function isShown(node: GraphNode, { by, hidden }: Shown): boolean {
  return legendIds(node, by).some((id) => !hidden.has(id))
}

/** What it counts as and is shown. */
export function entriesOf(
  node: GraphNode,
  { by, hidden, legend }: Shown & Pick<ColourLook, 'legend'>,
): readonly Legend[] {
  return legendIds(node, by).flatMap((id) => {
    const entry = hidden.has(id) ? undefined : legend.find((each) => each.id === id)
    return entry ?? []
  })
}

export function coloursOf(
  node: GraphNode,
  { palette, ...look }: Shown & ColourLook,
): readonly string[] {
  const entries = entriesOf(node, look)
  if (entries.length === 0) return [palette.none]
  return entries.map(({ colour }) => (colour ? palette.colours[colour] : palette.none))
}

interface ColourLook {
  readonly legend: readonly Legend[]
  readonly palette: Palette
}

/** Those that the graph has, in their own order. A colour that nobody gave would be taken for a meaning. */
export function legendOf(
  nodes: readonly GraphNode[],
  by: ColourBy,
  categories: readonly CategoryRow[],
): readonly Legend[] {
  const counts = new Map<string, number>()
  for (const node of nodes)
    for (const id of legendIds(node, by)) counts.set(id, (counts.get(id) ?? 0) + 1)
  const all: readonly Omit<Legend, 'count'>[] =
    by === 'type'
      ? NOTE_TYPES.map((type) => ({ id: type, name: undefined, colour: TYPE_COLOURS[type] }))
      : [
          ...categories.map(({ id, name, colour }) => ({ id, name, colour: readColour(colour) })),
          { id: 'none', name: undefined, colour: undefined },
        ]
  return all.flatMap((entry) => {
    const count = counts.get(entry.id)
    return count === undefined ? [] : [{ ...entry, count }]
  })
}

export interface Palette {
  readonly ground: string
  readonly text: string
  readonly line: string
  readonly faint: string
  readonly none: string
  readonly colours: Readonly<Record<Colour, string>>
}

const TOKENS: Readonly<Record<Colour, string>> = {
  green: '--person-0',
  orange: '--person-1',
  blue: '--person-2',
  pink: '--person-3',
  violet: '--person-4',
  ochre: '--person-5',
  teal: '--person-6',
  red: '--person-7',
}

/** A canvas knows no custom properties: each is read off an element in the theme of the moment. */
export function readPalette(element: HTMLElement): Palette {
  const probe = element.ownerDocument.createElement('span')
  // Where the system forces its colours, a picture keeps its own.
  probe.style.setProperty('forced-color-adjust', 'none')
  element.append(probe)
  const read = (token: string): string => {
    probe.style.color = `var(${token})`
    return hexOf(getComputedStyle(probe).color)
  }
  const colours = Object.fromEntries(
    COLOURS.map((colour) => [colour, read(TOKENS[colour])] as const),
  ) as Record<Colour, string>
  const palette = {
    ground: read('--bg-page'),
    text: read('--fg'),
    line: read('--line-2'),
    faint: read('--line'),
    none: read('--fg-3'),
    colours,
  }
  probe.remove()
  return palette
}

/** `rgb(1, 2, 3)` as `#010203`: what WebGL's programs and SVG both read. */
function hexOf(colour: string): string {
  const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/gu) ?? []).map(Number)
  return `#${[red, green, blue].map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`
}
