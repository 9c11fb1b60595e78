// More copies than a browser keeps: the least used are let go, one after the other.
import { expect, it } from 'vitest'
import { CopyRegistry, nameOf } from '../../../renderer/bridge/copy-registry'
import { writeTitle } from '../../../shared/model/document'
import { USER } from '../../../shared/model/origin'
import type { DocId } from '../../../shared/records/keys'
import { openSession, until } from '../../support/bridge-page'
import { copyName, createNote, startDesk, untilCopied } from '../../support/copy-desk'

/** A browser that waits with the first deletion until it is told to go on. */
function holdDeletion(factory: IDBFactory) {
  let setAsked = () => {}
  const asked = new Promise<void>((settle) => {
    setAsked = settle
  })
  let begin: (() => void) | undefined
  const names: string[] = []
  const deleteDatabase = (name: string): IDBOpenDBRequest => {
    names.push(name)
    if (begin) return factory.deleteDatabase(name)
    const request = {} as IDBOpenDBRequest
    begin = () => {
      const late = factory.deleteDatabase(name)
      late.onsuccess = () => request.onsuccess?.(new Event('success'))
    }
    setAsked()
    return request
  }
  return {
    asked,
    names,
    goOn: () => begin?.(),
    factory: new Proxy(factory, {
      get: (target, key) =>
        key === 'deleteDatabase' ? deleteDatabase : Reflect.get(target, key, target),
    }),
  }
}

it('keeps the copy of a note that is opened while another is let go', async () => {
  const desk = await startDesk()
  const holding = holdDeletion(desk.factory)
  const page = desk.page({ factory: holding.factory, pageId: 'own' })
  const [opened, reopened] = [await createNote(page), await createNote(page)]
  const kept = await copyName(page, reopened)
  const library = await until(page.bridge.view.library, (state) => state !== undefined)
  if (!library) throw new Error('no library')
  const { libraryId, generation } = library
  const registry = await CopyRegistry.open(desk, 'reader')
  // The three least used of 203: the second is the one that is opened again.
  const others = Array.from({ length: 201 }, (_, at) => `other-${at}` as DocId)
  for (const [at, docId] of [others[0], reopened, ...others.slice(1)].entries()) {
    if (docId) await registry.use({ libraryId, generation, docId }, at)
  }
  await openSession(page, opened)
  await holding.asked

  const session = await openSession(page, reopened)
  page.cut()
  writeTitle(session.doc, 'Rouverte', USER)
  await untilCopied(desk.factory, kept, 'Rouverte')
  holding.goOn()
  const last = nameOf({ libraryId, generation, docId: others[1] ?? reopened })
  // Each of the two openings lets go of it.
  while (holding.names.filter((name) => name === last).length < 2) {
    await new Promise((settle) => setImmediate(settle))
  }
  expect(holding.names).not.toContain(kept)
  expect(await registry.listDirty()).toEqual([{ name: kept, pageId: 'own' }])
  registry.close()
})
