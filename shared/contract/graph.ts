/** Notes and the links between them, to be drawn. */
import type { CategoryId } from '../model/categories'
import type { NoteType } from '../model/note'
import type { DocId } from '../records/keys'

export type GraphPlace =
  | { readonly kind: 'note'; readonly docId: DocId; readonly hops: 1 | 2 }
  | { readonly kind: 'notebook'; readonly docId: DocId }
  | { readonly kind: 'base'; readonly docId: DocId }
  | { readonly kind: 'all' }

export interface Graph {
  readonly nodes: readonly GraphNode[]
  /** Indexes into `nodes`: from, to, from, to, … each pair once. */
  readonly edges: readonly number[]
  /** Of all nodes there are; more than `nodes` when it was capped. */
  readonly total: number
}

export interface GraphNode {
  readonly docId: DocId
  readonly title: string
  readonly type: NoteType
  /** In the notebook looked at, in its order; none elsewhere. */
  readonly categoryIds: readonly CategoryId[]
  /** Links to and from it in the whole library. */
  readonly degree: number
}
