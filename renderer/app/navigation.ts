/**
 * Where the person is and was: which list, how it is looked at, which note. A draft is a note that
 * nobody typed into yet; it becomes a note at the first letter and leaves no trace before. While no
 * note can be made of its letters it is a place all the same, so that they stay within reach.
 */
import type { NotePlace } from '../../shared/contract/lists'
import type { DocId } from '../../shared/records/keys'
import type { LinkedKind } from '../../shared/text/link'
import { type Readable, Store } from '../bridge/store'
import { ALL, FIRST_LOOK, isSameList, type Look, type Place, START } from './place'

export interface NavigationState {
  readonly place: Place
  /** How many steps of the trail lie before this one. */
  readonly at: number
  readonly canGoBack: boolean
  readonly canGoForward: boolean
}

const MOST = 100

export class Navigation implements Readable<NavigationState> {
  #trail: readonly Place[] = [START]
  #at = 0
  #drafts = 0
  readonly #hasLetters: (draft: number) => boolean
  readonly #state = new Store<NavigationState>({
    place: START,
    at: 0,
    canGoBack: false,
    canGoForward: false,
  })

  readonly read = this.#state.read
  readonly subscribe = this.#state.subscribe

  constructor(hasLetters: (draft: number) => boolean) {
    this.#hasLetters = hasLetters
  }

  /** In the list of all notes, unless another one is named. */
  readonly showNote = (docId: DocId, options: Partial<Omit<Place, 'docId'>> = {}): void => {
    const { place } = this.read()
    const list = options.list ?? ALL
    const isHere = isSameList(place.list, list)
    if (place.docId === docId && isHere) return
    const look = isHere ? place.look : FIRST_LOOK
    this.#go({ list, look, draft: null, focus: 'none', ...options, docId })
  }

  readonly showList = (list: NotePlace): void => {
    const { place } = this.read()
    const isHere = isSameList(place.list, list)
    // Of a notebook or a base, the way back from a note to its page.
    const isOnPage = place.docId === null && place.draft === null
    if (isHere && (isOnPage || !('docId' in list))) return
    const look = isHere ? place.look : FIRST_LOOK
    this.#go({ list, look, docId: null, draft: null, focus: 'none' })
  }

  /** Where a link leads that was opened: a note, or a notebook or base as a page. */
  readonly showLinked = (
    { linked, docId }: { readonly linked: LinkedKind; readonly docId: DocId },
    focus: Place['focus'] = 'none',
  ): void => {
    if (linked === 'note') this.showNote(docId, { focus })
    else this.showList({ kind: linked, docId })
  }

  /** Another view, filter or order of the list that is shown: a step to come back from. */
  readonly changeLook = (change: Partial<Look>): void => {
    const { place } = this.read()
    const look = Object.freeze({ ...place.look, ...change })
    // Letters typed into a filter are one step, not one each.
    const isTyping = change.filter !== undefined && place.look.filter.query !== undefined
    this.#go({ ...place, look }, isTyping && change.filter.query !== undefined)
  }

  /** A note begun in a notebook belongs there. */
  readonly startDraft = (list: NotePlace = ALL): void => {
    const { place } = this.read()
    // A draft that nobody typed into is as good as a new one.
    const isUntouched = place.draft !== null && this.#isEmpty(place)
    const draft = ++this.#drafts
    const look = isSameList(place.list, list) ? place.look : FIRST_LOOK
    this.#go({ list, look, docId: null, draft, focus: 'title' }, isUntouched)
  }

  /** One that was left with letters that are not saved yet. */
  readonly showDraft = (draft: number, docId: DocId | null = null): void => {
    if (this.read().place.draft === draft) return
    const known = this.#trail.find((place) => place.draft === draft)
    this.#go(known ?? { ...START, docId, draft, focus: 'title' })
  }

  /** The draft got its first letter and is a note from now on. Tells the list that it was begun in. */
  readonly keepDraft = (draft: number, docId: DocId): NotePlace => {
    this.#replaceAll((place) => (place.draft === draft ? { ...place, docId } : place))
    return this.#trail.find((place) => place.draft === draft)?.list ?? ALL
  }

  /** Notes that went elsewhere: a place in the trail that shows one is no place any more. */
  readonly leaveNotes = (docIds: ReadonlySet<DocId>): void => {
    this.#replaceAll((place) =>
      place.docId && docIds.has(place.docId) ? { ...place, docId: null, draft: null } : place,
    )
  }

  /** A notebook or a base that went elsewhere: its notes are among all the others. */
  readonly leaveList = (docId: DocId): void => {
    this.#replaceAll((place) =>
      'docId' in place.list && place.list.docId === docId
        ? { ...place, list: ALL, look: FIRST_LOOK }
        : place,
    )
  }

  readonly goBack = (): void => this.#step(-1)
  readonly goForward = (): void => this.#step(1)

  /** Where an address leads; what is not in the trail takes the place of what is shown. */
  readonly follow = (place: Place, at?: number): void => {
    const known = at === undefined ? undefined : this.#trail[at]
    if (known && at !== undefined) this.#at = at
    else this.#trail = this.#trail.with(this.#at, Object.freeze(place))
    this.#tell()
  }

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
        at: this.#at,
        canGoBack: before.some((place) => !this.#isEmpty(place)),
        canGoForward: after.some((place) => !this.#isEmpty(place)),
      }),
    )
  }

  #isEmpty(place: Place | undefined): boolean {
    if (!place) return true
    if (place.docId !== null) return false
    if (place.draft !== null) return !this.#hasLetters(place.draft)
    return place.list.kind === 'all'
  }
}
