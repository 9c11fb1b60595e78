/**
 * The places that were shown, in a row, and which of them is shown: the way back and the way forward.
 * A place without anything in it is no step, and the next one takes its place.
 */
import { type Readable, Store } from '../bridge/store'
import { isSamePlace, isSearching, type Place, START } from './place'

export interface NavigationState {
  readonly place: Place
  /** How many steps of the trail lie before this one. */
  readonly at: number
  readonly canGoBack: boolean
  readonly canGoForward: boolean
}

const MOST = 100

export class Trail implements Readable<NavigationState> {
  #places: readonly Place[] = [START]
  #at = 0
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

  /** A step further, or in the place of the one that is shown. */
  go(place: Place, replaces = this.isEmpty(this.read().place)): void {
    const kept = this.#places.slice(0, replaces ? this.#at : this.#at + 1)
    this.#places = [...kept, Object.freeze(place)].slice(-MOST)
    this.#at = this.#places.length - 1
    this.#tell()
  }

  step(by: 1 | -1): void {
    let at = this.#at + by
    while (this.#places[at] && !this.#isStep(this.#places[at])) at += by
    if (!this.#places[at]) return
    this.#at = at
    this.#tell()
  }

  /** The place that is there, or this one in the place of what is shown. */
  follow(place: Place, at?: number): void {
    if (at !== undefined && this.#places[at]) this.#at = at
    else this.#places = this.#places.with(this.#at, Object.freeze(place))
    this.#tell()
  }

  /** The one before what is shown. */
  before(): Place | undefined {
    return this.#places[this.#at - 1]
  }

  find(isIt: (place: Place) => boolean): Place | undefined {
    return this.#places.find(isIt)
  }

  replaceAll(change: (place: Place) => Place): void {
    this.#places = this.#places.map((place) => {
      const changed = change(place)
      return changed === place ? place : Object.freeze(changed)
    })
    this.#tell()
  }

  isEmpty(place: Place): boolean {
    return !isSearching(place) && this.isBlank(place)
  }

  /** No note, no graph and no list but that of all notes. */
  isBlank(place: Place): boolean {
    if (place.graph !== null) return false
    if (place.docId !== null) return false
    if (place.draft !== null) return !this.#hasLetters(place.draft)
    return place.list.kind === 'all'
  }

  #tell(): void {
    const before = this.#places.slice(0, this.#at)
    const after = this.#places.slice(this.#at + 1)
    this.#state.set(
      Object.freeze({
        place: this.#places[this.#at] ?? START,
        at: this.#at,
        canGoBack: before.some((place) => this.#isStep(place)),
        canGoForward: after.some((place) => this.#isStep(place)),
      }),
    )
  }

  /** Worth going to from where the person is. */
  #isStep(place: Place | undefined): boolean {
    const here = this.#places[this.#at]
    return place !== undefined && !this.isEmpty(place) && !(here && isSamePlace(place, here))
  }
}
