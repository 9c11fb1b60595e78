// The browser's storage is slow, or never answers: the library is there first.
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { STORAGE_PATIENCE } from '../../../renderer/bridge/indexed-db'
import { CopyRegistry } from '../../../renderer/bridge/copy-registry'
import { BODY, writeTitle } from '../../../shared/model/document'
import { USER } from '../../../shared/model/origin'
import { openSession, until } from '../../support/bridge-page'
import { copyName, createNote, startDesk, untilCopied } from '../../support/copy-desk'
import { createManualClock } from '../../support/manual-clock'

/** A browser that does not answer when one of these is opened, until it is told to. */
function hangOn(factory: IDBFactory, hangs: (name: string) => boolean) {
  let setAsked = () => {}
  const asked = new Promise<void>((settle) => {
    setAsked = settle
  })
  const waiting: IDBOpenDBRequest[] = []
  const names = new Map<IDBOpenDBRequest, string>()
  const open = (name: string, version?: number): IDBOpenDBRequest => {
    if (!hangs(name)) return factory.open(name, version)
    const request = { onsuccess: null } as unknown as IDBOpenDBRequest
    waiting.push(request)
    names.set(request, name)
    setAsked()
    return request
  }
  return {
    asked,
    /** What was asked is opened after all. */
    goOn() {
      for (const request of waiting.splice(0)) {
        const late = factory.open(names.get(request) ?? '')
        late.onupgradeneeded = () => {
          Object.assign(request, { result: late.result })
          request.onupgradeneeded?.(new Event('upgradeneeded') as IDBVersionChangeEvent)
        }
        late.onsuccess = () => {
          Object.assign(request, { result: late.result })
          request.onsuccess?.(new Event('success'))
        }
      }
    },
    factory: new Proxy(factory, {
      get: (target, key) => (key === 'open' ? open : Reflect.get(target, key, target)),
    }),
    answer() {
      const late = {
        isClosed: false,
        close() {
          late.isClosed = true
        },
      }
      for (const request of waiting) {
        Object.assign(request, { result: late })
        request.onsuccess?.(new Event('success'))
      }
      return late
    },
  }
}

describe('a working copy', () => {
  it('whose storage never opens is done without after a few seconds, and closed if it opens late', async () => {
    const desk = await startDesk()
    const clock = createManualClock()
    const hanging = hangOn(desk.factory, (name) => name.includes('/'))
    const page = desk.page({ factory: hanging.factory, clock })
    const docId = await createNote(page)
    page.bridge.notes.retain(docId)
    await hanging.asked
    clock.advance(STORAGE_PATIENCE)
    await until(
      page.bridge.notes.state(docId),
      (state) => state.kind === 'open' && state.copyTrouble === 'closed',
    )
    expect(hanging.answer()).toMatchObject({ isClosed: true })
  })

  it('is done without in a browser whose storage never opens at all', async () => {
    const desk = await startDesk()
    const clock = createManualClock()
    const hanging = hangOn(desk.factory, () => true)
    const page = desk.page({ factory: hanging.factory, clock })
    const docId = await createNote(page)
    page.bridge.notes.retain(docId)
    await hanging.asked
    clock.advance(STORAGE_PATIENCE)
    await until(
      page.bridge.notes.state(docId),
      (state) => state.kind === 'open' && state.copyTrouble === 'closed',
    )
  })

  it('that is still being opened keeps no note from the screen', async () => {
    const desk = await startDesk()
    const hanging = hangOn(desk.factory, (name) => name.includes('/'))
    const page = desk.page({ factory: hanging.factory })
    const docId = await createNote(page)
    page.bridge.notes.retain(docId)
    await hanging.asked
    const open = await until(page.bridge.notes.state(docId), ({ kind }) => kind === 'open')
    expect(open).toMatchObject({ isSynced: true, copyTrouble: undefined })
    expect(page.bridge.notes.session(docId).read()?.binding).toBe('live')
    hanging.goOn()
  })

  it('that opens late holds what was typed before, marked as not saved', async () => {
    const desk = await startDesk()
    const hanging = hangOn(desk.factory, (name) => name.includes('/'))
    const page = desk.page({ factory: hanging.factory, pageId: 'slow' })
    const docId = await createNote(page)
    const opened = openSession(page, docId)
    await hanging.asked
    await until(page.bridge.notes.state(docId), (state) => state.kind === 'open' && state.isSynced)
    const session = page.bridge.notes.session(docId).read()
    if (!session) throw new Error('no session')
    page.cut()
    writeTitle(session.doc, 'Avant la copie', USER)
    hanging.goOn()
    await opened
    const name = await copyName(page, docId)
    await untilCopied(desk.factory, name, 'Avant la copie')
    const registry = await CopyRegistry.open(desk, 'reader')
    expect(await registry.listDirty()).toEqual([{ name, pageId: 'slow' }])
    registry.close()
  })

  it('of a note that is closed at once holds what was typed all the same', async () => {
    const desk = await startDesk()
    const hanging = hangOn(desk.factory, (name) => name.includes('/'))
    const page = desk.page({ factory: hanging.factory })
    const docId = await createNote(page)
    page.bridge.notes.retain(docId)
    await hanging.asked
    await until(page.bridge.notes.state(docId), (state) => state.kind === 'open' && state.isSynced)
    const session = page.bridge.notes.session(docId).read()
    if (!session) throw new Error('no session')
    page.cut()
    writeTitle(session.doc, 'Refermé', USER)
    const closed = page.bridge.notes.close()
    hanging.goOn()
    await closed
    await untilCopied(desk.factory, await copyName(page, docId), 'Refermé')
  })

  it('that opens after something unknown came offers its text again at the next start', async () => {
    const desk = await startDesk()
    const hanging = hangOn(desk.factory, (name) => name.includes('/'))
    const page = desk.page({ factory: hanging.factory, pageId: 'slow' })
    const docId = await createNote(page)
    page.bridge.notes.retain(docId)
    await hanging.asked
    await until(page.bridge.notes.state(docId), (state) => state.kind === 'open' && state.isSynced)
    const session = page.bridge.notes.session(docId).read()
    if (!session) throw new Error('no session')
    page.cut()
    writeTitle(session.doc, 'Juste avant', USER)
    const newer = desk.host.page()
    const written = newer.open(docId)
    await newer.until(() => written.isSynced)
    written.doc.getXmlFragment(BODY).insert(0, [new Y.XmlElement('hologram')])
    await newer.until(() => written.closedWith !== undefined)
    page.connect(desk.host.host)
    await until(page.bridge.recovered, (texts) => texts.length > 0)
    const registry = await CopyRegistry.open(desk, 'reader')
    const marks = await registry.listDirty()
    registry.close()
    expect(marks).toEqual([{ name: await copyName(page, docId), pageId: 'slow' }])
    hanging.goOn()
    await untilCopied(desk.factory, await copyName(page, docId), 'Juste avant')
    page.die()

    const next = desk.page({ pageId: 'next', live: new Set(['next']) })
    const [text] = await until(next.bridge.recovered, (texts) => texts.length > 0)
    expect(text).toMatchObject({ docId, title: 'Juste avant', reason: 'requirement' })
  })
})
