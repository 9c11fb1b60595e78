/** A dot in the colours of all that its note counts as: a disc of one, else a pie, a slice each. */
export interface Disc {
  readonly x: number
  readonly y: number
  readonly size: number
}

export function drawPie(
  context: CanvasRenderingContext2D,
  { x, y, size }: Disc,
  colours: readonly string[],
): void {
  const turn = (2 * Math.PI) / colours.length
  for (const [at, colour] of colours.entries()) {
    context.fillStyle = colour
    context.beginPath()
    if (colours.length > 1) context.moveTo(x, y)
    context.arc(x, y, size, at * turn, (at + 1) * turn)
    context.fill()
  }
}

/** The outline of each slice as SVG writes it, in the order of the colours; of two or more. */
export function slicePaths({ x, y, size }: Disc, count: number): readonly string[] {
  const turn = (2 * Math.PI) / count
  const point = (angle: number) =>
    `${round(x + size * Math.cos(angle))} ${round(y + size * Math.sin(angle))}`
  return Array.from({ length: count }, (_, at) => {
    const [start, end] = [point(at * turn), point((at + 1) * turn)]
    return `M${round(x)} ${round(y)}L${start}A${round(size)} ${round(size)} 0 0 1 ${end}Z`
  })
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
