/** Where a note's text says terms of the library: the first time in each section, outside links and code. */
import type { Node } from '@tiptap/pm/model'
import type { LinkedNote } from '../../../shared/contract/links'
import type { DocId } from '../../../shared/records/keys'
import { foldText } from './fold-text'

export interface Terms {
  readonly pattern: RegExp
  readonly byPhrase: ReadonlyMap<string, DocId>
}

export interface TermPlace {
  readonly from: number
  readonly to: number
  readonly docId: DocId
}

/** By title and by what the text was found to say. Undefined when there is nothing to look for. */
export function termsOf(found: readonly LinkedNote[]): Terms | undefined {
  const byPhrase = new Map<string, DocId>()
  for (const { docId, title, state, passages } of found) {
    if (state !== 'here') continue
    for (const phrase of [title, ...passages.map(({ match }) => match)]) {
      const folded = foldText(phrase.trim())
      if (folded !== '' && !byPhrase.has(folded)) byPhrase.set(folded, docId)
    }
  }
  if (byPhrase.size === 0) return undefined
  // The longest first: « tiers-lieu culturel » is not « tiers-lieu ».
  const phrases = [...byPhrase.keys()].sort((a, b) => b.length - a.length)
  const any = phrases.map((phrase) => phrase.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join('|')
  return { byPhrase, pattern: new RegExp(`(?<![\\p{L}\\p{N}])(?:${any})(?![\\p{L}\\p{N}])`, 'gu') }
}

export function findTerms(doc: Node, { pattern, byPhrase }: Terms): readonly TermPlace[] {
  const places: TermPlace[] = []
  let said = new Set<DocId>()
  doc.descendants((block, at) => {
    if (block.type.name === 'heading') said = new Set()
    if (!block.isTextblock) return true
    if (block.type.name === 'heading' || block.type.spec.code) return false
    for (const { 0: phrase, index } of foldedText(block).matchAll(pattern)) {
      const docId = byPhrase.get(phrase)
      if (!docId || said.has(docId)) continue
      const from = at + 1 + index
      const to = from + phrase.length
      if (isMarked(doc, from, to)) continue
      said.add(docId)
      places.push({ from, to, docId })
    }
    return false
  })
  return places
}

const folded = new WeakMap<Node, string>()

/** Of a block that did not change it is known. */
function foldedText(block: Node): string {
  const known = folded.get(block)
  if (known !== undefined) return known
  const text = foldText(block.textBetween(0, block.content.size, '\ufffc', '\ufffc'))
  folded.set(block, text)
  return text
}

function isMarked(doc: Node, from: number, to: number): boolean {
  const { link, code } = doc.type.schema.marks
  return [link, code].some((type) => type && doc.rangeHasMark(from, to, type))
}
