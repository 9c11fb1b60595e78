// How much of a collection is taken up that anybody may write in.
import { expect, it, vi } from 'vitest'
import { CollectionFollower } from '../../host/library/follow-collections'
import { createHeld } from '../../host/library/create-held'
import { Collection } from '../../shared/model/collection'
import { type Capability, createEditCapability, type DocId } from '../../shared/records/keys'
import { randomBytes } from '../../shared/records/random'
import { openTestLibrary } from '../support/library'
import { onEnd } from '../support/on-end'

const LIMIT = 3

it('A collection brings no more notes than its limit, and what is held counts', async () => {
  const { library, entries, close } = await openTestLibrary()
  onEnd(close)
  const follower = new CollectionFollower(library, LIMIT)
  onEnd(() => follower.close())
  const created = createHeld(library, 'notebook', 'Carnet')
  if (created.kind !== 'created') throw new Error(created.error)
  const { docId } = created
  const bring = (count: number) => {
    const brought: readonly Capability[] = Array.from({ length: count }, () =>
      createEditCapability(randomBytes(32)),
    )
    library.open(docId)?.write((doc) => {
      const collection = new Collection(doc)
      for (const capability of brought) collection.addKey(capability)
      collection.integrate(
        brought.map((capability): DocId => capability.docId),
        'nadia',
        1,
      )
    })
    library.changed.tell([docId])
  }
  const noteCount = () => library.holdings.counts.noteCount
  const told = () => entries.filter(({ event }) => event === 'collection-beyond-limit')

  bring(2)
  await vi.waitFor(() => expect(noteCount()).toBe(2), 5000)
  bring(4)
  await vi.waitFor(() => expect(told()).toHaveLength(1), 5000)
  expect(noteCount()).toBe(LIMIT)
  expect(told().map(({ details }) => details)).toEqual([{ docId }])
  expect(noteCount()).toBe(LIMIT)
})
