/**
 * Where the person goes: which list, how it is looked at, what is searched for, which note. A draft is
 * a note that nobody typed into yet; it becomes a note at the first letter and leaves no trace before.
 * While no note can be made of its letters it is a place all the same, so that they stay within reach.
 */
import type { NotePlace } from '../../shared/contract/lists'
import type { DocId } from '../../shared/records/keys'
import type { Linked } from '../../shared/text/link'
import type { Readable } from '../bridge/store'
import { ALL, FIRST_LOOK, isSameList, type Look, type Place, shelfOf, START } from './place'
import { type NavigationState, Trail } from './trail'

export class Navigation implements Readable<NavigationState> {
  readonly #trail: Trail
  #drafts = 0
  /** The step whose search is being typed. */
  #typed: Place | undefined

  readonly read: () => NavigationState
  readonly subscribe: Readable<NavigationState>['subscribe']

  /** How a list is looked at that is come to from elsewhere. */
  readonly lookOf: (list: NotePlace) => Look

  constructor(
    hasLetters: (draft: number) => boolean,
    lookOf: (list: NotePlace) => Look = () => FIRST_LOOK,
  ) {
    this.lookOf = lookOf
    this.#trail = new Trail(hasLetters)
    this.read = this.#trail.read
    this.subscribe = this.#trail.subscribe
  }

  /** In the list of all notes, unless another one is named. What is searched for stays beside it. */
  readonly showNote = (docId: DocId, options: Partial<Omit<Place, 'docId'>> = {}): void => {
    const { place } = this.read()
    const list = options.list ?? ALL
    const isHere = isSameList(place.list, list)
    if (place.docId === docId && isHere) return
    const look = isHere ? place.look : this.lookOf(list)
    const search = this.#searchIn(list)
    this.#go({ list, look, search, draft: null, focus: 'none', ...options, docId })
  }

  /** Whoever asks for a list sees it, not what they searched for before. */
  readonly showList = (list: NotePlace): void => {
    const { place } = this.read()
    const isHere = isSameList(place.list, list)
    // Of a notebook or a base, the way back from a note to its page.
    const isOnPage = place.docId === null && place.draft === null
    if (isHere && (isOnPage || !('docId' in list))) return this.changeSearch('')
    const look = isHere ? place.look : this.lookOf(list)
    this.#go({ list, look, search: '', docId: null, draft: null, focus: 'none' })
  }

  /** One step a search, however many letters it takes, until one goes elsewhere. */
  readonly changeSearch = (search: string): void => {
    const { place } = this.read()
    if (search === place.search) return
    // Put away at once it is a step to come back to; taken back letter by letter it is none.
    const isTyping = place === this.#typed && (search !== '' || place.search.length === 1)
    this.#go({ ...place, search, focus: 'none' }, isTyping || this.#trail.isEmpty(place))
    this.#typed = this.read().place
  }

  /** What is searched for, on another shelf. */
  readonly searchOn = (list: NotePlace): void => {
    const { search } = this.read().place
    this.#go({ ...START, list, search })
  }

  /** Where a link leads that was opened: a note, or a notebook or base as a page. */
  readonly showLinked = ({ linked, docId }: Linked, focus: Place['focus'] = 'none'): void => {
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
    const isUntouched = place.draft !== null && this.#trail.isBlank(place)
    const draft = ++this.#drafts
    const look = isSameList(place.list, list) ? place.look : this.lookOf(list)
    const search = this.#searchIn(list)
    this.#go({ list, look, search, docId: null, draft, focus: 'title' }, isUntouched)
  }

  /** One that was left with letters that are not saved yet. */
  readonly showDraft = (draft: number, docId: DocId | null = null): void => {
    if (this.read().place.draft === draft) return
    const known = this.#trail.find((place) => place.draft === draft)
    this.#go(known ?? { ...START, search: this.#searchIn(ALL), docId, draft, focus: 'title' })
  }

  /** The draft got its first letter and is a note from now on. Tells the list that it was begun in. */
  readonly keepDraft = (draft: number, docId: DocId): NotePlace => {
    this.#trail.replaceAll((place) => (place.draft === draft ? { ...place, docId } : place))
    return this.#trail.find((place) => place.draft === draft)?.list ?? ALL
  }

  /** Notes that went elsewhere: a place in the trail that shows one is no place any more. */
  readonly leaveNotes = (docIds: ReadonlySet<DocId>): void => {
    this.#trail.replaceAll((place) =>
      place.docId && docIds.has(place.docId) ? { ...place, docId: null, draft: null } : place,
    )
  }

  /** A notebook or a base that went elsewhere: its notes are among all the others. */
  readonly leaveList = (docId: DocId): void => {
    this.#trail.replaceAll((place) =>
      'docId' in place.list && place.list.docId === docId
        ? { ...place, list: ALL, look: FIRST_LOOK }
        : place,
    )
  }

  readonly goBack = (): void => {
    this.#typed = undefined
    this.#trail.step(-1)
  }

  readonly goForward = (): void => {
    this.#typed = undefined
    this.#trail.step(1)
  }

  /** Where an address leads; what is not in the trail takes the place of what is shown. */
  readonly follow = (place: Place, at?: number): void => {
    this.#typed = undefined
    this.#trail.follow(place, at)
  }

  /** What is searched for stays, but for what lies on the other shelf nobody asked. */
  #searchIn(list: NotePlace): string {
    const { place } = this.read()
    return shelfOf(list) === shelfOf(place.list) ? place.search : ''
  }

  #go(place: Place, replaces?: boolean): void {
    this.#typed = undefined
    this.#trail.go(place, replaces)
  }
}
