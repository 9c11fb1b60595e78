/** A document as plain text, for a copy that the library refused: every letter, one block a line. */
import * as Y from 'yjs'
import { RICH_TEXTS } from '../../shared/model/document'

export function readPlainText(doc: Y.Doc): string {
  const lines: string[] = []
  for (const name of RICH_TEXTS) readBlocks(doc.getXmlFragment(name), lines)
  return lines.join('\n')
}

function readBlocks(parent: Y.XmlFragment, lines: string[]): void {
  // A stack, not recursion: a peer may nest ten thousand quotes.
  const waiting: (Y.XmlFragment | string)[] = [parent]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next === 'string') {
      lines.push(next)
      continue
    }
    const children = next.toArray()
    const isTextBlock = children.some((child) => child instanceof Y.XmlText)
    if (isTextBlock) waiting.push(children.map(inlineText).join(''))
    else if (children.length === 0 && next instanceof Y.XmlElement) waiting.push('')
    else for (const child of children.reverse()) if (isFragment(child)) waiting.push(child)
  }
}

function inlineText(child: unknown): string {
  if (child instanceof Y.XmlText) return plainRun(child)
  return child instanceof Y.XmlElement && child.nodeName === 'hardBreak' ? '\n' : ''
}

function plainRun(text: Y.XmlText): string {
  const pieces = text.toDelta() as readonly { readonly insert: unknown }[]
  return pieces.map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('')
}

function isFragment(child: unknown): child is Y.XmlFragment {
  return child instanceof Y.XmlFragment
}
