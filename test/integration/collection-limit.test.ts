// How much of a collection is taken up that anybody may write in.
import { expect, it } from 'vitest'
import { CollectionFollower } from '../../host/library/follow-collections'
import { createHeld } from '../../host/library/create-held'
import { createHeldKeys } from '../../host/library/document-keys'
import { Collection } from '../../shared/model/collection'
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
    const brought = Array.from({ length: count }, () => createHeldKeys(randomBytes(32)))
    library.open(docId)?.write((doc) => {
      const collection = new Collection(doc)
      collection.keys.add(brought.map(({ keys }) => keys))
      collection.integrate(
        brought.map(({ capability }) => capability.docId),
        'nadia',
        1,
      )
    })
    library.changed.tell([docId])
  }
  const noteCount = () => library.holdings.counts.noteCount
  const told = () => entries.filter(({ event }) => event === 'collection-beyond-limit')

  bring(2)
  await expect.poll(noteCount).toBe(2)
  bring(4)
  await expect.poll(told).toHaveLength(1)
  expect(noteCount()).toBe(LIMIT)
  expect(told().map(({ details }) => details)).toEqual([{ docId }])
  expect(noteCount()).toBe(LIMIT)
})
