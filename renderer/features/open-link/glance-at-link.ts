import { parseTypedAddress } from '../../../shared/text/typed-address'

export interface Glance {
  readonly words: 'confirmEdit' | 'confirmView' | 'confirmPlace' | 'confirmUnknown'
  readonly relay: string | null
}

/**
 * What a link says that it is, for the question before it is opened. It is the host that checks it:
 * keys are not looked at here.
 */
export function glanceAtLink(text: string): Glance {
  const match = /^<?carnet:\/\/note\/[\w-]+(?:#([^\s>]*))?>?$/iu.exec(text.trim())
  if (!match) return { words: 'confirmUnknown', relay: null }
  if (match[1] === undefined) return { words: 'confirmPlace', relay: null }
  const fields = new URLSearchParams(match[1])
  const relay = parseTypedAddress(fields.get('r') ?? '')
  const address = relay.kind === 'address' && fields.has('r') ? relay.address : null
  if (fields.has('e')) return { words: 'confirmEdit', relay: address }
  return { words: fields.has('v') ? 'confirmView' : 'confirmUnknown', relay: address }
}
