/**
 * Where the person is and was: which shelf, which note. A draft is a note that nobody typed into
 * yet; it becomes a note at the first letter and leaves no trace before. While no note can be made
 * of its letters it is a place all the same, so that they stay within reach. No addresses, no router.
 */
import type { Shelf } from '../../shared/contract/notes'
import type { DocId } from '../../shared/records/keys'
import { type Readable, Store } from '../bridge/store'

export interface Place {
  readonly shelf: Shelf
  /** Null when nothing is open, or while a draft has no letter yet. */
  readonly docId: DocId | null
  /** Set for a note begun in this window, and kept while it stays open, so that the page does too. */
  readonly draft: number | null
  /** Where the cursor goes when the place is shown. */
  readonly focus: 'title' | 'body' | 'none'
}

export interface NavigationState {
  readonly place: Place
  readonly canGoBack: boolean
  readonly canGoForward: boolean
}

const MOST = 100
const START: Place = Object.freeze({ shelf: 'notes', docId: null, draft: null, focus: 'none' })

export class Navigation implements Readable<NavigationState> {
  #trail: readonly Place[] = [START]
  #at = 0
  #drafts = 0
  readonly #hasLetters: (draft: number) => boolean
  readonly #state = new Store<NavigationState>({
    place: START,
    canGoBack: false,
    canGoForward: false,
  })

  readonly read = this.#state.read
  readonly subscribe = this.#state.subscribe

  constructor(hasLetters: (draft: number) => boolean) {
    this.#hasLetters = hasLetters
  }

  readonly showNote = (docId: DocId, options: Partial<Omit<Place, 'docId'>> = {}): void => {
    const { place } = this.read()
    const next: Place = { shelf: 'notes', draft: null, focus: 'none', ...options, docId }
    if (place.docId === docId && place.shelf === next.shelf) return
    this.#go(next)
  }

  readonly showShelf = (shelf: Shelf): void => {
    if (this.read().place.shelf !== shelf)
      this.#go({ shelf, docId: null, draft: null, focus: 'none' })
  }

  readonly startDraft = (): void => {
    const { place } = this.read()
    // A draft that nobody typed into is as good as a new one.
    const isUntouched = place.draft !== null && this.#isEmpty(place)
    const draft = ++this.#drafts
    this.#go({ shelf: 'notes', docId: null, draft, focus: 'title' }, isUntouched)
  }

  /** One that was left with letters that are in no note yet. */
  readonly showDraft = (draft: number): void => {
    if (this.read().place.draft === draft) return
    const known = this.#trail.find((place) => place.draft === draft)
    this.#go(known ?? { shelf: 'notes', docId: null, draft, focus: 'title' })
  }

  /** The draft got its first letter and is a note from now on. */
  readonly keepDraft = (draft: number, docId: DocId): void => {
    this.#replaceAll((place) => (place.draft === draft ? { ...place, docId } : place))
  }

  /** Notes that went elsewhere: a place in the trail that shows one is no place any more. */
  readonly leaveNotes = (docIds: ReadonlySet<DocId>): void => {
    this.#replaceAll((place) =>
      place.docId && docIds.has(place.docId) ? { ...place, docId: null, draft: null } : place,
    )
  }

  readonly goBack = (): void => this.#step(-1)
  readonly goForward = (): void => this.#step(1)

  #go(place: Place, replaces = this.#isEmpty(this.read().place)): void {
    const kept = this.#trail.slice(0, replaces ? this.#at : this.#at + 1)
    this.#trail = [...kept, Object.freeze(place)].slice(-MOST)
    this.#at = this.#trail.length - 1
    this.#tell()
  }

  #step(by: 1 | -1): void {
    let at = this.#at + by
    while (this.#trail[at] && this.#isEmpty(this.#trail[at])) at += by
    if (!this.#trail[at]) return
    this.#at = at
    this.#tell()
  }

  #replaceAll(change: (place: Place) => Place): void {
    this.#trail = this.#trail.map((place) => {
      const changed = change(place)
      return changed === place ? place : Object.freeze(changed)
    })
    this.#tell()
  }

  #tell(): void {
    const before = this.#trail.slice(0, this.#at)
    const after = this.#trail.slice(this.#at + 1)
    this.#state.set(
      Object.freeze({
        place: this.#trail[this.#at] ?? START,
        canGoBack: before.some((place) => !this.#isEmpty(place)),
        canGoForward: after.some((place) => !this.#isEmpty(place)),
      }),
    )
  }

  #isEmpty(place: Place | undefined): boolean {
    if (!place) return true
    if (place.docId !== null || place.shelf !== 'notes') return false
    return place.draft === null || !this.#hasLetters(place.draft)
  }
}
