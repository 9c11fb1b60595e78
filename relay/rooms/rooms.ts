/** The rooms that somebody follows or watches now, and no others: a stored room costs nothing. */
import type { Bus } from '../bus/contract'
import { Room } from './room'
import { keyOfRoom } from './room-key'
import type { RelayStore } from '../store/contract'

export class Rooms {
  readonly #store: RelayStore
  readonly #rooms = new Map<string, Room>()
  readonly #unsubscribe: () => void

  constructor(store: RelayStore, bus: Bus) {
    this.#store = store
    this.#unsubscribe = bus.subscribe((event) => this.#rooms.get(event.room)?.apply(event))
  }

  get count(): number {
    return this.#rooms.size
  }

  /** Every room given must be released once. Rejects when the store cannot be read; then none is held. */
  async acquire(ids: readonly Uint8Array[]): Promise<readonly Room[]> {
    const rooms = ids.map((id) => this.#hold(id))
    const unread = rooms.filter((room) => room.startLoading())
    try {
      if (unread.length > 0) await this.#load(unread)
      await Promise.all(rooms.map((room) => room.loaded))
    } catch (error) {
      for (const room of rooms) this.release(room)
      throw error
    }
    return rooms
  }

  release(room: Room): void {
    room.users -= 1
    if (room.users === 0 && this.#rooms.get(room.key) === room) this.#rooms.delete(room.key)
  }

  close(): void {
    this.#unsubscribe()
  }

  /** In the map before it is read, so that no event falls between the reading and the holding. */
  #hold(id: Uint8Array): Room {
    const key = keyOfRoom(id)
    const room = this.#rooms.get(key) ?? new Room(id.slice(), key)
    this.#rooms.set(key, room)
    room.users += 1
    return room
  }

  async #load(rooms: readonly Room[]): Promise<void> {
    try {
      const stored = await this.#store.readRooms(rooms.map((room) => room.id))
      rooms.forEach((room, index) => room.load(stored[index]))
    } catch (error) {
      for (const room of rooms) {
        this.#rooms.delete(room.key)
        room.failToLoad(error)
      }
      throw error
    }
  }
}
