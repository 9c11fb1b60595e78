/** Where a link in a text leads, without looking at the keys that it may carry: nothing is opened here. */
import { type DocId, parseDocId } from '../../records/keys'
import { parseLink } from '../link'

const PLACE = /^\s*<?carnet:\/\/note\/([\w-]{22})(#[^\s>]*)?>?\s*$/iu

/** `heading` is empty for the whole note. Undefined for what leads elsewhere. */
export function readTarget(
  href: string,
): { readonly target: DocId; readonly heading: string } | undefined {
  if (!href.includes(':')) return undefined
  const found = PLACE.exec(href)
  const target = found && parseDocId(found[1])
  if (!target) return undefined
  if (!/^#h=/iu.test(found[2] ?? '')) return { target, heading: '' }
  const link = parseLink(href)
  const heading = typeof link === 'object' && link.kind === 'place' ? link.heading : undefined
  return { target, heading: heading ?? '' }
}
