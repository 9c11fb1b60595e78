/** Connects, says hello and leaves: what the settings' test button does. */
import type { RelayTest } from '../../shared/contract/relay'
import { parseRelayAddress } from '../../shared/protocol/address'
import { encodeFrames, parseMessage, PROTOCOL_VERSION } from '../../shared/protocol/frames'
import { parseTypedAddress } from '../../shared/text/typed-address'
import type { SyncClock, TestRelay } from './contract'
import { problemOfClose } from './relay-problem'
import { createConnect } from './connect'
import type { Connect } from './socket'

const PATIENCE_MS = 10_000

export interface RelayTestOptions {
  readonly clock: SyncClock
  readonly connect?: Connect
}

export function createTestRelay(options: RelayTestOptions): TestRelay {
  return (text) => testRelay(text, options)
}

export async function testRelay(text: string, options: RelayTestOptions): Promise<RelayTest> {
  const typed = parseTypedAddress(text)
  if (typed.kind === 'refused') return typed
  const address = parseRelayAddress(typed.address)
  if (!address) return { kind: 'refused', reason: 'malformed' }
  const { clock, connect = createConnect() } = options
  const { isUnprotected } = typed
  const startedAt = clock.now()
  return new Promise((settle) => {
    const end = (result: RelayTest) => {
      cancel()
      settle(result)
      socket.close()
    }
    const fail = (problem: (RelayTest & { kind: 'failed' })['problem']) =>
      end({ kind: 'failed', problem })
    const cancel = clock.after(PATIENCE_MS, () => fail('timeout'))
    const socket = connect(address, {
      onOpen: () =>
        socket.send(
          encodeFrames([{ kind: 'hello', channel: 0, version: PROTOCOL_VERSION, address }]),
        ),
      onMessage(message) {
        const [frame] = parseMessage(message).frames
        if (frame?.kind === 'close') return fail(problemOfClose(frame.code))
        if (frame?.kind !== 'welcome') return fail('not-a-relay')
        if (frame.version !== PROTOCOL_VERSION) return fail('version')
        const milliseconds = clock.now() - startedAt
        end({ kind: 'works', address, milliseconds, isUnprotected })
      },
      onAlive: () => {},
      onClose: ({ problem }) => fail(problem),
    })
  })
}
