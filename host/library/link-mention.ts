/** A mention of a note becomes a link, in the note that says it, which nobody needs to open for it. */
import type { HostPayload } from '../../shared/contract/host'
import type { MentionReply } from '../../shared/contract/links'
import { findLetters, type FoundLetters } from '../../shared/text/body/find-letters'
import { formatPlace } from '../../shared/text/link'
import type { Library } from './library'

/** On disk when it answers that it is done. */
export function linkMention(
  library: Library,
  { docId, at, match, target }: HostPayload<'linkMention'>,
): MentionReply {
  const document = library.open(docId)
  if (!document) return { kind: 'refused', reason: 'unknown' }
  const reason = document.readOnly?.kind
  if (reason) return { kind: 'refused', reason: reason === 'trashed' ? 'unknown' : reason }
  const found = findLetters(document.doc, at, match)
  if (!found || !mayChange(found, target !== null)) return { kind: 'refused', reason: 'changed' }
  const link = target === null ? null : { href: formatPlace(target), title: null }
  document.write(() => found.text.format(found.index, match.length, { link }))
  return library.journal.flush() ? { kind: 'done' } : { kind: 'refused', reason: 'store-error' }
}

/** Code holds no links; what is a link already stays the one that somebody made. */
function mayChange({ text, attributes }: FoundLetters, isToLink: boolean): boolean {
  const isCode = Boolean(attributes['code']) || isCodeBlock(text.parent)
  return !isCode && Boolean(attributes['link']) !== isToLink
}

function isCodeBlock(parent: FoundLetters['text']['parent']): boolean {
  return (parent as { readonly nodeName?: unknown } | null)?.nodeName === 'codeBlock'
}
