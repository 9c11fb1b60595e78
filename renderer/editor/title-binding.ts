/**
 * The title's text area and its Y.Text. What is typed becomes one change of the letters that
 * differ; what others type moves the cursor with its letters. While an input method composes,
 * nothing is taken from its hands: others' changes wait, and its own are carried over them.
 */
import * as Y from 'yjs'
import { readTitle, TITLE, writeTitle } from '../../shared/model/document'
import { type Unsubscribe, USER } from '../../shared/model/origin'

type Delta = readonly {
  readonly retain?: number
  readonly insert?: unknown
  readonly delete?: number
}[]

export interface TitleField {
  readonly doc: Y.Doc
  readonly undo: Y.UndoManager
  /** Enter, and the down arrow at the end: on to the body. */
  readonly leaveDown: () => void
}

export function bindTitle(area: HTMLTextAreaElement, field: TitleField): Unsubscribe {
  const { doc, undo } = field
  const text = doc.getText(TITLE)
  let isComposing = false
  let isWriting = false
  let shown = readTitle(doc)
  let missed: Delta[] = []
  area.value = shown

  const show = (deltas: readonly Delta[]) => {
    const start = moveBy(area.selectionStart, deltas)
    const end = moveBy(area.selectionEnd, deltas)
    shown = readTitle(doc)
    if (area.value === shown) return
    area.value = shown
    if (area.ownerDocument.activeElement === area) area.setSelectionRange(start, end)
  }
  const observe = (event: Y.YTextEvent) => {
    if (isWriting) return
    if (isComposing) missed.push(event.delta as Delta)
    else show([event.delta as Delta])
  }
  const write = () => {
    const written = oneLine(area.value)
    isWriting = true
    try {
      if (missed.length === 0) writeTitle(doc, written, USER)
      else writeOver(doc, { before: shown, after: written, missed })
    } finally {
      isWriting = false
    }
    const deltas = missed
    missed = []
    shown = written
    show(deltas)
  }
  const listeners: { readonly [Name in keyof HTMLElementEventMap]?: (event: never) => void } = {
    input: () => {
      if (!isComposing) write()
    },
    compositionstart: () => {
      isComposing = true
    },
    compositionend: () => {
      isComposing = false
      write()
    },
    keydown: (event: KeyboardEvent) => {
      if (event.isComposing || area.readOnly) return
      const isLast = area.selectionStart === area.value.length
      if (event.key === 'Enter' || (event.key === 'ArrowDown' && isLast)) {
        event.preventDefault()
        field.leaveDown()
      } else if (isUndo(event)) {
        event.preventDefault()
        undo.undo()
      } else if (isRedo(event)) {
        event.preventDefault()
        undo.redo()
      }
    },
    beforeinput: (event: InputEvent) => {
      // The browser's own history knows nothing of the body or of others.
      if (event.inputType === 'historyUndo' || event.inputType === 'historyRedo') {
        event.preventDefault()
        if (event.inputType === 'historyUndo') undo.undo()
        else undo.redo()
      }
    },
    // Leaving the title ends the step that undo takes back.
    blur: () => undo.stopCapturing(),
  }
  for (const [name, listen] of Object.entries(listeners)) {
    area.addEventListener(name, listen as unknown as EventListener)
  }
  text.observe(observe)
  return () => {
    text.unobserve(observe)
    for (const [name, listen] of Object.entries(listeners)) {
      area.removeEventListener(name, listen as unknown as EventListener)
    }
  }
}

/** Where an offset in the old text is in the new one; letters inserted at it stay behind it. */
export function moveBy(offset: number, deltas: readonly Delta[]): number {
  let moved = offset
  for (const delta of deltas) {
    let at = 0
    for (const { retain = 0, insert, delete: removed = 0 } of delta) {
      if (at > moved) break
      at += retain
      if (typeof insert === 'string') {
        if (at < moved) moved += insert.length
        at += insert.length
      }
      if (removed > 0 && at < moved) moved -= Math.min(removed, moved - at)
    }
  }
  return moved
}

/** Applies what was composed on the text of before to the text as others made it since. */
function writeOver(
  doc: Y.Doc,
  change: { readonly before: string; readonly after: string; readonly missed: readonly Delta[] },
): void {
  const { before, after, missed } = change
  const { start, removed, inserted } = difference(before, after)
  const from = moveBy(start, missed)
  const to = moveBy(start + removed, missed)
  const text = doc.getText(TITLE)
  doc.transact(() => {
    text.delete(from, Math.max(0, Math.min(to, text.length) - from))
    text.insert(Math.min(from, text.length), inserted)
  }, USER)
}

function difference(before: string, after: string) {
  const shortest = Math.min(before.length, after.length)
  let start = 0
  while (start < shortest && before[start] === after[start]) start += 1
  let end = 0
  while (end < shortest - start && before.at(-1 - end) === after.at(-1 - end)) end += 1
  return {
    start,
    removed: before.length - start - end,
    inserted: after.slice(start, after.length - end),
  }
}

function oneLine(text: string): string {
  return text.replace(/\s*[\r\n]+\s*/gu, ' ')
}

function isUndo(event: KeyboardEvent): boolean {
  return isCommand(event) && !event.shiftKey && event.key.toLowerCase() === 'z'
}

function isRedo(event: KeyboardEvent): boolean {
  const key = event.key.toLowerCase()
  return isCommand(event) && (key === 'y' || (key === 'z' && event.shiftKey))
}

function isCommand(event: KeyboardEvent): boolean {
  return (event.ctrlKey || event.metaKey) && !event.altKey
}
