import type { LinkedKind } from '../../../shared/text/link'
import { parseTypedAddress } from '../../../shared/text/typed-address'
import { parseViewLink } from '../../../shared/text/view-link'

export interface Glance {
  readonly words:
    | `${'confirmEdit' | 'confirmView' | 'confirmPlace'}.${LinkedKind}`
    | 'confirmLook'
    | 'confirmUnknown'
  readonly relay: string | null
}

/**
 * What a link says that it is, for the question before it is opened. It is the host that checks it:
 * keys are not looked at here.
 */
export function glanceAtLink(text: string): Glance {
  if (typeof parseViewLink(text) !== 'string') return { words: 'confirmLook', relay: null }
  const match = LINK.exec(text.trim())
  if (!match?.[1]) return { words: 'confirmUnknown', relay: null }
  const linked = match[1].toLowerCase() as LinkedKind
  const fields = new URLSearchParams(match[2])
  const isKeyed = fields.has('e') || fields.has('v')
  // A place may say which part of the note it is.
  if (match[2] === undefined || (!isKeyed && fields.has('h')))
    return { words: `confirmPlace.${linked}`, relay: null }
  const relay = parseTypedAddress(fields.get('r') ?? '')
  const address = relay.kind === 'address' && fields.has('r') ? relay.address : null
  if (fields.has('e')) return { words: `confirmEdit.${linked}`, relay: address }
  return { words: isKeyed ? `confirmView.${linked}` : 'confirmUnknown', relay: address }
}

const LINK = /^<?carnet:\/\/(note|notebook|base)\/[\w-]+(?:#([^\s>]*))?>?$/iu
