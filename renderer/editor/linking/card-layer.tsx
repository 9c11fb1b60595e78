/**
 * The card of a note over whatever names one: a link or a term in a text, a row in the panel. It
 * comes when the pointer rests there, when the keyboard's focus is there, or when the cursor was
 * moved into a term; it stays while the pointer is on it, and goes with Escape. Never by touch.
 */
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { type DocId, parseDocId } from '../../../shared/records/keys'
import { SYSTEM_CLOCK } from '../../bridge/page-clock'
import { readTarget } from '../text-link'
import styles from './card-layer.module.css'
import { CARD_ATTRIBUTE } from './drawn-links'
import { NoteCard, useCard } from './note-card'

interface Shown {
  readonly docId: DocId
  readonly heading: string | undefined
  readonly over: HTMLElement
}

const OPEN_AFTER = 350
const CLOSE_AFTER = 220
const GAP = 6
const CARD_ID = 'note-card-layer'
const MOVES = new Set(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'])

export function NoteCardLayer() {
  const [shown, setShown] = useState<Shown>()
  useEffect(() => watchCards(document, setShown), [])
  return shown ? <FloatingCard key={shown.docId} shown={shown} /> : null
}

function FloatingCard({ shown }: { readonly shown: Shown }) {
  const card = useCard(shown.docId)
  const element = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const { over } = shown
    const before = over.getAttribute('aria-describedby')
    // In the text the editor itself has the focus.
    if (over !== document.activeElement) return undefined
    over.setAttribute('aria-describedby', CARD_ID)
    return () => {
      if (before === null) over.removeAttribute('aria-describedby')
      else over.setAttribute('aria-describedby', before)
    }
  }, [shown])
  useLayoutEffect(() => {
    if (element.current) place(element.current, shown.over)
  })
  if (card === undefined) return null
  return createPortal(
    <div
      ref={element}
      id={CARD_ID}
      role="tooltip"
      className={styles.floating}
      data-note-card-layer=""
    >
      <NoteCard card={card} heading={shown.heading} />
    </div>,
    document.body,
  )
}

function place(card: HTMLElement, over: HTMLElement): void {
  const [line = over.getBoundingClientRect()] = over.getClientRects()
  const { width, height } = card.getBoundingClientRect()
  if (over.closest('[data-region="panel"]')) {
    card.style.left = `${Math.max(8, line.left - width - 2 * GAP)}px`
    card.style.top = `${Math.max(8, Math.min(line.top, window.innerHeight - height - 8))}px`
    return
  }
  const isAbove = line.bottom + GAP + height > window.innerHeight - 8 && line.top > height + GAP
  const left = Math.max(8, Math.min(line.left, window.innerWidth - width - 8))
  card.style.left = `${left}px`
  card.style.top = `${isAbove ? line.top - GAP - height : line.bottom + GAP}px`
}

function watchCards(page: Document, show: (shown: Shown | undefined) => void): () => void {
  let over: HTMLElement | undefined
  let stopWaiting = () => {}
  const wait = (milliseconds: number, action: () => void) => {
    stopWaiting()
    stopWaiting = SYSTEM_CLOCK.after(milliseconds, action)
  }
  const hide = () => {
    stopWaiting()
    over = undefined
    show(undefined)
  }
  const open = (element: HTMLElement, milliseconds: number) => {
    if (element === over) return stopWaiting()
    wait(milliseconds, () => {
      const docId = parseDocId(element.getAttribute(CARD_ATTRIBUTE))
      if (!docId || !element.isConnected) return
      over = element
      const target = readTarget(element.getAttribute('href'))
      const heading = target.kind === 'note' ? target.heading : undefined
      show({ docId, heading, over: element })
    })
  }
  const leave = () => wait(CLOSE_AFTER, hide)

  const onOver = (event: PointerEvent) => {
    if (event.pointerType === 'touch') return
    const element = namedBy(event.target)
    if (element) open(element, over ? CLOSE_AFTER : OPEN_AFTER)
    else if (isInCard(event.target)) stopWaiting()
    else leave()
  }
  const onFocus = (event: FocusEvent) => {
    const element = namedBy(event.target)
    if (element?.matches(':focus-visible')) open(element, OPEN_AFTER)
    else if (over) leave()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && over) {
      event.stopPropagation()
      hide()
    } else if (over && !event.ctrlKey) hide()
    else stopWaiting()
  }
  const onKeyUp = (event: KeyboardEvent) => {
    if (!MOVES.has(event.key) || event.shiftKey) return
    const selection = page.getSelection()
    const element = selection?.isCollapsed ? namedBy(selection.anchorNode) : undefined
    // A link has the cursor's own card, which can do more.
    if (element && element.localName !== 'a') open(element, OPEN_AFTER)
  }
  page.addEventListener('pointerover', onOver)
  page.addEventListener('focusin', onFocus)
  page.addEventListener('keydown', onKeyDown, true)
  page.addEventListener('keyup', onKeyUp)
  page.addEventListener('pointerdown', hide, true)
  page.addEventListener('wheel', hide, { passive: true })
  return () => {
    stopWaiting()
    page.removeEventListener('pointerover', onOver)
    page.removeEventListener('focusin', onFocus)
    page.removeEventListener('keydown', onKeyDown, true)
    page.removeEventListener('keyup', onKeyUp)
    page.removeEventListener('pointerdown', hide, true)
    page.removeEventListener('wheel', hide)
  }
}

function namedBy(target: EventTarget | null): HTMLElement | undefined {
  const element =
    target instanceof Element ? target : target instanceof Node ? target.parentElement : null
  return element?.closest<HTMLElement>(`[${CARD_ATTRIBUTE}]`) ?? undefined
}

function isInCard(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[data-note-card-layer]') !== null
}
