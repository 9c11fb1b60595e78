/**
 * How a durable change reaches everybody who follows its room, in this process or in another one
 * that serves the same store.
 */
export type RoomEvent =
  | { readonly kind: 'appeared'; readonly room: string; readonly header: Uint8Array }
  | {
      readonly kind: 'appended'
      readonly room: string
      readonly seq: number
      readonly hash: Uint8Array
      readonly record: Uint8Array
    }
  | {
      readonly kind: 'checkpointed'
      readonly room: string
      readonly upTo: number
      readonly recordId: Uint8Array
    }

export interface Bus {
  publish(event: RoomEvent): void
  /** Gives the unsubscribe. Events of one room come in order, perhaps with some left out. */
  subscribe(listener: (event: RoomEvent) => void): () => void
  close(): Promise<void>
}
