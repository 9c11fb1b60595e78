// The cast of the sync stories: a relay, machines at it, and what is put away when a story ends.
import { afterEach } from 'vitest'
import type { DocId } from '../../shared/records/keys'
import { type Machine, type MachineOptions, openMachine } from './replicas'
import { openTestRelay, type TestRelay } from './relay-server'

const ends: (() => Promise<void>)[] = []

/** Run after the test, the last first. */
export function onEnd(step: () => Promise<void>): void {
  ends.push(step)
}

afterEach(async () => {
  for (const step of ends.splice(0).reverse()) await step()
})

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
