// The order that is kept is the one that a fresh look finds, whoever wrote, and in the midst of writing.
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { Collection } from '../../../shared/model/collection'
import { MemberOrder } from '../../../shared/model/member-order'
import { toBase64url } from '../../../shared/records/bytes'
import type { DocId } from '../../../shared/records/keys'
import { randomBytes } from '../../../shared/records/random'
import { createRandom, type Random } from '../../support/random'

const noteId = () => toBase64url(randomBytes(16)) as DocId

function changeAtRandom(doc: Y.Doc, ids: readonly DocId[], random: Random): void {
  const collection = new Collection(doc)
  const some = Array.from({ length: 1 + random.below(4) }, () => random.pick(ids))
  switch (random.below(6)) {
    case 0:
      return collection.takeOut(some)
    case 1:
      return collection.move(some, random.below(ids.length))
    case 2:
      return collection.setRemark(random.pick(ids), String(random.below(9)))
    case 3:
      doc.getMap('order').set(random.pick(ids), random.pick(['a1', 'a1', 'kein Rang', 7]))
      return
    case 4:
      doc.getMap('integrated').set(random.pick(['fremd', ...ids]), random.pick([null, 3, {}]))
      return
    default:
      collection.integrate(some, 'Nadia', 1, random.below(ids.length))
  }
}

describe('the order of a collection', () => {
  it.each([11, 12, 13])('is what a fresh look finds after each change, run %i', (seed) => {
    const random = createRandom(seed)
    const ids = Array.from({ length: 40 }, noteId)
    const [own, other] = [new Y.Doc(), new Y.Doc()]
    const kept = new MemberOrder(own)
    const isFresh = () => {
      const fresh = new MemberOrder(own).list()
      expect(kept.list()).toEqual(fresh)
      expect(fresh.map(({ id }) => id)).toEqual(
        new Collection(own).list().map(({ docId }) => docId),
      )
    }
    for (let round = 0; round < 400; round += 1) {
      const who = random.below(3)
      if (who === 0) changeAtRandom(other, ids, random)
      else if (who === 1) changeAtRandom(own, ids, random)
      else
        own.transact(() => {
          for (let step = 0; step < 3; step += 1) {
            changeAtRandom(own, ids, random)
            isFresh()
          }
        })
      if (random.below(8) === 0) Y.applyUpdate(own, Y.encodeStateAsUpdate(other))
      if (random.below(2) === 0) isFresh()
    }
    isFresh()
    kept.close()
    changeAtRandom(own, ids, random)
    isFresh()
  })
})
