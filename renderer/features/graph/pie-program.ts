/** Dots as pies in WebGL. */
import { createNodePiechartProgram } from '@sigma/node-piechart'
import type { NodeProgramType } from 'sigma/rendering'

/** WebGL's programs have a fixed number of slices; pictures that are saved have as many as there are. */
const SLICES = 6

export function createPieProgram(): NodeProgramType {
  const [first, ...others] = Array.from({ length: SLICES }, (_, at) => ({
    color: { attribute: `colour${at}` },
    value: { attribute: `part${at}` },
  }))
  if (!first) throw new Error('a pie has slices')
  return createNodePiechartProgram({ defaultColor: '#000000', slices: [first, ...others] })
}

/** What the program reads off a node. */
export function pieOf(colours: readonly string[]): Readonly<Record<string, string | number>> {
  const slices = Array.from({ length: SLICES }, (_, at) => [
    [`colour${at}`, colours[at] ?? colours[0] ?? ''] as const,
    [`part${at}`, at < colours.length ? 1 : 0] as const,
  ])
  return Object.fromEntries(slices.flat())
}
