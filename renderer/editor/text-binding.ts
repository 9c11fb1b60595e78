/**
 * A text area and its Y.Text: the title, and the fields that people write sentences in. What is
 * typed becomes one change of the letters that differ; what others type moves the cursor with its
 * letters. While an input method composes, nothing is taken from its hands: others' changes wait,
 * and its own are carried over them.
 */
import * as Y from 'yjs'
import { type Unsubscribe, USER } from '../../shared/model/origin'
import { writeText } from '../../shared/model/write-text'

type Delta = readonly {
  readonly retain?: number
  readonly insert?: unknown
  readonly delete?: number
}[]

/** A root text of the note, and how its area behaves. */
export interface TextField {
  readonly text: Y.Text
  readonly undo: Y.UndoManager
  /** Several lines are written as several; otherwise a line break becomes a space. */
  readonly hasLines?: boolean
  /** Enter in a field of one line, and the down arrow at the end: on to what follows. */
  readonly leaveDown?: () => void
}

export function bindText(area: HTMLTextAreaElement, field: TextField): Unsubscribe {
  const { text, undo, hasLines = false } = field
  let isComposing = false
  let isWriting = false
  let shown = text.toString()
  let missed: Delta[] = []
  area.value = shown

  const show = (deltas: readonly Delta[]) => {
    const start = moveBy(area.selectionStart, deltas)
    const end = moveBy(area.selectionEnd, deltas)
    shown = text.toString()
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
    const written = hasLines ? area.value : oneLine(area.value)
    isWriting = true
    try {
      if (missed.length === 0) writeText(text, written, USER)
      else writeOver(text, { before: shown, after: written, missed })
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
      const isOn = (event.key === 'Enter' && !hasLines) || (event.key === 'ArrowDown' && isLast)
      if (isOn && (field.leaveDown || event.key === 'Enter')) {
        event.preventDefault()
        field.leaveDown?.()
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
    // What is typed here is a step of its own, that undo takes back.
    focus: () => undo.stopCapturing(),
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
  text: Y.Text,
  change: { readonly before: string; readonly after: string; readonly missed: readonly Delta[] },
): void {
  const { before, after, missed } = change
  const { start, removed, inserted } = difference(before, after)
  const from = moveBy(start, missed)
  const to = moveBy(start + removed, missed)
  const write = () => {
    text.delete(from, Math.max(0, Math.min(to, text.length) - from))
    text.insert(Math.min(from, text.length), inserted)
  }
  text.doc?.transact(write, USER)
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

/** Ctrl+Z of the note, in whatever field it is pressed. */
export function isUndo(event: PressedKeys): boolean {
  return isCommand(event) && !event.shiftKey && event.key.toLowerCase() === 'z'
}

export function isRedo(event: PressedKeys): boolean {
  const key = event.key.toLowerCase()
  return isCommand(event) && (key === 'y' || (key === 'z' && event.shiftKey))
}

interface PressedKeys {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
  readonly altKey: boolean
}

function isCommand(event: PressedKeys): boolean {
  return (event.ctrlKey || event.metaKey) && !event.altKey
}
