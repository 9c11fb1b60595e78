/**
 * A note's body as plain text: what is searched and listed. Blocks stand apart by line
 * breaks, the cells of a table row by tabs. It walks with a stack and trusts no node's name, since
 * a peer may nest ten thousand quotes or send nodes that this build lacks.
 */
import * as Y from 'yjs'
import { BODY } from '../../model/document'
import { edgeOf, GatheredText, imageWords } from './gathered-text'
import { oneLine } from '../one-line'

const EXCERPT_LETTERS = 240

export function extractText(doc: Y.Doc): string {
  return extractFragment(doc.getXmlFragment(BODY))
}

function extractFragment(body: Y.XmlFragment): string {
  const text = new GatheredText()
  const waiting: unknown[] = body.toArray().reverse()
  while (waiting.length > 0) {
    const next = waiting.pop()
    if (typeof next === 'number') text.part(next)
    // XmlText's own toString writes tags around marks; Text's gives the letters alone.
    else if (next instanceof Y.XmlText) text.add(Y.Text.prototype.toString.call(next))
    else if (next instanceof Y.XmlElement) {
      const edge = edgeOf(next.nodeName)
      text.part(edge)
      text.add(imageWords(next.nodeName, (key) => next.getAttribute(key)))
      waiting.push(edge)
      for (let child = next.length - 1, children = next.toArray(); child >= 0; child -= 1)
        waiting.push(children[child])
    }
  }
  return text.toString()
}

/** The first letters on one line, cut after a word where one ends near, never inside a letter. */
export function excerptOf(text: string, letters: number = EXCERPT_LETTERS): string {
  // Four times as much is enough to fill it, whatever the white space.
  const line = oneLine(text.slice(0, letters * 4))
  if (line.length <= letters) return line
  const cut = line.slice(0, letters).replace(/[\ud800-\udbff]$/u, '')
  const lastSpace = cut.lastIndexOf(' ')
  return lastSpace > letters * 0.8 ? cut.slice(0, lastSpace) : cut
}
