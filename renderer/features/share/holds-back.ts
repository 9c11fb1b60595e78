/** Whether links are made at all: a link names its relay for good, and the address may be a slip of the fingers. */
import type { RelayState } from '../../../shared/contract/relay'
import type { NoteRow, ShareReply } from '../../../shared/contract/notes'

export type Links = { readonly edit: ShareReply | null; readonly view: ShareReply }

export type SilentRelay = Extract<RelayState, { readonly kind: 'unreachable' | 'connecting' }>

/**
 * Whether what is shared is known. Of a notebook or base that is what it holds as well: without its row
 * nobody could say what goes along, nor who may hand out its link for editing.
 */
export function isKnown(
  card: Pick<NoteRow, 'kind' | 'trashedAt'> | null | undefined,
  collection: object | undefined,
): boolean {
  if (card && card.trashedAt !== null) return false
  return collection !== undefined || card?.kind === 'note'
}

/** Set, but nothing has answered there yet, or no longer does. */
export function isSilent(relay: RelayState): relay is SilentRelay {
  return relay.kind === 'unreachable' || relay.kind === 'connecting'
}

/**
 * True until somebody insists, for a note that no link names a relay of yet. That a relay was needed
 * is no link: it may have been set since, before its state was told.
 */
export function holdsBack(asked: {
  readonly relay: RelayState | undefined
  readonly isShared: boolean | undefined
  readonly isInsisted: boolean
  readonly links: Links | 'lost' | { readonly refused: string } | undefined
}): boolean {
  const { relay, isShared, isInsisted, links } = asked
  if (isInsisted || isShared !== false || !relay || !isSilent(relay)) return false
  if (links === undefined) return true
  return links !== 'lost' && 'view' in links && links.view.kind === 'needs-relay'
}
