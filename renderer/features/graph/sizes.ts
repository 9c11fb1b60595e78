/** How large dots are, how thin links, and who has a title: by how many notes share the picture. */

export interface Sizes {
  dotOf(degree: number): number
  /** A title stands beside a dot of this size or more; zooming in makes dots larger. */
  readonly titleFrom: number
  readonly link: number
}

/** Up to here dots have room at their full size. */
const ROOMY = 150
/** A dot smaller than this part of itself is neither seen nor hit. */
const SMALLEST = 0.35
const TITLED_SIZE = 6
/** How many titles a crowded picture bears before it is zoomed into. */
const TITLES = 40

/** As many dots as there are, together they cover about as much of the picture. */
export function sizesFor(degrees: readonly number[]): Sizes {
  const count = degrees.length
  const scale = Math.max(SMALLEST, Math.min(1, Math.sqrt(ROOMY / Math.max(1, count))))
  const dotOf = (degree: number): number =>
    scale * (4 + Math.min(10, Math.sqrt(Math.max(0, degree)) * 1.6))
  const titled =
    count > ROOMY ? degrees.toSorted((one, other) => other - one)[TITLES - 1] : undefined
  return {
    dotOf,
    titleFrom: Math.max(TITLED_SIZE * scale, titled === undefined ? 0 : dotOf(titled)),
    link: scale,
  }
}
