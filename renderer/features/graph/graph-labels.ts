/** The titles in the picture: beside their dots, on the side where there is room for them. */
import type { Palette } from './look'
import { drawPie } from './pie'

export interface DrawnDot {
  readonly x: number
  readonly y: number
  readonly size: number
  readonly label?: string | null
}

const LABEL_LETTERS = 32
const FONT = '12px "Inter Variable", system-ui, sans-serif'
const GAP = 4
/** From a title to the picture's edge. */
const EDGE = 6

/** Titles stand beside their dots, and beside each other. */
export function cutTitle(title: string): string {
  const letters = [...title]
  return letters.length > LABEL_LETTERS ? `${letters.slice(0, LABEL_LETTERS - 1).join('')}…` : title
}

/** To the right of its dot, else to the left; where it fits on neither side, as far in as it can. */
export function startOfLabel(
  { x, size }: Pick<DrawnDot, 'x' | 'size'>,
  width: number,
  room: number,
): number {
  const right = x + size + GAP
  if (right + width <= room - EDGE) return right
  const left = x - size - GAP - width
  return left >= EDGE ? left : Math.max(EDGE, room - EDGE - width)
}

/** What titles have taken of a picture while it is drawn: one that would lie on another is left out. */
export class LabelRoom {
  #taken: Box[] = []

  clear(): void {
    this.#taken = []
  }

  /** False where something stands already. */
  take(box: Box): boolean {
    if (this.#taken.some((other) => overlaps(box, other))) return false
    this.#taken.push(box)
    return true
  }
}

interface Box {
  readonly left: number
  readonly right: number
  /** Its middle: all titles are as high. */
  readonly y: number
}

const HEIGHT = 16

function overlaps(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && Math.abs(one.y - other.y) < HEIGHT
}

export interface LabelLook {
  readonly palette: Palette
  /** How wide the picture is. */
  readonly room: number
}

export function drawLabel(
  context: CanvasRenderingContext2D,
  dot: DrawnDot,
  { palette, room, labels }: LabelLook & { readonly labels: LabelRoom },
): void {
  if (!dot.label) return
  context.font = FONT
  const { width } = context.measureText(dot.label)
  const start = startOfLabel(dot, width, room)
  if (!labels.take({ left: start, right: start + width, y: dot.y })) return
  // Lines and dots below it do not run through its letters.
  context.strokeStyle = palette.ground
  context.lineWidth = 3
  context.lineJoin = 'round'
  context.strokeText(dot.label, start, dot.y + 4)
  context.fillStyle = palette.text
  context.fillText(dot.label, start, dot.y + 4)
}

/** Its title whole, on the ground of the page: sigma's own is white in every theme. */
export function drawHovered(
  context: CanvasRenderingContext2D,
  dot: DrawnDot,
  { palette, room, colours }: LabelLook & { readonly colours: readonly string[] },
): void {
  const { x, y, size, label } = dot
  context.font = `600 ${FONT}`
  const width = label ? context.measureText(label).width : 0
  const start = startOfLabel(dot, width, room)
  const from = Math.min(x - size - GAP, label ? start - EDGE : x)
  const to = Math.max(x + size + GAP, label ? start + width + EDGE : x)
  context.fillStyle = palette.ground
  context.strokeStyle = palette.none
  context.lineWidth = 1
  context.beginPath()
  context.roundRect(from, y - 11, to - from, 22, 6)
  context.fill()
  context.stroke()
  drawPie(context, dot, colours)
  context.fillStyle = palette.text
  if (label) context.fillText(label, start, y + 4)
}
