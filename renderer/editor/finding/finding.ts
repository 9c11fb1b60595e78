/**
 * The search in one open note: what is sought, what was found in its fields and its body, and which
 * of them is the current one. It reads in slices, and again when the note has been quiet for a
 * moment; closed, it does nothing at all. What was found may be replaced, each time as one step back.
 */
import type { Extensions } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import type { EditorView } from '@tiptap/pm/view'
import type { NoteSession } from '../../bridge/note-session'
import { type Readable, Store } from '../../bridge/store'
import { type Area, type Found, type InArea, readArea } from './found'
import { drawFound, foundMarks, readCurrent } from './found-marks'
import { isSameSought, type Sought, soughtWords, type Span } from './match-text'
import type { PatternFault } from './pattern'
import { createReader, type Reader, type ReaderParts } from './reader'
import { Replacing } from './replacing'
import type { ReadPieces } from './replace-in-body'
import { readReplacement } from './replacement'
import { isInSight, spansInSight } from './sight'

export interface FindingState {
  readonly isOpen: boolean
  readonly sought: Sought
  readonly total: number
  /** From 1 on; 0 where nothing is found. */
  readonly number: number
  readonly inAreas: readonly InArea[]
  readonly current: Found | undefined
  /** Why the expression finds nothing. */
  readonly fault: PatternFault | undefined
  /** What is put in the place of what was found; kept while the note is open. */
  readonly replacement: string
  /** How many were replaced at once just now. */
  readonly replaced: number | undefined
}

const CLOSED: FindingState = Object.freeze({
  isOpen: false,
  sought: Object.freeze(soughtWords('')),
  total: 0,
  number: 0,
  inAreas: Object.freeze([]),
  current: undefined,
  fault: undefined,
  replacement: '',
  replaced: undefined,
})

const QUIET = 150
/** More are drawn only where they are in sight. */
const MOST_DRAWN = 1000

export interface FindingParts extends ReaderParts {
  readonly doc: NoteSession['doc']
  readonly undo: NoteSession['undo']
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
  #reader: Reader | undefined
  readonly #replacing: Replacing
  /** What was read last: places are true for it alone. */
  #read: Node | undefined
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
    this.#replacing = new Replacing(parts.undo)
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
    this.#state.set({ ...CLOSED, replacement: this.read().replacement, isOpen: true })
    this.#parts.doc.on('update', this.#wait)
  }

  readonly close = (): void => {
    if (!this.read().isOpen) return
    this.#parts.doc.off('update', this.#wait)
    this.#stopWaiting()
    this.#reader?.end()
    this.#reader = undefined
    this.#read = undefined
    this.#found = []
    this.#inBody = []
    this.#state.set({ ...CLOSED, replacement: this.read().replacement })
    if (this.#view && !this.#view.isDestroyed) drawFound(this.#view, NOTHING)
  }

  seek(sought: Sought): void {
    const { isOpen, sought: before } = this.read()
    if (!isOpen || isSameSought(before, sought)) return
    this.#reader?.end()
    this.#read = undefined
    const made = createReader(sought, this.#parts)
    const fault = typeof made === 'string' ? made : undefined
    this.#reader = typeof made === 'string' ? undefined : made
    this.#state.set({ ...this.read(), sought, fault, replaced: undefined })
    this.#look(this.#bringIntoSight)
  }

  /** The next one, or the one before; after the last comes the first. */
  step(by: 1 | -1): void {
    const { number, total } = this.read()
    if (total === 0) return
    this.#choose((number - 1 + by + total) % total)
    this.#state.set({ ...this.read(), replaced: undefined })
    this.#from = this.read().current ?? this.#from
    this.#bringIntoSight()
  }

  /** The current one, and on to the next. */
  replace(): void {
    this.#whenRead((view) => {
      const { current } = this.read()
      if (!current) return
      this.#from = this.#replacing.replaceOne(view, current, this.#readPieces()) ?? this.#from
      this.#state.set({ ...this.read(), replaced: undefined })
      this.#look(this.#bringIntoSight)
    })
  }

  replaceAll(): void {
    this.#whenRead((view) => {
      const replaced = this.#replacing.replaceAll(view, this.#found, this.#readPieces())
      this.#look(() => this.#state.set({ ...this.read(), replaced }))
    })
  }

  /** Takes back what was replaced here last; false where it was not the last that was done. */
  takeBack(): boolean {
    const isTaken = this.#replacing.takeBack()
    if (isTaken) this.#state.set({ ...this.read(), replaced: undefined })
    return isTaken
  }

  setReplacement(replacement: string): void {
    this.#state.set({ ...this.read(), replacement })
  }

  #readPieces(): ReadPieces {
    const { sought, replacement } = this.read()
    if (sought.isPattern) return (found) => readReplacement(replacement, found)
    return () => (replacement === '' ? [] : [replacement])
  }

  /** At once where what was found is still so, otherwise once the note has been read anew. */
  #whenRead(act: (view: EditorView) => void): void {
    const view = this.#view
    if (!view || view.isDestroyed || view.composing || !this.#reader) return
    const { inAreas } = this.read()
    const isSame = inAreas.every(({ area, text }) => area.value === text)
    if (isSame && this.#read === view.state.doc) return act(view)
    this.#followCurrent()
    const { from, area } = this.#from
    this.#look(() => {
      const { current } = this.read()
      // Somebody took away what was meant: nobody has seen what stands next.
      if (current?.from === from && current.area === area) act(view)
      else this.#bringIntoSight()
    })
  }

  /** What is in sight is another part of the text now. */
  readonly scrolled = (): void => {
    if (this.#inBody.length > MOST_DRAWN) this.#draw()
  }

  readonly #wait = (): void => {
    if (!this.#reader) return
    this.#stopWaiting()
    this.#stopWaiting = this.#parts.clock.after(QUIET, () => this.#look())
  }

  /** Whoever asks for what comes then also says where from; otherwise the current one stays it. */
  #look(then?: () => void): void {
    this.#stopWaiting()
    this.#reader?.stop()
    const view = this.#view
    if (!view || view.isDestroyed || !this.read().isOpen) return
    if (!this.#reader) return this.#take([], then)
    const { doc } = view.state
    const fields = this.#areas().map(({ value }) => value)
    this.#reader.read(doc, fields, (found) => {
      if (found === 'slow') return this.#giveUp(then)
      // What was typed meanwhile moved the places, and marks must not disturb who composes.
      if (view.state.doc !== doc || view.composing) return this.#wait()
      this.#read = doc
      this.#take(found, then)
    })
  }

  #giveUp(then: (() => void) | undefined): void {
    this.#reader?.end()
    this.#reader = undefined
    this.#state.set({ ...this.read(), fault: 'slow' })
    this.#take([], then)
  }

  #take(inBody: readonly Span[], then: (() => void) | undefined): void {
    const findSpans = this.#reader?.findSpans
    if (!then) this.#followCurrent()
    const inAreas = findSpans ? this.#areas().map((area) => readArea(area, findSpans)) : []
    this.#inBody = inBody
    this.#found = [...inAreas.flatMap(({ spans }) => spans), ...inBody]
    this.#state.set({ ...this.read(), total: this.#found.length, inAreas })
    this.#choose(this.#firstFrom())
    then?.()
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

  readonly #bringIntoSight = (): void => {
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

const NOTHING = { spans: [], current: undefined }
