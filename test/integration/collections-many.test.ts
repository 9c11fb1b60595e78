// A change that concerns thousands of notes: done a part at a time, so that whoever types meanwhile is
// answered, and one change all the same for whoever asked for it.
import { describe, expect, it } from 'vitest'
import type { CollectionChange, CollectionReply } from '../../shared/contract/collections'
import { Notebook } from '../../shared/model/notebook'
import { toBase64url } from '../../shared/records/bytes'
import type { DocId } from '../../shared/records/keys'
import { randomBytes } from '../../shared/records/random'
import { Curator } from '../support/curation'
import { openTestLibrary } from '../support/library'
import { createManualClock } from '../support/manual-clock'
import { onEnd } from '../support/on-end'

const MANY = 1200

const newIds = (count: number) =>
  Array.from({ length: count }, () => toBase64url(randomBytes(16)) as DocId)

async function notebookOfMany() {
  const clock = createManualClock()
  const { library, close } = await openTestLibrary({ clock })
  onEnd(close)
  const nadia = new Curator(library)
  onEnd(() => nadia.close())
  const notebook = nadia.create('notebook', 'Tout')
  const ids = newIds(MANY)
  library
    .open(notebook)
    ?.write((doc) => new Notebook(doc).notes.integrate(ids, 'Nadia', clock.now()))
  const category = nadia.createCategory(notebook, 'Récits')
  const classify: CollectionChange = { kind: 'classify', docIds: ids, categoryId: category }
  const read = () => nadia.read(notebook)
  const classified = () => read().notes.filter(({ categories }) => categories.length > 0).length
  const ask = (change: CollectionChange) => nadia.changeMany(notebook, change)
  /** Lets the clock run until it is answered. */
  const answer = async (asked: Promise<CollectionReply>) => {
    const waiting = { reply: undefined as CollectionReply | undefined }
    void asked.then((reply) => (waiting.reply = reply))
    while (!waiting.reply) {
      clock.advance(1)
      await new Promise((resolve) => setImmediate(resolve))
    }
    return waiting.reply
  }
  const done = (change: CollectionChange) => answer(ask(change))
  return { nadia, library, notebook, ids, classify, read, classified, ask, answer, done }
}

function stepOf(reply: CollectionReply): number {
  if (reply.kind !== 'done' || reply.step === null) throw new Error('nothing to take back')
  return reply.step
}

describe('a change to thousands of notes', () => {
  it('is done in parts, which are taken back and given again as one', async () => {
    const { nadia, notebook, classify, classified, ask, answer, done } = await notebookOfMany()
    const asked = ask(classify)
    expect(classified()).toBeGreaterThan(0)
    expect(classified()).toBeLessThan(MANY)
    const step = stepOf(await answer(asked))
    expect(classified()).toBe(MANY)
    expect(stepOf(await done({ kind: 'undo', step }))).toBe(step)
    expect(classified()).toBe(0)
    expect(nadia.read(notebook).categories).toEqual(['Récits'])
    expect(stepOf(await done({ kind: 'redo' }))).toBe(step)
    expect(classified()).toBe(MANY)
  })

  it('keeps waiting what else is asked of the notebook, and leaves the others alone', async () => {
    const { nadia, classify, read, classified, ask, answer, done } = await notebookOfMany()
    const first = ask(classify)
    const second = ask({ kind: 'rename', title: 'Renommé' })
    const third = ask({ kind: 'describe', description: 'Tout ce que nous savons' })
    const other = nadia.create('notebook', 'Autre')
    nadia.do(other, { kind: 'rename', title: 'Autre chose' })
    expect(read().title).toBe('Tout')
    const replies = [await answer(first), await answer(second), await answer(third)]
    const steps = replies.map(stepOf)
    expect(steps).toEqual(steps.toSorted((a, b) => a - b))
    expect(read()).toMatchObject({ title: 'Renommé', description: 'Tout ce que nous savons' })
    await done({ kind: 'undo' })
    await done({ kind: 'undo' })
    expect(read()).toMatchObject({ title: 'Tout' })
    expect(classified()).toBe(MANY)
    await done({ kind: 'undo' })
    expect(classified()).toBe(0)
  })

  it('moves them together, takes them out and puts them back in their order', async () => {
    const { ids, read, done } = await notebookOfMany()
    const order = () => read().notes.map(({ docId }) => docId)
    const [first, ...rest] = ids
    await done({ kind: 'move', docIds: rest, index: 0 })
    expect(order()).toEqual([...rest, first])
    await done({ kind: 'takeOut', docIds: rest })
    expect(order()).toEqual([first])
    await done({ kind: 'undo' })
    await done({ kind: 'undo' })
    expect(order()).toEqual(ids)
  })

  it('is whole where the library is closed in its midst', async () => {
    const { nadia, classify, classified, ask } = await notebookOfMany()
    const asked = ask(classify)
    expect(classified()).toBeLessThan(MANY)
    nadia.close()
    expect(classified()).toBe(MANY)
    expect(await asked).toMatchObject({ kind: 'done' })
  })

  it('is whole where the library is closed, and so is what waited for it', async () => {
    const { nadia, ids, classify, read, classified, ask } = await notebookOfMany()
    const asked = [
      ask(classify),
      ask({ kind: 'takeOut', docIds: ids.slice(1) }),
      ask({ kind: 'rename', title: 'Renommé' }),
    ]
    nadia.close()
    expect(classified()).toBe(1)
    expect(read()).toMatchObject({ title: 'Renommé', notes: [{ docId: ids[0] }] })
    for (const reply of asked) expect(await reply).toMatchObject({ kind: 'done' })
  })

  it('leaves out what a peer took out between two parts, also where it had no place', async () => {
    const { nadia, library, notebook, ask, answer, read } = await notebookOfMany()
    const unplaced = newIds(MANY)
    const added = nadia.createNotes(1)
    const doc = library.open(notebook)?.doc
    const integrated = doc?.getMap('integrated')
    doc?.transact(() => {
      for (const docId of unplaced) integrated?.set(docId, { by: 'Samuel', at: 1 })
    }, 'peer')
    const asked = ask({ kind: 'integrate', docIds: added, categoryIds: [] })
    const gone = unplaced.slice(1)
    doc?.transact(() => {
      for (const docId of gone) integrated?.delete(docId)
    }, 'peer')
    await answer(asked)
    const held = new Set(read().notes.map(({ docId }) => docId))
    expect([...unplaced.slice(0, 1), ...added].every((docId) => held.has(docId))).toBe(true)
    expect(gone.filter((docId) => held.has(docId))).toEqual([])
  })

  it('makes a category of them', async () => {
    const { ids, read, done } = await notebookOfMany()
    const reply = await done({ kind: 'createCategory', name: 'Outils', colour: null, docIds: ids })
    expect(reply).toMatchObject({ kind: 'done', created: expect.any(String) })
    expect(read().notes.every(({ categories }) => categories.includes('Outils'))).toBe(true)
    await done({ kind: 'undo' })
    expect(read().categories).toEqual(['Récits'])
  })
})
