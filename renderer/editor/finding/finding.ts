/**
 * The search in one open note: what is sought, what was found in its fields and its body, and which
 * of them is the current one. It reads in slices, and again when the note has been quiet for a
 * moment; closed, it does nothing at all.
 */
import type { Extensions } from '@tiptap/core'
import type { EditorView } from '@tiptap/pm/view'
import type { NoteSession } from '../../bridge/note-session'
import type { PageClock } from '../../bridge/page-clock'
import { type Readable, Store } from '../../bridge/store'
import { createFindInBody } from './find-in-body'
import type { Area, Found, InArea } from './found'
import { drawFound, foundMarks, readCurrent } from './found-marks'
import { createFindSpans, type FindSpans, type Sought, type Span } from './match-text'
import { runInSlices } from './run-in-slices'
import { isInSight, spansInSight } from './sight'

export interface FindingState {
  readonly isOpen: boolean
  readonly sought: Sought
  readonly total: number
  /** From 1 on; 0 where nothing is found. */
  readonly number: number
  readonly inAreas: readonly InArea[]
  readonly current: Found | undefined
}

const CLOSED: FindingState = Object.freeze({
  isOpen: false,
  sought: Object.freeze({ text: '', isExact: false }),
  total: 0,
  number: 0,
  inAreas: Object.freeze([]),
  current: undefined,
})

const QUIET = 150
/** More are drawn only where they are in sight. */
const MOST_DRAWN = 1000

export interface FindingParts {
  readonly doc: NoteSession['doc']
  readonly clock: PageClock
}

/** Where the note is drawn. */
export interface FindingPlace {
  /** Those that are on screen now, from first to last. */
  readonly areas: () => readonly Area[]
  /** Brings what was chosen into sight. */
  readonly shown: (current: Found) => void
}

export class Finding implements Readable<FindingState> {
  readonly #parts: FindingParts
  readonly #state = new Store<FindingState>(CLOSED)
  #view: EditorView | undefined
  #areas: () => readonly Area[] = () => []
  #findSpans: FindSpans | undefined
  #findInBody: ReturnType<typeof createFindInBody> | undefined
  #found: readonly Found[] = []
  #inBody: readonly Span[] = []
  /** What is chosen next is the first from here on. */
  #from: Found = { from: 0, to: 0 }
  #stopWaiting: () => void = () => {}
  #shown: (current: Found) => void = () => {}

  readonly read = this.#state.read
  readonly subscribe = this.#state.subscribe

  constructor(parts: FindingParts) {
    this.#parts = parts
  }

  get extensions(): Extensions {
    return [
      foundMarks((view) => {
        this.#view = view
        if (!view) this.close()
      }),
    ]
  }

  /** Looks from a place on: where the cursor is. */
  open(from: Found, { areas, shown }: FindingPlace): void {
    this.#areas = areas
    this.#shown = shown
    this.#from = from
    if (this.read().isOpen) return
    this.#state.set({ ...CLOSED, isOpen: true })
    this.#parts.doc.on('update', this.#wait)
  }

  readonly close = (): void => {
    if (!this.read().isOpen) return
    this.#parts.doc.off('update', this.#wait)
    this.#stopWaiting()
    this.#findSpans = undefined
    this.#findInBody = undefined
    this.#found = []
    this.#inBody = []
    this.#state.set(CLOSED)
    if (this.#view && !this.#view.isDestroyed) drawFound(this.#view, NOTHING)
  }

  seek(sought: Sought): void {
    const { isOpen, sought: before } = this.read()
    if (!isOpen || (before.text === sought.text && before.isExact === sought.isExact)) return
    this.#findSpans = createFindSpans(sought)
    this.#findInBody = this.#findSpans && createFindInBody(this.#findSpans)
    this.#state.set({ ...this.read(), sought })
    this.#look('bring into sight')
  }

  /** The next one, or the one before; after the last comes the first. */
  step(by: 1 | -1): void {
    const { number, total } = this.read()
    if (total === 0) return
    this.#choose((number - 1 + by + total) % total)
    this.#from = this.read().current ?? this.#from
    this.#bringIntoSight()
  }

  /** What is in sight is another part of the text now. */
  readonly scrolled = (): void => {
    if (this.#inBody.length > MOST_DRAWN) this.#draw()
  }

  readonly #wait = (): void => {
    if (!this.#findSpans) return
    this.#stopWaiting()
    this.#stopWaiting = this.#parts.clock.after(QUIET, () => this.#look('stay'))
  }

  #look(then: 'bring into sight' | 'stay'): void {
    this.#stopWaiting()
    const view = this.#view
    if (!view || view.isDestroyed || !this.read().isOpen) return
    if (!this.#findInBody) return this.#take([], then)
    const { doc } = view.state
    this.#stopWaiting = runInSlices(this.#findInBody(doc), this.#parts.clock, (inBody) => {
      // What was typed meanwhile moved the places, and marks must not disturb who composes.
      if (view.state.doc === doc && !view.composing) this.#take(inBody, then)
      else this.#wait()
    })
  }

  #take(inBody: readonly Span[], then: 'bring into sight' | 'stay'): void {
    const findSpans = this.#findSpans
    if (then === 'stay') this.#followCurrent()
    const inAreas = findSpans ? this.#areas().map((area) => readArea(area, findSpans)) : []
    this.#inBody = inBody
    this.#found = [...inAreas.flatMap(({ spans }) => spans), ...inBody]
    this.#state.set({ ...this.read(), total: this.#found.length, inAreas })
    this.#choose(this.#firstFrom())
    if (then === 'bring into sight') this.#bringIntoSight()
  }

  /** The one that was current stays it, wherever it has moved. */
  #followCurrent(): void {
    const { current } = this.read()
    if (!current) return
    const moved = current.area ? current : this.#view && readCurrent(this.#view)
    this.#from = moved ?? current
  }

  /** Fields come before the body, as on the page. */
  #firstFrom(): number {
    const { area, from } = this.#from
    const areas = this.#areas()
    const order = (found: Found) => (found.area ? areas.indexOf(found.area) : areas.length)
    const here = order(this.#from)
    const at = this.#found.findIndex((found) => {
      const there = found.area === area ? here : order(found)
      return there > here || (there === here && found.from >= from)
    })
    return Math.max(0, at)
  }

  #choose(at: number): void {
    const current = this.#found[at]
    const number = current ? at + 1 : 0
    this.#state.set({ ...this.read(), current, number })
    this.#draw()
  }

  #bringIntoSight(): void {
    const { current } = this.read()
    if (!current) return
    this.#shown(current)
    this.scrolled()
  }

  #draw(): void {
    const view = this.#view
    if (!view || view.isDestroyed) return
    const { current } = this.read()
    const inBody = current && !current.area ? current : undefined
    if (this.#inBody.length <= MOST_DRAWN) {
      drawFound(view, { spans: this.#inBody, current: inBody })
      return
    }
    const spans = spansInSight(view, this.#inBody, MOST_DRAWN)
    const isDrawn = !inBody || isInSight(spans, inBody)
    drawFound(view, { spans: isDrawn ? spans : [...spans, inBody], current: inBody })
  }
}

function readArea(area: Area, findSpans: FindSpans): InArea {
  const text = area.value
  return { area, text, spans: findSpans(text).map((span) => ({ ...span, area })) }
}

const NOTHING = { spans: [], current: undefined }
