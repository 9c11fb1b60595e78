/** What the host's main thread and the catalog's worker say to each other. */
import type { StoreError } from '../../shared/contract/notes'
import type { Catalog } from './contract'
import type { CatalogSource } from './rebuild'
import type { Skipped } from './skipped'

export interface CatalogWorkerStart {
  readonly file: string
  readonly source: CatalogSource | undefined
}

export type CatalogCall = Exclude<keyof Catalog, 'close'>

export interface CatalogRequest {
  readonly id: number
  readonly call: CatalogCall | 'close'
  readonly values: readonly unknown[]
}

export type CatalogReport =
  | { readonly kind: 'ready' }
  /** It cannot be opened or made, not even in memory. */
  | { readonly kind: 'refused'; readonly store: StoreError; readonly message: string }
  | { readonly kind: 'reply'; readonly id: number; readonly value: unknown }
  | {
      readonly kind: 'failure'
      readonly id: number
      /** Set when the disk refused. */
      readonly store: StoreError | undefined
      readonly message: string
    }
  /** The disk takes it no more: it goes on in memory, and is built again at the next start. */
  | { readonly kind: 'unkept'; readonly store: StoreError }
  /** One document that it could not read, or not write whole. */
  | { readonly kind: 'skipped'; readonly skipped: Skipped }
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  /** The catalog is whole again, or could not be made so. */
  | { readonly kind: 'indexed'; readonly failure: StoreError | undefined }
