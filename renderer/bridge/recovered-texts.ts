/** Texts that this window kept and the library refused: offered to the person, never dropped. */
import type { HostReply } from '../../shared/contract/host'
import type { DocId } from '../../shared/records/keys'

export type RecoveryReason = Extract<
  HostReply<'pushWorkingCopy'>,
  { readonly kind: 'refused' }
>['reason']

export interface RecoveredText {
  readonly docId: DocId
  readonly title: string
  /** The whole note as plain text. */
  readonly text: string
  readonly reason: RecoveryReason
  /** Title and text to the clipboard; false when the clipboard refused. */
  readonly copy: () => Promise<boolean>
  /** Deletes the copy for good, on the person's word. */
  readonly discard: () => Promise<void>
}
