/**
 * Where letters of a body's plain text stand in its Yjs texts: a passage that the catalog found is
 * changed there. It goes the same way as `extractText`, whose places it takes.
 */
import * as Y from 'yjs'
import { BODY } from '../../model/document'
import { edgeOf, GatheredText, imageWords } from './gathered-text'

export interface FoundLetters {
  readonly text: Y.XmlText
  /** In the text itself, where a thing that is no letter counts as one. */
  readonly index: number
  readonly attributes: Readonly<Record<string, unknown>>
}

/** Undefined where the text says something else at `at`, or changes its node or marks on the way. */
export function findLetters(doc: Y.Doc, at: number, letters: string): FoundLetters | undefined {
  const gathered = new GatheredText()
  const waiting: unknown[] = doc.getXmlFragment(BODY).toArray().reverse()
  while (waiting.length > 0 && gathered.length <= at) {
    const next = waiting.pop()
    if (typeof next === 'number') gathered.part(next)
    else if (next instanceof Y.XmlText) {
      const written: string = Y.Text.prototype.toString.call(next)
      gathered.add(written)
      const start = gathered.length - written.length
      if (written !== '' && at >= start && at < gathered.length)
        return findIn(next, at - start, letters)
    } else if (next instanceof Y.XmlElement) {
      const edge = edgeOf(next.nodeName)
      gathered.part(edge)
      gathered.add(imageWords(next.nodeName, (key) => next.getAttribute(key)))
      waiting.push(edge, ...next.toArray().reverse())
    }
  }
  return undefined
}

function findIn(text: Y.XmlText, at: number, letters: string): FoundLetters | undefined {
  let index = 0
  let seen = 0
  for (const { insert, attributes } of text.toDelta() as readonly Piece[]) {
    if (typeof insert !== 'string') {
      index += 1
      continue
    }
    const from = at - seen
    if (from >= 0 && from < insert.length) {
      if (!insert.startsWith(letters, from)) return undefined
      return { text, index: index + from, attributes: attributes ?? {} }
    }
    index += insert.length
    seen += insert.length
  }
  return undefined
}

interface Piece {
  readonly insert: unknown
  readonly attributes?: Readonly<Record<string, unknown>>
}
