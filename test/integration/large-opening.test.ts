// A large notebook comes from the disk in turns: whoever does something else meanwhile is answered, and
// nothing that is asked of it, typed in it or received for it meanwhile is missing from it afterwards.
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { CollectionChange, CollectionReply } from '../../shared/contract/collections'
import { readTitle } from '../../shared/model/document'
import { Notebook } from '../../shared/model/notebook'
import { toBase64url } from '../../shared/records/bytes'
import type { DocId } from '../../shared/records/keys'
import { randomBytes } from '../../shared/records/random'
import { SYSTEM_CLOCK } from '../../host/process/clock'
import { Curator } from '../support/curation'
import { createTemporaryFolder } from '../support/folders'
import { openTestHost, openTestLibrary } from '../support/library'
import { createManualClock, type ManualClock } from '../support/manual-clock'
import { onEnd } from '../support/on-end'

const MANY = 2000

/** A library with a large notebook that was closed since. */
async function closedNotebook() {
  const { path: folder, remove } = await createTemporaryFolder('large-opening')
  onEnd(remove)
  const { library, close } = await openTestLibrary({ folder })
  const nadia = new Curator(library)
  const notebook = nadia.create('notebook', 'Tout')
  const small = nadia.create('notebook', 'Peu')
  const ids = Array.from({ length: MANY }, () => toBase64url(randomBytes(16)) as DocId)
  library
    .open(notebook)
    ?.write((doc) => new Notebook(doc).notes.integrate(ids, 'Nadia', library.clock.now()))
  nadia.close()
  await close()
  return { folder, notebook, small, ids }
}

/** Each look at it takes as long as a slice may: every turn is a part. */
function slowed(clock: ManualClock): ManualClock {
  let spent = 0
  return { ...clock, now: () => clock.now() + (spent += 8) }
}

async function openAgain() {
  const { folder, notebook, small, ids } = await closedNotebook()
  const clock = slowed(createManualClock())
  const opened = await openTestLibrary({ folder, clock })
  const { library } = opened
  const nadia = new Curator(library)
  const ask = (change: CollectionChange) => nadia.changeMany(notebook, change)
  const answer = async (asked: Promise<CollectionReply>) => {
    const waiting = { reply: undefined as CollectionReply | undefined }
    void asked.then((reply) => (waiting.reply = reply))
    while (!waiting.reply) {
      clock.advance(1)
      await new Promise((resolve) => setImmediate(resolve))
    }
    return waiting.reply
  }
  const isThere = () => library.documents.peek(notebook) !== undefined
  return { ...opened, folder, nadia, notebook, small, ids, clock, ask, answer, isThere }
}

describe('a large notebook that is on disk alone', () => {
  it('is changed once it is there, in the order that was asked, while others are answered', async () => {
    const { nadia, notebook, small, ids, ask, answer, isThere, close } = await openAgain()
    const first = ask({ kind: 'rename', title: 'Renommé' })
    const second = ask({ kind: 'describe', description: 'Tout ce que nous savons' })
    expect(isThere()).toBe(false)
    nadia.do(small, { kind: 'rename', title: 'Peu de chose' })
    expect(isThere()).toBe(false)
    expect(await answer(first)).toMatchObject({ kind: 'done' })
    expect(await answer(second)).toMatchObject({ kind: 'done' })
    const read = nadia.read(notebook)
    expect(read).toMatchObject({ title: 'Renommé', description: 'Tout ce que nous savons' })
    expect(read.notes.map(({ docId }) => docId)).toEqual(ids)
    await answer(ask({ kind: 'undo' }))
    await answer(ask({ kind: 'undo' }))
    expect(nadia.read(notebook)).toMatchObject({ title: 'Tout', description: undefined })
    nadia.close()
    await close()
  })

  it('is changed where the library is closed before it is there', async () => {
    const { nadia, folder, notebook, ask, isThere, close } = await openAgain()
    const asked = ask({ kind: 'rename', title: 'Renommé' })
    expect(isThere()).toBe(false)
    nadia.close()
    expect(await asked).toMatchObject({ kind: 'done' })
    await close()
    const again = await openTestLibrary({ folder })
    onEnd(again.close)
    const doc = again.library.open(notebook)?.doc
    expect(doc && readTitle(doc)).toBe('Renommé')
  })

  it('holds what was stored for it meanwhile', async () => {
    const { nadia, library, notebook, ask, answer, isThere, close } = await openAgain()
    const asked = ask({ kind: 'rename', title: 'Renommé' })
    expect(isThere()).toBe(false)
    const peer = new Y.Doc()
    new Notebook(peer).setSetting('description', 'd’un autre')
    library.journal.add(notebook, Y.encodeStateAsUpdate(peer))
    library.journal.flush()
    await answer(asked)
    expect(nadia.read(notebook)).toMatchObject({ title: 'Renommé', description: 'd’un autre' })
    nadia.close()
    await close()
  })

  it('is there at once for whoever cannot wait', async () => {
    const { nadia, library, notebook, ids, ask, answer, isThere, close } = await openAgain()
    const asked = ask({ kind: 'rename', title: 'Renommé' })
    expect(isThere()).toBe(false)
    const doc = library.open(notebook)?.doc
    expect(doc && new Notebook(doc).notes.size).toBe(ids.length)
    expect(await answer(asked)).toMatchObject({ kind: 'done' })
    expect(library.open(notebook)?.doc).toBe(doc)
    expect(nadia.read(notebook)).toMatchObject({ title: 'Renommé' })
    nadia.close()
    await close()
  })

  it('refuses the change where it was purged before it was there', async () => {
    const { nadia, library, notebook, ask, answer, isThere, close } = await openAgain()
    const asked = ask({ kind: 'rename', title: 'Renommé' })
    expect(isThere()).toBe(false)
    library.holdings.home.purge(notebook, library.clock.now())
    expect(await answer(asked)).toEqual({ kind: 'refused', reason: 'unknown' })
    expect(isThere()).toBe(false)
    nadia.close()
    await close()
  })
})

it('keeps what a page types into a large notebook before it is there', async () => {
  const { folder, notebook, ids } = await closedNotebook()
  let spent = 0
  const clock = { ...SYSTEM_CLOCK, now: () => Date.now() + (spent += 8) }
  const { page: newPage, close } = await openTestHost({ folder, clock })
  onEnd(close)
  const page = newPage()
  await page.until(() => page.notices.length > 0)
  const left = page.open(notebook)
  const document = page.open(notebook)
  new Notebook(document.doc).setSetting('description', 'tapé avant')
  left.close()
  const isWhole = (doc: Y.Doc) => doc.getMap('order').size === MANY
  await page.until(() => document.isSaved && isWhole(document.doc))
  expect(new Notebook(document.doc).notes.list().map(({ docId }) => docId)).toEqual(ids)
  const elsewhere = newPage()
  const other = elsewhere.open(notebook)
  await elsewhere.until(() => isWhole(other.doc))
  expect(new Notebook(other.doc).setting('description')).toBe('tapé avant')
})
