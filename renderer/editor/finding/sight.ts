/** Which part of a long text is on screen, a screen more on either side. */
import type { EditorView } from '@tiptap/pm/view'
import type { Found } from './found'
import type { Span } from './match-text'

export function pageOf(element: Element): HTMLElement | null {
  return element.closest<HTMLElement>('[data-region="page"]')
}

/** At most so many, from the first that may be seen. */
export function spansInSight(
  view: EditorView,
  spans: readonly Span[],
  most: number,
): readonly Span[] {
  const page = pageOf(view.dom)
  const place = page?.getBoundingClientRect()
  if (!place) return spans.slice(0, most)
  const { top, bottom, height } = place
  const { children } = view.dom
  const first = children[firstWhere(children.length, (at) => edge(children[at]) > top - height)]
  const from = first ? view.posAtDOM(first, 0) : 0
  const past =
    children[firstWhere(children.length, (at) => startOf(children[at]) > bottom + height)]
  const to = past ? view.posAtDOM(past, 0) : view.state.doc.content.size
  const begin = firstWhere(spans.length, (at) => (spans[at]?.to ?? 0) > from)
  const end = firstWhere(spans.length, (at) => (spans[at]?.from ?? 0) > to)
  return spans.slice(begin, Math.min(end, begin + most))
}

export function isInSight(spans: readonly Span[], { from }: Span): boolean {
  return spans[firstWhere(spans.length, (at) => (spans[at]?.from ?? 0) >= from)]?.from === from
}

/** Above it the bars, and some lines around it. */
const ABOVE = 150
const BELOW = 60

/** Moves the page alone, and only if what is found is not on screen: then it comes to the middle. */
export function bringIntoSight(view: EditorView, found: Found): void {
  const page = pageOf(view.dom)
  if (!page) return
  const at = found.area?.getBoundingClientRect() ?? view.coordsAtPos(found.from)
  const { top, bottom } = page.getBoundingClientRect()
  if (at.top >= top + ABOVE && at.bottom <= bottom - BELOW) return
  page.scrollTop += at.top - (top + bottom) / 2
}

const edge = (element: Element | undefined) => element?.getBoundingClientRect().bottom ?? 0
const startOf = (element: Element | undefined) => element?.getBoundingClientRect().top ?? 0

/** The first of so many, in order, that is so; as many as there are if none is. */
function firstWhere(count: number, isSo: (at: number) => boolean): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >> 1
    if (isSo(middle)) high = middle
    else low = middle + 1
  }
  return low
}
