import type { OpenReply, ReadOnlyReason } from '../../shared/contract/notes'

export type OpenRefusal = Extract<OpenReply, { readonly kind: 'refused' }>['reason']

/**
 * Trouble with the working copy of this note in the browser's storage. The library is the truth and
 * goes on; a page that dies now can lose what the library has not confirmed.
 */
export type CopyTrouble = 'no-space' | 'closed' | 'damaged'

export type OpenNoteState =
  | { readonly kind: 'closed' }
  | { readonly kind: 'opening' }
  | { readonly kind: 'refused'; readonly reason: OpenRefusal }
  | {
      readonly kind: 'open'
      readonly readOnly: ReadOnlyReason | undefined
      readonly isShared: boolean
      /** The library's state has arrived; before that a working copy may be on screen. */
      readonly isSynced: boolean
      readonly copyTrouble: CopyTrouble | undefined
    }
