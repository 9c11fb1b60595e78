/** A graph as an SVG file: what the canvas shows, whole; in a crowd the most linked have their titles. */
import { slicePaths } from './pie'

export interface DrawnNode {
  readonly x: number
  readonly y: number
  readonly size: number
  /** One at least: a slice each. */
  readonly colours: readonly string[]
  readonly title: string
}

export interface DrawnGraph {
  readonly nodes: readonly DrawnNode[]
  /** Indexes: from, to, from, to, … */
  readonly edges: readonly number[]
  readonly ground: string
  readonly text: string
  readonly line: string
  /** How thick a link is, 1 where there is room. */
  readonly link: number
  /** Smaller dots than this have their titles only when pointed at, where the picture is crowded. */
  readonly titleFrom: number
  readonly name: string
}

const MARGIN = 60
const LABEL_LETTERS = 40

export function formatSvg(graph: DrawnGraph): string {
  const { nodes, edges, ground, line, link, titleFrom, text, name } = graph
  const left = Math.min(0, ...nodes.map(({ x }) => x)) - MARGIN
  const top = Math.min(0, ...nodes.map(({ y }) => y)) - MARGIN
  // Titles stand to the right of their dots.
  const width = Math.max(0, ...nodes.map(({ x }) => x)) + 4 * MARGIN - left
  const height = Math.max(0, ...nodes.map(({ y }) => y)) + MARGIN - top
  const lines: string[] = []
  for (let at = 0; at + 1 < edges.length; at += 2) {
    const [from, to] = [nodes[edges[at] ?? -1], nodes[edges[at + 1] ?? -1]]
    if (from && to)
      lines.push(`<line x1="${n(from.x)}" y1="${n(from.y)}" x2="${n(to.x)}" y2="${n(to.y)}"/>`)
  }
  const dots = nodes.map(formatDot)
  const titled = link < 1 ? nodes.filter(({ size }) => size >= titleFrom) : nodes
  const labels = titled.map(
    ({ x, y, size, title }) =>
      `<text x="${n(x + size + 4)}" y="${n(y + 3)}">${escape(cut(title))}</text>`,
  )
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${n(left)} ${n(top)} ${n(width)} ${n(height)}" role="img">`,
    `<title>${escape(name)}</title>`,
    `<rect x="${n(left)}" y="${n(top)}" width="${n(width)}" height="${n(height)}" fill="${escape(ground)}"/>`,
    `<g stroke="${escape(line)}" stroke-width="${n(0.8 * link)}">${lines.join('')}</g>`,
    `<g>${dots.join('')}</g>`,
    `<g font-family="Inter, system-ui, sans-serif" font-size="9" fill="${escape(text)}">${labels.join('')}</g>`,
    '</svg>',
  ].join('\n')
}

function formatDot({ title, colours, ...disc }: DrawnNode): string {
  const [first = ''] = colours
  const name = `<title>${escape(title)}</title>`
  if (colours.length < 2)
    return `<circle cx="${n(disc.x)}" cy="${n(disc.y)}" r="${n(disc.size)}" fill="${escape(first)}">${name}</circle>`
  const slices = slicePaths(disc, colours.length).map(
    (path, at) => `<path d="${path}" fill="${escape(colours[at] ?? first)}"/>`,
  )
  return `<g>${name}${slices.join('')}</g>`
}

function n(value: number): string {
  return String(Math.round(value * 10) / 10)
}

function cut(title: string): string {
  const letters = [...title]
  return letters.length > LABEL_LETTERS ? `${letters.slice(0, LABEL_LETTERS - 1).join('')}…` : title
}

/** Also what XML may not hold at all. */
function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(FORBIDDEN, '\ufffd')
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const FORBIDDEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/gu
