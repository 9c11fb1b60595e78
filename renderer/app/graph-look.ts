/**
 * How a graph is looked at: kept with the place, so that the way back from a note that was opened
 * there leads to the same picture.
 */
import type { DocId } from '../../shared/records/keys'

export type ColourBy = 'type' | 'category'
export type Manner = 'picture' | 'list'

export interface GraphLook {
  /** As it stands in the field. */
  readonly search: string
  /** Undefined for what is told apart there at first: categories where there are some. */
  readonly by: ColourBy | undefined
  /** What the legend left out: ids of categories, or names of types. */
  readonly hidden: readonly string[]
  readonly manner: Manner
  /** The note that was opened last from there. */
  readonly chosen: DocId | null
  /** Where the picture was moved to; null for all of it. In no address. */
  readonly camera: Camera | null
}

export interface Camera {
  readonly x: number
  readonly y: number
  readonly ratio: number
  readonly angle: number
}

export const FIRST_GRAPH_LOOK: GraphLook = Object.freeze({
  search: '',
  by: undefined,
  hidden: [],
  manner: 'picture',
  chosen: null,
  camera: null,
})
