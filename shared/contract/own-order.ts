/**
 * A person's own order of their notebooks, and of their bases: on all their devices. One that was never
 * moved stands by its title among the others; one that was moved stays where it was put.
 */
import type { DocId } from '../records/keys'
import type { CollectionKind } from '../model/document'

/** Where one was put. */
export interface OwnRank {
  readonly docId: DocId
  readonly rank: string
}

export type OwnOrderChange =
  /** So many places down among those of its kind, or up where it is negative. */
  | { readonly kind: 'move'; readonly docId: DocId; readonly by: number }
  /** All of a kind, by title again. */
  | { readonly kind: 'forget'; readonly of: CollectionKind }
  /** What `forget` answered; one that was moved since stays where it is. */
  | { readonly kind: 'restore'; readonly ranks: readonly OwnRank[] }

export type OwnOrderReply =
  | {
      readonly kind: 'done'
      /** Where one that was moved stands now, from 0, and among how many. */
      readonly place: { readonly index: number; readonly total: number } | null
      /** What was forgotten. */
      readonly was: readonly OwnRank[]
    }
  | {
      readonly kind: 'refused'
      readonly reason: 'unknown' | 'library-read-only' | 'store-error'
    }
