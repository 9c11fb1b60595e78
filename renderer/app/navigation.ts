/**
 * Where the person goes: which list, how it is looked at, what is searched for, which note. A draft is
 * a note that nobody typed into yet; it becomes a note at the first letter and leaves no trace before.
 * While no note can be made of its letters it is a place all the same, so that they stay within reach.
 */
import type { GraphPlace } from '../../shared/contract/graph'
import type { NotePlace } from '../../shared/contract/lists'
import type { DocId } from '../../shared/records/keys'
import type { Linked } from '../../shared/text/link'
import type { Readable } from '../bridge/store'
import { FIRST_GRAPH_LOOK, type GraphLook } from './graph-look'
import {
  ALL,
  FIRST_LOOK,
  isSameGraph,
  isSameList,
  isSamePlace,
  type Look,
  type Place,
  shelfOf,
  START,
} from './place'
import { type NavigationState, Trail } from './trail'

const WITHOUT_GRAPH = Object.freeze({ graph: null, drawn: FIRST_GRAPH_LOOK })

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
    if (place.docId === docId && isHere && place.graph === null) return
    const look = isHere ? place.look : this.lookOf(list)
    const search = this.#searchIn(list)
    this.#go({ ...START, list, look, search, ...options, docId })
  }

  /** Whoever asks for a list sees it, not what they searched for before. */
  readonly showList = (list: NotePlace): void => {
    const { place } = this.read()
    const isHere = isSameList(place.list, list)
    // Of a notebook or a base, the way back from a note to its page.
    const isOnPage = place.docId === null && place.draft === null
    if (isHere && (isOnPage || !('docId' in list))) return this.changeSearch('')
    const look = isHere ? place.look : this.lookOf(list)
    this.#go({ ...START, list, look })
  }

  /** One step a search, however many letters it takes, until one goes elsewhere. */
  readonly changeSearch = (search: string): void => {
    const { place } = this.read()
    if (search === place.search && place.graph === null) return
    // Put away at once it is a step to come back to; taken back letter by letter it is none.
    const isTyping = place === this.#typed && (search !== '' || place.search.length === 1)
    this.#go(
      { ...place, ...WITHOUT_GRAPH, search, focus: 'none' },
      isTyping || this.#trail.isEmpty(place),
    )
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

  /** Where a link to a view leads, as it says to look at it. */
  readonly showPlace = (place: Place): void => {
    this.#go(place)
  }

  /** Another view, filter or order of the list that is shown: a step to come back from. */
  readonly changeLook = (change: Partial<Look>): void => {
    const { place } = this.read()
    const look = Object.freeze({ ...place.look, ...change })
    const drawn = look.view === place.look.view && !place.graph ? place.drawn : FIRST_GRAPH_LOOK
    // Letters typed into a filter are one step, not one each.
    const isTyping = change.filter !== undefined && place.look.filter.query !== undefined
    this.#go({ ...place, look, graph: null, drawn }, isTyping && change.filter.query !== undefined)
  }

  /** Over what is shown, which stays where one was. */
  readonly showGraph = (graph: GraphPlace): void => {
    const { place } = this.read()
    if (isSameGraph(place.graph, graph)) return
    this.#go({ ...place, graph, drawn: FIRST_GRAPH_LOOK, focus: 'none' })
  }

  /** Hops, or how it is looked at: no step of its own, and the way forward stays. */
  readonly changeGraph = (change: Partial<GraphLook> & { readonly hops?: 1 | 2 }): void => {
    const { place } = this.read()
    const { hops, ...look } = change
    const { graph } = place
    const near = graph?.kind === 'note' && hops ? { ...graph, hops } : graph
    const drawn = Object.freeze({ ...place.drawn, ...look })
    this.#trail.follow({ ...place, graph: near, drawn })
  }

  /** Back to where one was; forward leads to the graph again. */
  readonly closeGraph = (): void => {
    const { place } = this.read()
    if (place.graph === null) return
    const under: Place = { ...place, ...WITHOUT_GRAPH, focus: 'none' }
    const before = this.#trail.before()
    const isThere = before !== undefined && isSamePlace(before, under)
    if (isThere && !this.#trail.isEmpty(under)) this.#trail.step(-1)
    // An address led there, or nothing lay under it.
    else this.#trail.follow(under)
  }

  /** A note begun in a notebook belongs there. */
  readonly startDraft = (list: NotePlace = ALL): void => {
    const { place } = this.read()
    // A draft that nobody typed into is as good as a new one.
    const isUntouched = place.draft !== null && this.#trail.isBlank(place)
    const draft = ++this.#drafts
    const look = isSameList(place.list, list) ? place.look : this.lookOf(list)
    const search = this.#searchIn(list)
    this.#go({ ...START, list, look, search, draft, focus: 'title' }, isUntouched)
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
      place.docId && docIds.has(place.docId)
        ? { ...place, ...WITHOUT_GRAPH, docId: null, draft: null }
        : place,
    )
  }

  /** A notebook or a base that went elsewhere: its notes are among all the others. */
  readonly leaveList = (docId: DocId): void => {
    this.#trail.replaceAll((place) => {
      const { graph, list } = place
      const isItsGraph = graph !== null && 'docId' in graph && graph.docId === docId
      const open = isItsGraph ? { ...place, ...WITHOUT_GRAPH } : place
      return 'docId' in list && list.docId === docId
        ? { ...open, list: ALL, look: FIRST_LOOK }
        : open
    })
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
