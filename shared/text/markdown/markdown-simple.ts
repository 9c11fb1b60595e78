/**
 * The lines that most notes consist of, read and written without a parser: an ordinary paragraph
 * costs micromark some milliseconds, and an import has a hundred thousand of them. Whatever is not
 * plainly plain is answered with `undefined` and goes the long way; tests hold the two ways equal.
 */
import { type Inline, joinTexts, type Marks, PLAIN } from '../body/body-tree'

/** A line that begins with this begins no list, heading, quote, table, fence, rule or HTML. */
export const PLAIN_START = /^(?:[\p{L}«“"‘'’(…—]|\d+(?![\d.)]))/u

const TEXT = /[^\\`*_[\]<>&~=!|:\n\ufffd]+/uy
const LINK =
  /\[([^[\]\\`*_<>&~=!|:\n]*[^[\]\\`*_<>&~=!|:\n ][^[\]\\`*_<>&~=!|:\n]*)\]\(([^\s()<>\\&"'`]+)\)/uy
const STRONG = /\*\*([\p{L}\p{N}](?:[^\\`*_[\]<>&~=!|:\n]*[\p{L}\p{N}])?)\*\*(?!\*)/uy
const EMPHASIS = /\*([\p{L}\p{N}](?:[^\\`*_[\]<>&~=!|:\n]*[\p{L}\p{N}])?)\*(?!\*)/uy
const WORD = /^[\p{L}\p{N}]$/u
const HAS_SCHEME = /^[a-z][a-z0-9+.-]*:/iu

/** The phrasing of one paragraph, heading or item; undefined when it needs the parser. */
export function readSimpleInlines(source: string): readonly Inline[] | undefined {
  const text = source.replace(/[ \t]+$/u, '')
  if (text.includes('\t') || / {2}\n/u.test(text)) return undefined
  const inlines: Inline[] = []
  const add = (value: string, marks: Marks = PLAIN) =>
    inlines.push({ type: 'text', text: value, marks })
  let at = 0
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at
    const match = pattern.exec(text)
    if (match) at += match[0].length
    return match
  }
  while (at < text.length) {
    const run = take(TEXT)
    if (run) {
      add(run[0])
      continue
    }
    const letter = text.charAt(at)
    const next = text.charAt(at + 1)
    const before = text.charAt(at - 1)
    if (letter === '[') {
      const [, label = '', url = ''] = (before === '!' ? null : take(LINK)) ?? []
      if (url === '' || HAS_SCHEME.test(url) || url.startsWith('//')) return undefined
      if (label !== label.trim()) return undefined
      add(label, { link: { href: url } })
    } else if (letter === '*') {
      if (before === '*' || WORD.test(before)) return undefined
      const [, strong] = take(STRONG) ?? []
      const [, emphasis] = strong === undefined ? (take(EMPHASIS) ?? []) : []
      if (strong !== undefined) add(strong, { bold: true })
      else if (emphasis !== undefined) add(emphasis, { italic: true })
      else return undefined
      if (WORD.test(text.charAt(at))) return undefined
    } else if (letter === '\n') {
      inlines.push({ type: 'text', text: ' ', marks: PLAIN })
      trimLast(inlines)
      at += 1
    } else if (isOnlyText(letter, before, next)) {
      add(letter)
      at += 1
    } else return undefined
  }
  return joinTexts(inlines)
}

/** The space of a line break replaces the one that stood before it. */
function trimLast(inlines: Inline[]): void {
  const before = inlines.at(-2)
  if (before?.type === 'text')
    inlines[inlines.length - 2] = { ...before, text: before.text.replace(/ +$/u, '') }
}

function isOnlyText(letter: string, before: string, next: string): boolean {
  if (letter === ':') return next !== '/'
  if (letter === '!') return next !== '['
  if (letter === '_') return WORD.test(before) && WORD.test(next)
  if (letter === '&') return next === ' '
  if (letter === '>') return before === ' ' && next === ' '
  if (letter === '=') return before !== '=' && next !== '='
  return false
}

const SAFE_TEXT = /^(?: |[\p{L}\p{N},;.?'’"«»()…–—%°€ ]|(?<=[\p{L}\p{N}])[-:](?=[\p{L}\p{N} ]))*$/u
const SAFE_URL = /^[\w./%#?-]+$/u

/** The Markdown of one paragraph or item, as the long way would write it; undefined when unsure. */
export function writeSimpleInlines(children: readonly Inline[]): string | undefined {
  let written = ''
  let isAfterMark = false
  for (const child of children) {
    if (child.type !== 'text' || !SAFE_TEXT.test(child.text)) return undefined
    const { text, marks } = child
    const kind = kindOf(marks)
    if (kind === undefined) return undefined
    if (kind === 'text') {
      if (isAfterMark && !/^[ ,;.?)]/u.test(text)) return undefined
      written += text
    } else {
      if (written !== '' && !/[ (]$/u.test(written)) return undefined
      if (!/^[\p{L}\p{N}](?:.*[\p{L}\p{N}])?$/u.test(text)) return undefined
      const url = marks.link?.href ?? ''
      if (kind === 'link' && (!SAFE_URL.test(url) || url === text)) return undefined
      written += kind === 'link' ? `[${text}](${url})` : `${kind}${text}${kind}`
    }
    isAfterMark = kind !== 'text'
  }
  return PLAIN_START.test(written) && !written.endsWith(' ') ? written : undefined
}

function kindOf(marks: Marks): 'text' | 'link' | '**' | '*' | undefined {
  const [first, second] = Object.keys(marks)
  if (first === undefined) return 'text'
  if (second !== undefined || marks.link?.title !== undefined) return undefined
  if (first === 'link') return 'link'
  return first === 'bold' ? '**' : first === 'italic' ? '*' : undefined
}
