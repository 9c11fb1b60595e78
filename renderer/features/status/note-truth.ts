/**
 * What may be said of a note, decided from what is known and nothing else. The order is the order of
 * importance: what is not on the disk comes before what is not at the relay, and "received" needs
 * somebody's receipt. Nothing here is ever called synced.
 */
import type { NoteStatus, SendingRefusal, StoreError } from '../../../shared/contract/notes'

export type Truth =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'store-error'; readonly error: StoreError }
  | { readonly kind: 'host-away' }
  /** Nothing brings it back but a person. */
  | { readonly kind: 'host-stopped' }
  | { readonly kind: 'unsaved' }
  /** Saved, and no relay is set. */
  | { readonly kind: 'local' }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'waiting'; readonly count: number }
  /** Saved; some of it the relay does not take. */
  | { readonly kind: 'refused'; readonly why: SendingRefusal }
  /** Saved; nothing was sent yet and nothing waits. */
  | { readonly kind: 'saved' }
  | { readonly kind: 'sent' }
  | { readonly kind: 'received'; readonly count: number }

export interface Known {
  readonly status: NoteStatus | undefined
  /** Something of this window is not confirmed on the disk. */
  readonly isUnsaved: boolean
  readonly host: 'there' | 'away' | 'stopped'
}

export function noteTruth({ status, isUnsaved, host }: Known): Truth {
  if (status?.storeError) return { kind: 'store-error', error: status.storeError }
  if (host === 'stopped') return { kind: 'host-stopped' }
  if (host === 'away') return { kind: 'host-away' }
  if (isUnsaved) return { kind: 'unsaved' }
  if (!status) return { kind: 'unknown' }
  if (status.relay.kind === 'none') return { kind: 'local' }
  if (status.waiting > 0) {
    const isUnreachable = status.relay.kind === 'unreachable'
    if (status.refusal !== null && !isUnreachable) return { kind: 'refused', why: status.refusal }
    return isUnreachable ? { kind: 'unreachable' } : { kind: 'waiting', count: status.waiting }
  }
  if (status.receivedBy > 0) return { kind: 'received', count: status.receivedBy }
  if (status.sentAt !== null) return { kind: 'sent' }
  return { kind: 'saved' }
}
