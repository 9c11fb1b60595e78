/** Filters of notebooks that a person keeps under a name: in the home document, on all their devices. */
import type { FilterId, NotebookFilter } from '../model/saved-filters'

export type FilterChange =
  | ({ readonly kind: 'keep'; readonly name: string } & NotebookFilter)
  /** As `keep`, but nothing where it was kept once: it may have been removed on purpose since. */
  | ({ readonly kind: 'adopt'; readonly name: string } & NotebookFilter)
  /** With `was`, only while it is still called so. */
  | {
      readonly kind: 'rename'
      readonly id: FilterId
      readonly name: string
      readonly was?: string
    }
  | { readonly kind: 'remove'; readonly id: FilterId }
  | { readonly kind: 'restore'; readonly id: FilterId }

export type FilterReply =
  | { readonly kind: 'done' }
  | {
      readonly kind: 'refused'
      readonly reason: 'unknown' | 'changed-since' | 'library-read-only' | 'store-error'
    }
