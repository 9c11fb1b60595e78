/**
 * Runs of text with sets of marks, nested as Markdown has them: at each place the mark that reaches
 * farthest is the outermost, so that few delimiters stand side by side. Spaces at the ends of a mark
 * move out of it, since `** bold**` is not bold.
 */
import type { PhrasingContent } from 'mdast'
import { type Inline, type Link, type MarkName, type Marks, sameMarks } from '../body/body-tree'

export function nestMarks(children: readonly Inline[]): PhrasingContent[] {
  return nest(moveSpaces(children), 0)
}

function nest(children: readonly Inline[], from: number): PhrasingContent[] {
  const nodes: PhrasingContent[] = []
  let at = from
  while (at < children.length) {
    const child = children[at]
    if (!child) break
    const outermost = child.type === 'text' ? outermostMark(children, at) : undefined
    if (child.type === 'text' && outermost) {
      const { name, end } = outermost
      const inside = children.slice(at, end).map((run) => without(run, name))
      nodes.push(...wrap(name, child.marks.link, inside))
      at = end
      continue
    }
    if (child.type === 'hardBreak') nodes.push({ type: 'break' })
    else if (child.marks.code) nodes.push({ type: 'inlineCode', value: child.text })
    else nodes.push({ type: 'text', value: child.text })
    at += 1
  }
  return nodes
}

const ORDER: readonly MarkName[] = ['link', 'highlight', 'underline', 'strike', 'bold', 'italic']

function outermostMark(
  children: readonly Inline[],
  at: number,
): { readonly name: MarkName; readonly end: number } | undefined {
  const first = children[at]
  if (first?.type !== 'text') return undefined
  let best: { name: MarkName; end: number } | undefined
  for (const name of ORDER) {
    if (!first.marks[name]) continue
    let end = at + 1
    for (let run = children[end]; run; run = children[end]) {
      if (run.type !== 'text' || !sameMark(name, run.marks, first.marks)) break
      end += 1
    }
    if (!best || end > best.end) best = { name, end }
  }
  return best
}

function sameMark(name: MarkName, a: Marks, b: Marks): boolean {
  if (name !== 'link') return a[name] === b[name]
  return a.link !== undefined && sameMarks({ link: a.link }, b.link ? { link: b.link } : {})
}

function without(run: Inline, name: MarkName): Inline {
  if (run.type !== 'text') return run
  const { [name]: _, ...marks } = run.marks
  return { ...run, marks }
}

function wrap(
  name: MarkName,
  link: Link | undefined,
  inside: readonly Inline[],
): PhrasingContent[] {
  const children = nest(inside, 0)
  switch (name) {
    case 'bold':
      return [{ type: 'strong', children }]
    case 'italic':
      return [{ type: 'emphasis', children }]
    case 'strike':
      return [{ type: 'delete', children }]
    case 'highlight':
      return [{ type: 'html', value: '<mark>' }, ...children, { type: 'html', value: '</mark>' }]
    case 'underline':
      return [{ type: 'html', value: '<u>' }, ...children, { type: 'html', value: '</u>' }]
    case 'link':
      return link
        ? [{ type: 'link', url: link.href, title: link.title ?? null, children: children as never }]
        : children
    case 'code':
      return children
  }
}

const SPACES = /^(\s*)([^]*?)(\s*)$/u

/** Only what emphasis is made of refuses spaces at its ends; a run of nothing but spaces keeps no mark. */
function moveSpaces(children: readonly Inline[]): Inline[] {
  return children.flatMap((child): Inline[] => {
    if (child.type !== 'text' || Object.keys(child.marks).length === 0) return [child]
    const { bold: _b, italic: _i, strike: _s, ...others } = child.marks
    const isEmphasised = Object.keys(others).length < Object.keys(child.marks).length
    if (!isEmphasised) return [child]
    const [, before = '', text = '', after = ''] = SPACES.exec(child.text) ?? []
    const runs: Inline[] = []
    if (before !== '') runs.push({ type: 'text', text: before, marks: others })
    if (text !== '') runs.push({ type: 'text', text, marks: child.marks })
    if (after !== '') runs.push({ type: 'text', text: after, marks: others })
    return runs
  })
}
