// A random life of one notebook that two curators change, from a seed: every kind of change, undo and
// redo, without a network now and then. It ends connected, and then both must read the same.
import type { CollectionChange } from '../../shared/contract/collections'
import { Notebook } from '../../shared/model/notebook'
import type { DocId } from '../../shared/records/keys'
import { Curator } from './curation'
import { createRandom, type Random } from './random'
import { openTestRelay } from './relay-server'
import { type Machine, openMachine, settle, until } from './replicas'

const STEPS = 40
const NOTES = 6

export interface CollectionEnding {
  readonly seed: number
  /** What each curator reads. */
  readonly read: readonly ReturnType<Curator['read']>[]
  readonly refused: readonly string[]
}

/** Throws with the seed in its message when it does not even settle. */
export async function liveCollectionHistory(seed: number): Promise<CollectionEnding> {
  const random = createRandom(seed)
  const relay = await openTestRelay()
  const machines: Machine[] = []
  const curators: Curator[] = []
  try {
    for (const name of ['laptop', 'desk'])
      machines.push(await openMachine({ name, relay: relay.url, random: () => random.fraction() }))
    const [laptop, desk] = machines
    if (!laptop || !desk) throw new Error('a history needs machines')
    curators.push(...machines.map(({ library }) => new Curator(library)))
    const [nadia] = curators
    if (!nadia) throw new Error('a history needs curators')
    const notebook = nadia.create('notebook', 'Histoire')
    const notes = nadia.createNotes(NOTES)
    nadia.do(notebook, { kind: 'integrate', docIds: notes, categoryIds: [] })
    nadia.createCategory(notebook, 'Première', notes.slice(0, 2))
    desk.takeUp(laptop.share(notebook, 'edit'))
    await until(machines, () =>
      notes.every((docId) => desk.library.holdings.present(docId) !== undefined),
    )
    await settle(relay.url, machines)
    const refused: string[] = []
    for (let step = 0; step < STEPS; step += 1) {
      const at = random.below(machines.length)
      const [machine, curator] = [machines[at], curators[at]]
      if (!machine || !curator) continue
      const chance = random.below(100)
      if (chance < 8) machine.disconnect()
      else if (chance < 16) machine.connect()
      else if (chance < 22) await machine.breathe()
      else {
        const change = pickChange(curator, notebook, notes, random)
        const reply = curator.change(notebook, change)
        if (reply.kind === 'refused') refused.push(`${change.kind}: ${reply.reason}`)
      }
    }
    for (const machine of machines) machine.connect()
    await settle(relay.url, machines)
    return { seed, read: curators.map((curator) => curator.read(notebook)), refused }
  } catch (error) {
    throw new Error(`seed ${seed}: ${String(error)}`, { cause: error })
  } finally {
    for (const curator of curators) curator.close()
    for (const machine of machines) await machine.discard()
    await relay.close()
  }
}

/** What is wrong with where it ended: undefined when both read the same and every note stands once. */
export function findFault({ read: [hers, his], refused }: CollectionEnding): string | undefined {
  if (!hers || JSON.stringify(hers) !== JSON.stringify(his)) return 'they do not read the same'
  if (refused.length > 0) return `refused: ${refused.join(', ')}`
  if (new Set(hers.notes.map(({ docId }) => docId)).size < hers.notes.length) return 'a duplicate'
  const inUse = new Set(hers.categories)
  const isOrphan = hers.notes.some(({ categories }) => categories.some((name) => !inUse.has(name)))
  return isOrphan ? 'a category that is not listed' : undefined
}

function pickChange(
  curator: Curator,
  notebook: DocId,
  notes: readonly DocId[],
  random: Random,
): CollectionChange {
  const doc = curator.library.open(notebook)?.doc
  if (!doc) throw new Error('the notebook is gone')
  const shelves = new Notebook(doc)
  const inUse = shelves.categories.list().map(({ id }) => id)
  const known = [...inUse, ...shelves.categories.removed().map(({ id }) => id)]
  shelves.close()
  const docIds = notes.filter(() => random.below(3) === 0)
  const docId = random.pick(notes)
  const create = {
    kind: 'createCategory',
    name: `c${random.below(99)}`,
    colour: null,
    docIds,
  } as const
  if (inUse.length === 0) return create
  const categoryId = random.pick(inUse)
  const index = random.below(NOTES)
  const categoryIds = inUse.filter(() => random.below(2) === 0)
  return random.pick<CollectionChange>([
    create,
    { kind: 'rename', title: `t${random.below(99)}` },
    { kind: 'recolour', colour: random.pick(['teal', 'plum', null]) },
    { kind: 'integrate', docIds, categoryIds },
    { kind: 'takeOut', docIds: [docId] },
    { kind: 'move', docIds, index },
    { kind: 'classify', docIds, categoryId },
    { kind: 'declassify', docIds, categoryId },
    { kind: 'setCategories', docIds, categoryIds },
    { kind: 'renameCategory', categoryId, name: `n${random.below(99)}` },
    { kind: 'moveCategory', categoryId, index },
    { kind: 'mergeCategory', categoryId, into: random.pick(inUse) },
    { kind: 'splitCategory', categoryId, name: `s${random.below(99)}`, docIds },
    { kind: 'deleteCategory', categoryId },
    { kind: 'restoreCategory', categoryId: random.pick(known) },
    { kind: 'undo' },
    { kind: 'undo' },
    { kind: 'redo' },
  ])
}
