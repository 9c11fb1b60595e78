// A relay at one address that can be stopped and started, and put back to what its folder was before.
import { cp, rm } from 'node:fs/promises'
import type { RelayAddress } from '../../shared/protocol/address'
import { createTemporaryFolder } from './folders'
import { openTestRelay, type TestRelay } from './relay-server'

export interface RestorableRelay {
  readonly url: RelayAddress
  /** As it runs at the moment. */
  readonly now: TestRelay
  restart(): Promise<void>
  /** Stopped while `change` happens. */
  whileStopped(change: () => Promise<void>): Promise<void>
  /** A copy of its folder, as a backup of that machine would have it. */
  keep(): Promise<void>
  /** To the last copy, or to an empty folder where none was kept. */
  putBack(): Promise<void>
  close(): Promise<void>
}

export async function openRestorableRelay(): Promise<RestorableRelay> {
  const folder = await createTemporaryFolder('restorable-relay')
  const kept = await createTemporaryFolder('kept-relay')
  let relay = await openTestRelay({ folder: folder.path })
  const { url } = relay
  const { port } = relay.relay
  /** With the relay stopped: a file that is being written to is no backup. */
  const whileStopped = async (change: () => Promise<void>) => {
    await relay.stop()
    await change()
    relay = await openTestRelay({ folder: folder.path, port })
  }
  const replace = async (to: string, from: string) => {
    await rm(to, { recursive: true })
    await cp(from, to, { recursive: true })
  }
  return {
    url,
    get now() {
      return relay
    },
    restart: () => whileStopped(async () => {}),
    whileStopped,
    keep: () => whileStopped(() => replace(kept.path, folder.path)),
    putBack: () => whileStopped(() => replace(folder.path, kept.path)),
    async close() {
      await relay.close()
      await folder.remove()
      await kept.remove()
    },
  }
}
