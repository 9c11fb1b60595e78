import type { OpenReply, ReadOnlyReason } from '../../shared/contract/notes'
import type { CollectionKind } from '../../shared/model/document'

export type OpenRefusal = Extract<OpenReply, { readonly kind: 'refused' }>['reason']

/**
 * Trouble with the working copy of this note in the browser's storage. The library is the truth and
 * goes on; a page that dies now can lose what the library has not confirmed.
 */
export type CopyTrouble = 'no-space' | 'closed' | 'damaged'

/** What an editor may be bound to a part of. */
export type EditedKind = 'note' | CollectionKind

export type OpenNoteState =
  | { readonly kind: 'closed' }
  | { readonly kind: 'opening' }
  | { readonly kind: 'refused'; readonly reason: OpenRefusal }
  | {
      readonly kind: 'open'
      /** Of a notebook or a base only the introduction is bound. */
      readonly docKind: EditedKind
      readonly readOnly: ReadOnlyReason | undefined
      readonly isShared: boolean
      /** The library's state has arrived; before that a working copy may be on screen. */
      readonly isSynced: boolean
      readonly copyTrouble: CopyTrouble | undefined
    }
