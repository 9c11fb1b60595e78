/**
 * Replaces in the fields of a note and in its body, as one step back. What peers write in between is
 * theirs: the step takes back this person's changes alone.
 */
import type { EditorView } from '@tiptap/pm/view'
import type { NoteSession } from '../../bridge/note-session'
import type { Area, Found } from './found'
import { type ReadPieces, replaceInBody } from './replace-in-body'

export class Replacing {
  readonly #undo: NoteSession['undo']
  /** The steps that were made here and are still to be taken back. */
  readonly #steps = new WeakSet<object>()

  constructor(undo: NoteSession['undo']) {
    this.#undo = undo
  }

  /** Where what was put there ends; undefined where nothing may be written. */
  replaceOne(view: EditorView, found: Found, pieces: ReadPieces): Found | undefined {
    const { area, from, to } = found
    const before = area ? area.value.length : view.state.doc.content.size
    const count = this.#asOneStep(() =>
      area ? replaceInArea(area, [found], pieces) : replaceInBody(view, [found], pieces),
    )
    if (count === 0) return undefined
    const after = area ? area.value.length : view.state.doc.content.size
    const end = Math.max(from, to + after - before)
    return area ? { area, from: end, to: end } : { from: end, to: end }
  }

  /** How many were replaced. */
  replaceAll(view: EditorView, found: readonly Found[], pieces: ReadPieces): number {
    return this.#asOneStep(() => {
      // Fields come last: after them a moment counts as a new step.
      const inBody = replaceInBody(
        view,
        found.filter(({ area }) => !area),
        pieces,
      )
      const areas = new Set(found.flatMap(({ area }) => area ?? []))
      const inAreas = [...areas].map((area) =>
        replaceInArea(
          area,
          found.filter((each) => each.area === area),
          pieces,
        ),
      )
      return inAreas.reduce((sum, count) => sum + count, inBody)
    })
  }

  takeBack(): boolean {
    const last = this.#undo.undoStack.at(-1)
    if (!last || !this.#steps.has(last)) return false
    this.#undo.undo()
    return true
  }

  #asOneStep(act: () => number): number {
    const undo = this.#undo
    const within = undo.captureTimeout
    const before = undo.undoStack.at(-1)
    undo.stopCapturing()
    undo.captureTimeout = Number.POSITIVE_INFINITY
    try {
      return act()
    } finally {
      undo.captureTimeout = within
      undo.stopCapturing()
      const step = undo.undoStack.at(-1)
      if (step && step !== before) this.#steps.add(step)
    }
  }
}

/** As though somebody had typed it there: whoever keeps the field writes it down. */
function replaceInArea(area: Area, found: readonly Found[], pieces: ReadPieces): number {
  if (area.readOnly || area.disabled) return 0
  const { value } = area
  for (const span of found.toReversed()) {
    const letters = pieces(span).map((piece) =>
      typeof piece === 'string' ? piece : value.slice(span.from + piece.from, span.from + piece.to),
    )
    area.setRangeText(letters.join(''), span.from, span.to, 'end')
    area.dispatchEvent(new InputEvent('input', { bubbles: true }))
  }
  return found.length
}
