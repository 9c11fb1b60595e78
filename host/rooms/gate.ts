/**
 * The requirement gate, update by update. A whole scan costs as much as the document is long, so
 * each update's own content is looked at first, and only what could be unknown asks for the scan.
 */
import * as Y from 'yjs'
import { FORMAT, readMeta } from '../../shared/model/document'
import {
  findUnknown,
  KNOWN_FEATURES,
  KNOWN_MARKS,
  KNOWN_NODES,
} from '../../shared/model/requirements'

const NOTHING: readonly string[] = Object.freeze([])

/** What the document holds that this build lacks, after this update was applied to it. */
export function findUnknownAfter(doc: Y.Doc, update: Uint8Array): readonly string[] {
  return declaresUnknown(doc) || mayHoldUnknown(update) ? findUnknown(doc) : NOTHING
}

function declaresUnknown(doc: Y.Doc): boolean {
  const format = readMeta(doc).format
  if (format !== undefined && format > FORMAT) return true
  for (const feature of doc.getMap('requires').keys()) if (!KNOWN_FEATURES.has(feature)) return true
  return false
}

function mayHoldUnknown(update: Uint8Array): boolean {
  return Y.decodeUpdate(update).structs.some(
    (struct) => struct instanceof Y.Item && isUnfamiliar(struct.content),
  )
}

function isUnfamiliar(content: Y.Item['content']): boolean {
  if (content instanceof Y.ContentFormat) {
    const mark = content.key.replace(/--[\w+/=]{8}$/u, '')
    return !KNOWN_MARKS.has(mark)
  }
  if (content instanceof Y.ContentType) {
    const type = content.type
    if (type instanceof Y.XmlElement) return !KNOWN_NODES.has(type.nodeName)
    return !(type instanceof Y.XmlText)
  }
  return content instanceof Y.ContentEmbed || content instanceof Y.ContentDoc
}
