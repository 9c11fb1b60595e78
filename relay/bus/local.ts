import type { Bus, RoomEvent } from './contract'

/** For a relay of one process: an event is served before `publish` returns. */
export class LocalBus implements Bus {
  readonly #listeners = new Set<(event: RoomEvent) => void>()

  publish(event: RoomEvent): void {
    for (const listener of this.#listeners) listener(event)
  }

  subscribe(listener: (event: RoomEvent) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  async close(): Promise<void> {
    this.#listeners.clear()
  }
}
