import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { Notebook } from '../../../shared/model/notebook'
import { CollectionUndo } from '../../../host/library/collection-undo'
import { forTurns } from '../../../host/library/turns'
import { finish } from '../../support/turns'

const CURATED = Symbol('curated')

/** A category that somebody else made, or this person before the host was started. */
function notebookOfAnother() {
  const theirs = new Y.Doc()
  const before = new Notebook(theirs)
  const kept = before.categories.create('Semis')
  const other = before.categories.create('Récolte')
  before.close()
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(theirs))
  const notebook = new Notebook(doc)
  let step = 0
  const undo = new CollectionUndo(doc, CURATED, () => step++)
  const write = (change: () => void) => {
    finish(undo.stepOf(forTurns([change], () => doc.transact(change, CURATED))))
  }
  const takeBack = () => finish(undo.undo())
  const giveAgain = () => finish(undo.redo())
  return { notebook, kept, other, write, takeBack, giveAgain }
}

it('takes back what was done to a category that somebody else had made before', () => {
  const { notebook, kept, other, write, takeBack, giveAgain } = notebookOfAnother()
  const { categories } = notebook
  const before = categories.list()
  for (const change of [
    () => categories.delete(kept, 7),
    () => categories.merge(kept, other),
    () => categories.recolour(kept, 'green'),
    () => categories.rename(kept, 'Semences'),
  ]) {
    write(change)
    expect(categories.list()).not.toEqual(before)
    expect(takeBack()).not.toBeNull()
    expect(categories.list()).toEqual(before)
    expect(giveAgain()).not.toBeNull()
    expect(categories.list()).not.toEqual(before)
    takeBack()
  }
})
