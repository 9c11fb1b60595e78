import { type Readable, Store } from '../bridge/store'

export interface Announcement {
  readonly text: string
  readonly number: number
}

/** What a screen reader is told politely; the same words twice are told twice. */
export class Announcer implements Readable<Announcement> {
  readonly #said = new Store<Announcement>({ text: '', number: 0 })
  readonly read = this.#said.read
  readonly subscribe = this.#said.subscribe

  readonly say = (text: string): void => {
    this.#said.set({ text, number: this.read().number + 1 })
  }
}
