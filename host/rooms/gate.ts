/**
 * The requirement gate, update by update. A whole scan costs as much as the document is long, so
 * each update's own content is looked at first, and only what could be unknown asks for the scan.
 */
import * as Y from 'yjs'
import { FORMAT, readMeta } from '../../shared/model/document'
import {
  findUnknown,
  findUnknownAttributes,
  KNOWN_FEATURES,
  KNOWN_MARKS,
  KNOWN_NODES,
  readMarkName,
} from '../../shared/model/requirements'

const NOTHING: readonly string[] = Object.freeze([])

/** What the document holds that this build lacks, after this update was applied to it. */
export function findUnknownAfter(doc: Y.Doc, update: Uint8Array): readonly string[] {
  return declaresUnknown(doc) || mayHoldUnknown(doc, update) ? findUnknown(doc) : NOTHING
}

function declaresUnknown(doc: Y.Doc): boolean {
  const format = readMeta(doc).format
  if (format !== undefined && format > FORMAT) return true
  for (const feature of doc.getMap('requires').keys()) if (!KNOWN_FEATURES.has(feature)) return true
  return false
}

function mayHoldUnknown(doc: Y.Doc, update: Uint8Array): boolean {
  return Y.decodeUpdate(update).structs.some(
    (struct) =>
      struct instanceof Y.Item && (isUnfamiliar(struct.content) || isUnknownAttribute(doc, struct)),
  )
}

function isUnfamiliar(content: Y.Item['content']): boolean {
  if (content instanceof Y.ContentFormat) {
    const mark = readMarkName(content.key)
    return !KNOWN_MARKS.has(mark) || findUnknownAttributes(mark, content.value).length > 0
  }
  if (content instanceof Y.ContentType) {
    const type = content.type
    if (type instanceof Y.XmlElement) return !KNOWN_NODES.has(type.nodeName)
    return !(type instanceof Y.XmlText)
  }
  return content instanceof Y.ContentEmbed || content instanceof Y.ContentDoc
}

/** An unknown attribute of a known node. Which node, only the document says: an update names it at times. */
function isUnknownAttribute(doc: Y.Doc, { id, content }: Y.Item): boolean {
  if (!(content instanceof Y.ContentAny) || Y.getState(doc.store, id.client) <= id.clock)
    return false
  const item: unknown = Y.getItem(doc.store, id)
  if (!(item instanceof Y.Item) || item.parentSub === null) return false
  const { parent, parentSub } = item
  return (
    parent instanceof Y.XmlElement &&
    findUnknownAttributes(parent.nodeName, { [parentSub]: true }).length > 0
  )
}
