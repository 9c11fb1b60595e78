// Asks a relay where its rooms' logs end, as a host would, and looks at nothing else.
import type { SyncedRoom } from '../../host/sync/contract'
import { parseRelayAddress } from '../../shared/protocol/address'
import { toBase64url } from '../../shared/records/bytes'
import { createFetchProof } from '../../shared/protocol/proofs'
import { RelayClient } from './relay-client'

export interface Head {
  readonly seq: number
  readonly hash: Uint8Array
}

export class RelayObserver {
  readonly #client: RelayClient

  static async open(url: string): Promise<RelayObserver> {
    const address = parseRelayAddress(url)
    if (!address) throw new Error(`${url} is no relay's address`)
    return new RelayObserver(await RelayClient.open(address))
  }

  private constructor(client: RelayClient) {
    this.#client = client
  }

  /** In the order asked for; an unknown room ends at 0. */
  async heads(rooms: readonly SyncedRoom[]): Promise<readonly Head[]> {
    const none = { seq: 0, hash: new Uint8Array(8) }
    const heads = rooms.map(({ keys: { roomIdBytes, fetchToken } }) => ({
      ...none,
      room: roomIdBytes,
      proof: createFetchProof(fetchToken, this.#client.context, roomIdBytes),
    }))
    this.#client.send({ kind: 'heads', channel: 0, heads })
    const { heads: differing } = await this.#client.take('differ')
    const found = new Map(differing.map((head) => [toBase64url(head.room), head]))
    return rooms.map(({ keys }) => found.get(keys.roomId) ?? none)
  }

  async close(): Promise<void> {
    await this.#client.close()
  }
}
