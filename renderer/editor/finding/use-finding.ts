/**
 * The search of the note that is on screen, and the commands that reach it from the window: they are
 * events of the document, so that whoever has no note open can do something else with them.
 */
import { type RefObject, useCallback, useContext, useEffect, useRef, useState } from 'react'
import type { BodyEditor } from '../body-editor'
import { chooseFound, cursorOf, readChosen } from './cursor'
import { FIND_EVENT, readFindRequest } from './find-request'
import type { Area, Found } from './found'
import { LastSoughtContext } from './last-sought'
import { bringIntoSight, pageOf } from './sight'

export interface FindingUse {
  /** Closes the search and leads to what was found, or back to where one came from. */
  readonly leave: () => void
  readonly isReplacing: boolean
  readonly setReplacing: (isReplacing: boolean) => void
}

export function useFinding(
  { editor, finding }: BodyEditor,
  field: RefObject<HTMLInputElement | null>,
  replacement: RefObject<HTMLInputElement | null>,
): FindingUse {
  const [isReplacing, setReplacing] = useState(false)
  const last = useContext(LastSoughtContext)
  const cameFrom = useRef<Element | null>(null)
  useEffect(() => {
    const areas = () => areasAbove(editor.view.dom)
    const shown = (found: Found) => bringIntoSight(editor.view, found)
    const open = (isToReplace: boolean) => {
      const active = document.activeElement
      const isInside = !isInBar(active) && isInNote(editor.view.dom, active)
      const wasOpen = finding.read().isOpen
      if (isInside || !wasOpen) {
        cameFrom.current = active
        finding.open(cursorOf(editor.view, areas()), { areas, shown })
      }
      const chosen = isInside ? readChosen() : ''
      if (chosen !== '') last.set({ ...last.read(), text: chosen })
      finding.seek(last.read())
      if (isToReplace || !wasOpen) setReplacing(isToReplace)
      // A bar that is not there yet takes the cursor when it is.
      const hasWords = isToReplace && last.read().text !== ''
      const wanted = hasWords ? (replacement.current ?? field.current) : field.current
      wanted?.focus()
      wanted?.select()
    }
    const answer = (event: Event) => {
      const request = readFindRequest(event)
      if (!request || editor.isDestroyed) return
      event.preventDefault()
      const isStep = request === 'next' || request === 'previous'
      if (isStep && finding.read().isOpen) finding.step(request === 'next' ? 1 : -1)
      else open(request === 'replace')
    }
    document.addEventListener(FIND_EVENT, answer)
    return () => {
      document.removeEventListener(FIND_EVENT, answer)
      finding.close()
    }
  }, [editor, finding, field, replacement, last])
  const leave = useCallback(() => {
    setReplacing(false)
    const { current } = finding.read()
    finding.close()
    if (current) chooseFound(editor.view, current)
    else if (cameFrom.current instanceof HTMLElement) cameFrom.current.focus()
  }, [editor, finding])
  return { leave, isReplacing, setReplacing }
}

/** While the bar is there: Escape in the text puts it away, and a long text is drawn as it scrolls. */
export function useFindingConduct({ editor, finding }: BodyEditor): void {
  useEffect(() => {
    const note = noteOf(editor.view.dom)
    const page = pageOf(editor.view.dom)
    let frame = 0
    const scrolled = () => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(finding.scrolled)
    }
    const onKeyDown = (event: Event) => {
      const isEscape = event instanceof KeyboardEvent && event.key === 'Escape'
      if (!isEscape || event.isComposing || !isText(event.target)) return
      event.preventDefault()
      event.stopPropagation()
      finding.close()
    }
    note?.addEventListener('keydown', onKeyDown)
    page?.addEventListener('scroll', scrolled, { passive: true })
    return () => {
      note?.removeEventListener('keydown', onKeyDown)
      page?.removeEventListener('scroll', scrolled)
      cancelAnimationFrame(frame)
    }
  }, [editor, finding])
}

function noteOf(body: Element): Element | null {
  return body.closest('[data-note-fields]')
}

function isInNote(body: Element, element: Element | null): boolean {
  return noteOf(body)?.contains(element) === true
}

function isInBar(element: Element | null): boolean {
  return element?.closest('search') != null
}

function isText(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches('[data-note-body], textarea')
}

/** Title and fields, as they stand on the page. */
function areasAbove(body: Element): readonly Area[] {
  return [...(noteOf(body)?.querySelectorAll('textarea') ?? [])]
}
