// The cast of the sync stories: a relay and machines at it.
import type { DocId } from '../../shared/records/keys'
import { onEnd } from './on-end'
import { type Machine, type MachineOptions, openMachine } from './replicas'
import { openTestRelay, type TestRelay } from './relay-server'

export async function machineAt(
  relay: string,
  name: string,
  options: Partial<MachineOptions> = {},
): Promise<Machine> {
  const machine = await openMachine({ ...options, name, relay })
  onEnd(() => machine.discard())
  return machine
}

export interface Pair {
  readonly relay: TestRelay
  readonly laptop: Machine
  readonly desk: Machine
  readonly note: DocId
  settled(): Promise<void>
}

/** Two persons, one note that the first has shared to edit. */
export async function twoPeople(options: Partial<MachineOptions> = {}): Promise<Pair> {
  const relay = await openTestRelay()
  onEnd(relay.close)
  const laptop = await machineAt(relay.url, 'laptop', options)
  const desk = await machineAt(relay.url, 'desk', options)
  const note = laptop.createNote('Semis')
  desk.takeUp(laptop.share(note, 'edit'))
  const settled = () => laptop.settledWith([desk])
  await settled()
  return { relay, laptop, desk, note, settled }
}
