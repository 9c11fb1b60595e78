/**
 * The page's own part of the requirement gate. The host stops forwarding when something unknown
 * arrives; but a page that comes back from a time without a host gets all at once what it missed.
 * So while an editor is bound, each message is looked at before it touches the document.
 */
import { createDecoder, readVarUint, readVarUint8Array } from 'lib0/decoding'
import { messageYjsSyncStep2, messageYjsUpdate } from 'y-protocols/sync'
import * as Y from 'yjs'
import { FORMAT } from '../../shared/model/document'
import {
  findUnknownAttributes,
  KNOWN_ATTRIBUTES,
  KNOWN_FEATURES,
  KNOWN_MARKS,
  KNOWN_NODES,
  readMarkName,
} from '../../shared/model/requirements'

const MESSAGE_SYNC = 0

/** Names as `findUnknown` gives them; empty for what is known, and for what is no update. */
export function findUnknownInMessage(message: Uint8Array): readonly string[] {
  const update = readUpdate(message)
  return update ? findUnknownInUpdate(update) : []
}

/** Throws for what is no update. */
export function findUnknownInUpdate(update: Uint8Array): readonly string[] {
  const unknown = new Set<string>()
  for (const struct of Y.decodeUpdate(update).structs) {
    if (struct instanceof Y.Item) readItem(struct, unknown)
  }
  return [...unknown].sort()
}

function readItem(item: Y.Item, unknown: Set<string>): void {
  const { content, parent, parentSub } = item
  if (content instanceof Y.ContentFormat) {
    const mark = readMarkName(content.key)
    if (!KNOWN_MARKS.has(mark)) unknown.add(`mark:${mark}`)
    else
      for (const attribute of findUnknownAttributes(mark, content.value))
        unknown.add(`attribute:${mark}.${attribute}`)
  } else if (content instanceof Y.ContentType) {
    const { type } = content
    if (type instanceof Y.XmlElement && !KNOWN_NODES.has(type.nodeName))
      unknown.add(`node:${type.nodeName}`)
  } else if (content instanceof Y.ContentEmbed) unknown.add('node:embed')
  // Before it is part of a document, an item of a root type names its parent by a string.
  const root: unknown = parent
  if (parentSub !== null && typeof root !== 'string' && !isSomeAttribute(parentSub))
    unknown.add(`attribute:${parentSub}`)
  if (root === 'requires' && parentSub !== null && !KNOWN_FEATURES.has(parentSub))
    unknown.add(`feature:${parentSub}`)
  if (root === 'meta' && parentSub === 'format') {
    const format: unknown = content.getContent()[0]
    if (typeof format === 'number' && format > FORMAT) unknown.add(`format:${format}`)
  }
}

/** Of which node is known only once it is part of a document: the host has looked there. */
function isSomeAttribute(name: string): boolean {
  return [...KNOWN_ATTRIBUTES.values()].some((known) => known.has(name))
}

function readUpdate(message: Uint8Array): Uint8Array | undefined {
  if (message[0] !== MESSAGE_SYNC) return undefined
  const decoder = createDecoder(message)
  readVarUint(decoder)
  const kind = readVarUint(decoder)
  return kind === messageYjsSyncStep2 || kind === messageYjsUpdate
    ? readVarUint8Array(decoder)
    : undefined
}
