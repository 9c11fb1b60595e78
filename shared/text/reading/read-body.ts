/** What a body of Yjs types holds, for the catalog. */
import * as Y from 'yjs'
import { readMarkName } from '../../model/requirements'
import { type BodyContent, BodyGatherer, type LinkedLetters } from './gather-body'

/** With a stack and trusting no node's name: a peer may nest ten thousand quotes. */
export function readBodyContent(body: Y.XmlFragment): BodyContent {
  const gatherer = new BodyGatherer()
  const waiting: unknown[] = body.toArray().reverse()
  while (waiting.length > 0) {
    const next = waiting.pop()
    if (typeof next === 'number') gatherer.close(next)
    else if (next instanceof Y.XmlText) {
      // XmlText's own toString writes tags around marks; Text's gives the letters alone.
      gatherer.letters(Y.Text.prototype.toString.call(next), linksOf(next))
    } else if (next instanceof Y.XmlElement) {
      waiting.push(gatherer.open(next.nodeName, (key) => next.getAttribute(key)))
      for (let child = next.length - 1, children = next.toArray(); child >= 0; child -= 1)
        waiting.push(children[child])
    }
  }
  return gatherer.finish()
}

function linksOf(text: Y.XmlText): readonly LinkedLetters[] {
  const links: LinkedLetters[] = []
  let at = 0
  for (const { insert, attributes } of text.toDelta() as readonly Delta[]) {
    if (typeof insert !== 'string') continue
    for (const key in attributes) {
      const { href } = (readMarkName(key) === 'link' ? attributes[key] : undefined) ?? {}
      if (typeof href !== 'string') continue
      links.push({ at, length: insert.length, href })
      break
    }
    at += insert.length
  }
  return links
}

interface Delta {
  readonly insert: unknown
  readonly attributes?: Readonly<Record<string, { readonly href?: unknown } | null>>
}
