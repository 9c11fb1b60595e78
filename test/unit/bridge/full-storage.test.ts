// The browser's disk has no room for the list of copies.
import { expect, it } from 'vitest'
import { readTitle, writeTitle } from '../../../shared/model/document'
import { USER } from '../../../shared/model/origin'
import { openBrowser, openSession } from '../../support/bridge-page'
import { copyName, createNote, startDesk, untilCopied } from '../../support/copy-desk'

/** A browser whose list of copies takes no entry while `isFull`. */
function limit(factory: IDBFactory, isFull: () => boolean): IDBFactory {
  const open = (name: string, version?: number): IDBOpenDBRequest => {
    const request = factory.open(name, version)
    request.addEventListener('success', () => {
      const database = request.result
      const begin = database.transaction.bind(database)
      database.transaction = (stores, mode, options) => {
        if (stores === 'copies' && mode === 'readwrite' && isFull()) {
          throw new DOMException('full', 'QuotaExceededError')
        }
        return begin(stores, mode, options)
      }
    })
    return request
  }
  return new Proxy(factory, {
    get: (target, key) => (key === 'open' ? open : Reflect.get(target, key, target)),
  })
}

it('keeps a copy that could not be listed, and lists it when there is room again', async () => {
  const desk = await startDesk()
  let isFull = true
  const factory = limit(desk.factory, () => isFull)
  const page = desk.page({ factory, pageId: 'dead', live: new Set(['dead']) })
  const docId = await createNote(page)
  const session = await openSession(page, docId)
  expect(session.copyTrouble).toBeUndefined()
  isFull = false
  page.cut()
  writeTitle(session.doc, 'À l’étroit', USER)
  await untilCopied(desk.factory, await copyName(page, docId), 'À l’étroit')
  page.die()

  const next = desk.page({ pageId: 'next', live: new Set(['next']) })
  await openSession(next, await createNote(next))
  const other = desk.page({ pageId: 'other', factory: openBrowser() })
  expect(readTitle((await openSession(other, docId)).doc)).toBe('À l’étroit')
})
