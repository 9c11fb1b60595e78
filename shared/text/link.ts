/**
 * Links that carry a capability, and links between notes that carry none:
 *
 *   carnet://note/<id>#e=<edit secret>&r=<relay>            may edit
 *   carnet://note/<id>#v=<view secret>&w=<writer key>&r=…   may read
 *   carnet://notebook/<id>#…, carnet://base/<id>#…          the same, with what it contains
 *   carnet://note/<id>                                      a place inside a note's text; also of a
 *                                                           notebook or base, by its own kind
 *   carnet://note/<id>#h=<heading, percent-encoded>         the part of it under that heading
 *   carnet://view/…                                         what a window shows: view-link.ts
 *
 * Secrets stand in the fragment alone, and there is no https form: a server could read it.
 */
import { parseBase64url, toBase64url } from '../records/bytes'
import { type Capability, type DocId, deriveDocumentKeys, parseDocId } from '../records/keys'
import { MAX_LINK_LETTERS } from './link-letters'
import { parseTypedAddress } from './typed-address'
import { isViewLink, parseViewLink, type ViewLink } from './view-link'

/** Of a heading, so that the link stays short enough in any script. */
const MAX_HEADING_LETTERS = 200

export type LinkRefusal =
  | 'not-a-link'
  | 'too-long'
  | 'kind-unknown'
  | 'malformed'
  | 'relay-refused'
  | 'id-not-of-this-key'

const LINKED = ['note', 'notebook', 'base'] as const
export type LinkedKind = (typeof LINKED)[number]

/** What a link leads to. */
export interface Linked {
  readonly linked: LinkedKind
  readonly docId: DocId
}

export interface CapabilityLink {
  readonly kind: 'capability'
  readonly linked: LinkedKind
  readonly capability: Capability
  /** Where the document lives; undefined when the link names none. */
  readonly relay: string | undefined
}

export interface PlaceLink {
  readonly kind: 'place'
  readonly linked: LinkedKind
  readonly docId: DocId
  /** What the heading's text begins with, in its own letters; undefined for the whole note. */
  readonly heading: string | undefined
}

export function formatLink(
  capability: Capability,
  relay: string | undefined,
  linked: LinkedKind = 'note',
): string {
  const keys =
    capability.rights === 'edit'
      ? `e=${toBase64url(capability.editSecret)}`
      : `v=${toBase64url(capability.viewSecret)}&w=${toBase64url(capability.writerKey)}`
  const place = relay === undefined ? '' : `&r=${encodeURIComponent(relay)}`
  return `carnet://${linked}/${capability.docId}#${keys}${place}`
}

/** Of a note, notebook or base as a whole. */
export function formatLinked({ linked, docId }: Linked): string {
  return `carnet://${linked}/${docId}`
}

/** A long heading is cut: the place is then the first heading that begins so. */
export function formatPlace(docId: DocId, heading = ''): string {
  const place = formatLinked({ linked: 'note', docId })
  const cut = heading.trim().slice(0, MAX_HEADING_LETTERS).replace(LONE_SURROGATE, '')
  return cut === '' ? place : `${place}#h=${encodeHeading(cut)}`
}

const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** Of a link's fragment: also what a bracket around a link, or Markdown, would cut it at. */
export function encodeHeading(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

/** Takes what a person pasted, with spaces or angle brackets around it. Needs libsodium to be ready. */
export function parseLink(text: string): CapabilityLink | PlaceLink | ViewLink | LinkRefusal {
  if (isViewLink(text)) return parseViewLink(text)
  const trimmed = text.trim().replace(/^<(.*)>$/u, '$1')
  if (trimmed.length > MAX_LINK_LETTERS) return 'too-long'
  if (!/^carnet:/iu.test(trimmed)) return 'not-a-link'
  const match = /^carnet:\/\/([a-z]+)\/([\w-]+)(?:#([\w\-=&%.~]+))?$/iu.exec(trimmed)
  if (!match) return 'malformed'
  const [, kind, id, fragment] = match
  const linked = LINKED.find((known) => known === kind?.toLowerCase())
  if (!linked) return 'kind-unknown'
  const docId = parseDocId(id)
  if (!docId) return 'malformed'
  return fragment === undefined
    ? { kind: 'place', linked, docId, heading: undefined }
    : parseFragment({ linked, docId }, fragment)
}

function parseFragment(
  { linked, docId }: { readonly linked: LinkedKind; readonly docId: DocId },
  fragment: string,
): CapabilityLink | PlaceLink | LinkRefusal {
  const fields = new Map<string, string>()
  for (const field of fragment.split('&')) {
    const at = field.indexOf('=')
    if (at < 1 || fields.has(field.slice(0, at))) return 'malformed'
    fields.set(field.slice(0, at), field.slice(at + 1))
  }
  const heading = fields.size === 1 ? fields.get('h') : undefined
  if (heading !== undefined) return { kind: 'place', linked, docId, heading: parseHeading(heading) }
  const capability = parseCapability(docId, fields)
  if (!capability) return 'malformed'
  const keys = deriveDocumentKeys(capability)
  if (typeof keys === 'string') return keys === 'id-not-of-this-key' ? keys : 'malformed'
  const written = fields.get('r')
  if (written === undefined) return { kind: 'capability', linked, capability, relay: undefined }
  const relay = parseTypedAddress(decode(written))
  return relay.kind === 'refused'
    ? 'relay-refused'
    : { kind: 'capability', linked, capability, relay: relay.address }
}

/** One that cannot be read still names its note. */
export function parseHeading(encoded: string): string | undefined {
  try {
    const heading = decodeURIComponent(encoded).trim()
    return heading === '' ? undefined : heading
  } catch {
    // A stray percent sign, or bytes that are no letters.
    return undefined
  }
}

function parseCapability(docId: DocId, fields: Map<string, string>): Capability | undefined {
  const editSecret = parseSecret(fields.get('e'))
  const viewSecret = parseSecret(fields.get('v'))
  const writerKey = parseSecret(fields.get('w'))
  if (editSecret && !viewSecret && !writerKey) return { rights: 'edit', docId, editSecret }
  if (viewSecret && writerKey && !editSecret)
    return { rights: 'view', docId, viewSecret, writerKey }
  return undefined
}

function parseSecret(text: string | undefined): Uint8Array | undefined {
  const bytes = text === undefined ? undefined : parseBase64url(text)
  return bytes?.byteLength === 32 ? bytes : undefined
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    // A stray percent sign: left as it is, the address parser refuses it.
    return text
  }
}
