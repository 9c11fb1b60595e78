// A random life of one note on three machines, from a seed: typing, deleting, partitions, restarts,
// pages opened and closed, checkpoints all the while, and where it is asked for a relay that is
// restarted and put back. It ends connected, and then all must agree.
import { createRandom, type Random } from './random'
import { openRestorableRelay, type RestorableRelay } from './restorable-relay'
import { type Machine, openMachine, settle } from './replicas'

const STEPS = 40
/** So short that checkpoints happen many times in one history. */
const TAIL = { records: 6, bytes: 1 << 20 }

export interface HistoryOptions {
  /** It stops and starts again, and now and then its folder is an older one or empty. */
  readonly losesData?: boolean
}

export interface Ending {
  readonly seed: number
  readonly texts: readonly string[]
  /** Words that were typed, and by nobody deleted. */
  readonly missing: readonly string[]
  readonly repeated: readonly string[]
  readonly checkpoint: number
}

/** Throws with the seed in its message when it does not even settle. */
export async function liveHistory(
  seed: number,
  { losesData = false }: HistoryOptions = {},
): Promise<Ending> {
  const random = createRandom(seed)
  const relay = await openRestorableRelay()
  const machines: Machine[] = []
  try {
    for (const name of ['laptop', 'desk', 'tablet'])
      machines.push(
        await openMachine({
          name,
          relay: relay.url,
          tailLimits: TAIL,
          random: () => random.fraction(),
        }),
      )
    const [laptop, ...others] = machines
    if (!laptop) throw new Error('a history needs machines')
    const note = laptop.createNote('Histoire')
    const link = laptop.share(note, 'edit')
    for (const machine of others) machine.takeUp(link)
    const story = new Story(random, machines, note)
    for (let step = 0; step < STEPS; step += 1) {
      await story.step()
      if (losesData) await troubleRelay(random, relay)
    }
    for (const machine of machines) machine.connect()
    await settle(relay.url, machines)
    if (losesData) {
      // What the machines have tells nothing of what the relay was given back.
      const late = await openMachine({ name: 'late', relay: relay.url })
      machines.push(late)
      late.takeUp(link)
      await settle(relay.url, machines)
    }
    const room = laptop.library.room(note)?.keys.roomIdBytes
    const [stored] = await relay.now.store.readRooms(room ? [room] : [])
    return {
      seed,
      ...story.judge(machines.map((machine) => machine.text(note))),
      checkpoint: stored?.checkpoint?.upTo ?? 0,
    }
  } catch (error) {
    throw new Error(`seed ${seed}: ${String(error)}`, { cause: error })
  } finally {
    for (const machine of machines) await machine.discard()
    await relay.close()
  }
}

async function troubleRelay(random: Random, relay: RestorableRelay): Promise<void> {
  const chance = random.below(100)
  if (chance < 6) await relay.restart()
  else if (chance < 12) await relay.keep()
  else if (chance < 17) await relay.putBack()
}

type NoteId = ReturnType<Machine['createNote']>

class Story {
  readonly #random: Random
  readonly #machines: readonly Machine[]
  readonly #note: NoteId
  readonly #words = new Set<string>()
  readonly #erased = new Set<string>()
  #count = 0

  constructor(random: Random, machines: readonly Machine[], note: NoteId) {
    this.#random = random
    this.#machines = machines
    this.#note = note
  }

  async step(): Promise<void> {
    const machine = this.#random.pick(this.#machines)
    const chance = this.#random.below(100)
    if (chance < 45) this.#type(machine)
    else if (chance < 60) this.#erase(machine)
    else if (chance < 68) machine.disconnect()
    else if (chance < 78) machine.connect()
    else if (chance < 84) await machine.restart()
    else if (chance < 92) this.#turnPage(machine)
    // Time passes, by the real network and disk: not the same in two runs of one seed.
    else await new Promise((settle) => setTimeout(settle, this.#random.below(60)))
  }

  /** Every word stands once in every text unless somebody erased it. */
  judge(texts: readonly string[]): Pick<Ending, 'texts' | 'missing' | 'repeated'> {
    const [text = ''] = texts
    const count = (word: string) => text.split(word).length - 1
    const kept = [...this.#words].filter((word) => !this.#erased.has(word))
    return {
      texts,
      missing: kept.filter((word) => count(word) === 0),
      repeated: [...this.#words].filter((word) => count(word) > 1),
    }
  }

  #type(machine: Machine): void {
    const word = `[${this.#count++}${machine.name}]`
    this.#words.add(word)
    // Between words, so that no later word tears an earlier one apart.
    const text = machine.text(this.#note)
    const gaps = [0, ...[...text.matchAll(/\]/gu)].map(({ index }) => index + 1)]
    machine.type(this.#note, this.#random.pick(gaps), word)
  }

  #erase(machine: Machine): void {
    const found = [...machine.text(this.#note).matchAll(/\[[^\]]*\]/gu)]
    if (found.length === 0) return
    const { 0: word, index } = this.#random.pick(found)
    this.#erased.add(word)
    machine.erase(this.#note, index, word.length)
  }

  #turnPage(machine: Machine): void {
    if (machine.hasPage(this.#note)) machine.closePage(this.#note)
    else machine.openPage(this.#note)
  }
}
