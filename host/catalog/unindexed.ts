/** While the catalog is being built, a note that is not found in it may well be there. */
import type { LinkState, NoteCard, NoteLinks } from '../../shared/contract/links'

export function doubtLinks(links: NoteLinks): NoteLinks {
  return { ...links, outgoing: links.outgoing.map(doubt), away: links.away.map(doubt) }
}

export function doubtCard(card: NoteCard): NoteCard {
  return doubt(card)
}

function doubt<Linked extends { readonly state: LinkState }>(linked: Linked): Linked {
  return linked.state === 'missing' ? { ...linked, state: 'unindexed' } : linked
}
