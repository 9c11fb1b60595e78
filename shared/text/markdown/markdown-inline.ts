/**
 * What Markdown's phrasing becomes inside a block: runs of text with marks, hard breaks, and images,
 * which the editor keeps between blocks. Reads what other tools write: `==marked==`, `[[links]]`,
 * bare addresses. A backslash before any of them in the source means that it is only text.
 */
import type { PhrasingContent } from 'mdast'
import { type Inline, type Marks, PLAIN, WIKI } from '../body/body-tree'
import { readTag } from '../html/html-tag'
import { joinPieces, type Piece } from '../body/pieces'
import { safeHref, safeSrc } from '../safe-address'

export interface InlineSource {
  /** The Markdown that the nodes' offsets point into. */
  readonly text: string
  definition(label: string): { readonly url: string; readonly title: string } | undefined
  drop(what: string): void
}

/** A `==` that may begin or end a highlight, until it is known to have its other half. */
const TOGGLE: Inline = { type: 'text', text: '==', marks: PLAIN }

export function readPhrasing(nodes: readonly PhrasingContent[], source: InlineSource): Piece[] {
  const reader = new PhrasingReader(source)
  reader.read(nodes, PLAIN)
  return pairToggles(reader.pieces)
}

class PhrasingReader {
  readonly pieces: Piece[] = []
  readonly #source: InlineSource
  /** Marks opened by HTML tags and not closed yet. */
  readonly #tags: { readonly name: string; readonly marks: Marks }[] = []

  constructor(source: InlineSource) {
    this.#source = source
  }

  read(nodes: readonly PhrasingContent[], marks: Marks): void {
    for (const node of nodes) this.#node(node, marks)
  }

  #node(node: PhrasingContent, marks: Marks): void {
    switch (node.type) {
      case 'text':
        return this.#text(node.value, this.#sourceOf(node), marks)
      case 'emphasis':
        return this.read(node.children, { ...marks, italic: true })
      case 'strong':
        return this.read(node.children, { ...marks, bold: true })
      case 'delete':
        return this.read(node.children, { ...marks, strike: true })
      case 'inlineCode':
        return this.#add(node.value, { ...marks, code: true })
      case 'break':
        this.pieces.push({ type: 'hardBreak' })
        return
      case 'link':
        return this.#link(node.children, node.url, node.title, marks)
      case 'linkReference': {
        const target = this.#source.definition(node.identifier)
        return this.#link(node.children, target?.url ?? '', target?.title, marks)
      }
      case 'image':
        return this.#image(node.url, node.alt, node.title, marks)
      case 'imageReference': {
        const target = this.#source.definition(node.identifier)
        return this.#image(target?.url ?? '', node.alt, target?.title, marks)
      }
      case 'footnoteReference':
        return this.#add(`[^${node.label ?? node.identifier}]`, marks)
      case 'html':
        return this.#html(node.value)
    }
  }

  #sourceOf(node: PhrasingContent): string {
    const { start, end } = node.position ?? {}
    return this.#source.text.slice(start?.offset, end?.offset)
  }

  #add(text: string, marks: Marks): void {
    let all = marks
    for (const tag of this.#tags) all = { ...all, ...tag.marks }
    this.pieces.push({ type: 'text', text, marks: all })
  }

  #link(
    children: readonly PhrasingContent[],
    url: string,
    title: string | null | undefined,
    marks: Marks,
  ): void {
    const href = safeHref(url)
    if (!href) {
      if (url !== '') this.#source.drop(`link ${schemeOf(url)}`)
      return this.read(children, marks)
    }
    const link = title ? { href, title } : { href }
    const before = this.pieces.length
    this.read(children, { ...marks, link })
    const hasText = this.pieces.slice(before).some((piece) => piece.type === 'text')
    // A link around nothing but an image: the editor's images carry no link, so it follows in words.
    if (!hasText) this.#add(title || href, { ...marks, link })
  }

  #image(
    url: string,
    alt: string | null | undefined,
    title: string | null | undefined,
    marks: Marks,
  ): void {
    const src = safeSrc(url)
    if (src) this.pieces.push({ type: 'image', src, alt: alt ?? '', title: title ?? '' })
    else {
      if (url !== '') this.#source.drop(`image ${schemeOf(url)}`)
      if (alt) this.#add(alt, marks)
    }
  }

  #html(html: string): void {
    const tag = readTag(html)
    if (!tag) return this.#source.drop(html.startsWith('<!--') ? 'comment' : 'html')
    if (tag.name === 'br') this.pieces.push({ type: 'hardBreak' })
    else if (tag.name === 'img') {
      const { src = '', alt, title } = tag.attributes
      this.#image(src, alt, title, PLAIN)
    } else if (tag.isClosing) {
      const at = this.#tags.findLastIndex((open) => open.name === tag.name)
      if (at >= 0) this.#tags.splice(at, 1)
    } else {
      const href = safeHref(tag.attributes['href'] ?? '')
      const marks = tag.name === 'a' ? (href ? { link: { href } } : undefined) : TAGS[tag.name]
      if (marks) this.#tags.push({ name: tag.name, marks })
      else this.#source.drop(tag.name)
    }
  }

  /** Wiki links, bare addresses and highlights, unless the source has them escaped. */
  #text(value: string, raw: string, marks: Marks): void {
    if (!/==|\[\[|:\/\//u.test(value)) return this.#add(value, marks)
    const escapes = raw.includes('\\')
    const canWiki = !(escapes && /\\\[/u.test(raw)) && !marks.link
    const canLink = !(escapes && /\\:/u.test(raw)) && !marks.link
    const canHighlight = !(escapes && /\\=/u.test(raw))
    let at = 0
    for (const match of value.matchAll(SPECIAL)) {
      const { embed, wiki, alias, address, toggle } = match.groups ?? {}
      const [whole] = match
      if (wiki !== undefined ? !canWiki : address !== undefined ? !canLink : !canHighlight) continue
      if (match.index > at) this.#add(value.slice(at, match.index), marks)
      at = match.index + whole.length
      if (toggle) this.pieces.push(TOGGLE)
      else if (embed && /\.(png|jpe?g|gif|webp|avif|svg|bmp)$/iu.test(wiki ?? ''))
        this.pieces.push({ type: 'image', src: WIKI + wiki, alt: '', title: '' })
      else if (wiki !== undefined) {
        const link = { href: `${WIKI}${wiki}`, title: whole }
        this.#add(alias || wiki, { ...marks, link })
      } else if (address) {
        const href = trimAddress(address)
        this.#add(href, { ...marks, link: { href } })
        at = match.index + href.length
      }
    }
    if (at < value.length) this.#add(value.slice(at), marks)
  }
}

const SPECIAL =
  /(?<embed>!)?\[\[(?<wiki>[^[\]|\n]{1,300})(?:\\?\|(?<alias>[^[\]\n]{0,300}))?\]\]|(?<![\p{L}\p{N}])(?<address>https?:\/\/[^\s<>"'`|\\^{}[\]]+)|(?<toggle>==)/gu

const TAGS: Readonly<Record<string, Marks>> = {
  u: { underline: true },
  ins: { underline: true },
  mark: { highlight: true },
  b: { bold: true },
  strong: { bold: true },
  i: { italic: true },
  em: { italic: true },
  s: { strike: true },
  del: { strike: true },
  strike: { strike: true },
  code: { code: true },
  kbd: { code: true },
}

export function marksOfTag(name: string): Marks | undefined {
  return Object.hasOwn(TAGS, name) ? TAGS[name] : undefined
}

/** Sentences end with a point, and parentheses close, outside of the address. */
function trimAddress(address: string): string {
  let end = address.replace(/[.,;:!?…»*_~]+$/u, '')
  while (end.endsWith(')') && end.split(')').length > end.split('(').length) end = end.slice(0, -1)
  return end.replace(/[.,;:!?…»*_~]+$/u, '')
}

function schemeOf(url: string): string {
  return /^[a-z][a-z0-9+.-]*:/iu.exec(url.trim())?.[0].toLowerCase() ?? 'address'
}

/** Every second `==` ends the highlight that the one before it began; an odd one stays text. */
function pairToggles(pieces: readonly Piece[]): Piece[] {
  const toggles = pieces.flatMap((piece, at) => (piece === TOGGLE ? [at] : []))
  if (toggles.length === 0) return joinPieces(pieces)
  const paired = new Set(toggles.slice(0, toggles.length - (toggles.length % 2)))
  let isOn = false
  const marked: Piece[] = []
  pieces.forEach((piece, at) => {
    if (paired.has(at)) isOn = !isOn
    else if (isOn && piece.type === 'text')
      marked.push({ ...piece, marks: { ...piece.marks, highlight: true } })
    else marked.push(piece)
  })
  return joinPieces(marked)
}
