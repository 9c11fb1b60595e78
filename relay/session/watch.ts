/**
 * The rooms that one socket only wants to hear about: HEADS, DIFFER and PUSH. Thousands of them come
 * at once, so they are checked in slices between which other sockets are served.
 */
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { FrameOf } from '../../shared/protocol/frames'
import type { RoomHead, WatchedHead } from '../../shared/protocol/payloads'
import {
  isFetchProof,
  isShortHashOf,
  SHORT_HASH_BYTES,
  shortHash,
} from '../../shared/protocol/proofs'
import type { RoomHeader } from '../../shared/records/record'
import type { Room, Watcher } from '../rooms/room'
import { keyOfRoom } from '../rooms/room-key'
import type { ChannelParts } from './session-parts'
import { Turns } from './turns'

const SLICE = 256
const NO_HASH = new Uint8Array(SHORT_HASH_BYTES)

interface Watched {
  readonly room: Room
  /** Kept only until the room appears and it can be checked (R-READ-2). */
  readonly proof: Uint8Array | undefined
}

export class Watch implements Watcher {
  readonly #parts: ChannelParts
  readonly #follows: (room: Room) => boolean
  readonly #watched = new Map<string, Watched>()
  readonly #changed = new Set<Room>()
  readonly #refused = new Set<Room>()
  readonly #inOrder = new Turns()
  #isPushing = false
  #isClosed = false

  constructor(parts: ChannelParts, follows: (room: Room) => boolean) {
    this.#parts = parts
    this.#follows = follows
  }

  heads({ heads }: FrameOf<'heads'>): Promise<void> {
    return this.#inOrder.take(async () => {
      const differing: RoomHead[] = []
      for (let at = 0; at < heads.length && !this.#isClosed; at += SLICE) {
        if (at > 0) await nextTurn()
        differing.push(...(await this.#check(heads.slice(at, at + SLICE))))
      }
      if (this.#isClosed) return
      this.#parts.outbox.send({ kind: 'differ', channel: 0, heads: differing })
    })
  }

  unwatch({ rooms }: FrameOf<'unwatch'>): Promise<void> {
    return this.#inOrder.take(async () => {
      for (const room of rooms) this.#forget(keyOfRoom(room))
    })
  }

  /** The socket drained. */
  resume(): void {
    if (this.#changed.size + this.#refused.size > 0) this.#schedulePush()
  }

  appeared(room: Room, header: RoomHeader): void {
    const watched = this.#watched.get(room.key)
    if (!watched?.proof) return
    const isRight = isFetchProof(watched.proof, header.fetchToken, this.#parts.socket, room.id)
    if (isRight) {
      this.#watched.set(room.key, { room, proof: undefined })
      return
    }
    this.#refused.add(room)
    this.#forget(room.key)
    this.#schedulePush()
  }

  headMoved(room: Room): void {
    if (this.#follows(room)) return
    this.#changed.add(room)
    this.#schedulePush()
  }

  close(): void {
    this.#isClosed = true
    for (const key of this.#watched.keys()) this.#forget(key)
    this.#changed.clear()
    this.#refused.clear()
  }

  async #check(heads: readonly WatchedHead[]): Promise<readonly RoomHead[]> {
    const { rooms, requests, limits, counts } = this.#parts
    const free = Math.max(0, limits.maxRooms - this.#watched.size)
    const taken = requests.take(heads.length) ? heads.slice(0, free) : []
    if (taken.length < heads.length)
      counts.refused(free < heads.length ? 'too-many-rooms' : 'rate-exceeded')
    const found = await rooms.acquire(taken.map(({ room }) => room))
    const differing = taken.flatMap((head, index) => this.#add(head, found[index]) ?? [])
    const left = heads.slice(taken.length).map(({ room }) => silentHead(room, 'not-watched'))
    return [...differing, ...left]
  }

  /** The room's head when it differs from the host's. The room was acquired and is ours to release. */
  #add(head: WatchedHead, room: Room | undefined): RoomHead | undefined {
    if (!room) return undefined
    const { socket, rooms } = this.#parts
    const { header } = room
    const isRight = !header || isFetchProof(head.proof, header.fetchToken, socket, room.id)
    if (!isRight || this.#isClosed || this.#watched.has(room.key)) rooms.release(room)
    else {
      const proof = header ? undefined : head.proof.slice()
      this.#watched.set(room.key, { room, proof })
      room.watchers.add(this)
      this.#parts.counts.watches += 1
    }
    if (!isRight) {
      this.#parts.counts.refused('proof-invalid')
      return silentHead(room.id, 'refused')
    }
    const isSame = head.seq === room.headSeq && isShortHashOf(head.hash, room.headHash)
    return isSame ? undefined : headOf(room)
  }

  #forget(key: string): void {
    const watched = this.#watched.get(key)
    if (!watched) return
    this.#watched.delete(key)
    this.#changed.delete(watched.room)
    watched.room.watchers.delete(this)
    this.#parts.rooms.release(watched.room)
    this.#parts.counts.watches -= 1
  }

  /** Many changes of one turn make one PUSH, and many changes of one room one line in it. */
  #schedulePush(): void {
    if (this.#isPushing) return
    this.#isPushing = true
    setImmediate(() => {
      this.#isPushing = false
      if (this.#isClosed || this.#parts.outbox.isCongested) return
      const heads = [
        ...Array.from(this.#refused, ({ id }) => silentHead(id, 'refused')),
        ...Array.from(this.#changed, headOf),
      ]
      this.#changed.clear()
      this.#refused.clear()
      if (heads.length > 0) this.#parts.outbox.send({ kind: 'push', channel: 0, heads })
    })
  }
}

function headOf(room: Room): RoomHead {
  return { room: room.id, status: 'head', seq: room.headSeq, hash: shortHash(room.headHash) }
}

function silentHead(room: Uint8Array, status: 'refused' | 'not-watched'): RoomHead {
  return { room, status, seq: 0, hash: NO_HASH }
}
