// Where a new note goes, and what is said when it cannot go there.
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openSqlite } from '../../../host/log/open-sqlite'
import { createNote } from '../../../renderer/app/create-note'
import { createWindowState } from '../../../renderer/app/window-state'
import { createWords } from '../../../renderer/i18n/i18n'
import { parseDocId } from '../../../shared/records/keys'
import { openBridgePage, until } from '../../support/bridge-page'
import { openTestHost } from '../../support/library'
import { onEnd } from '../../support/on-end'

const NO_NOTEBOOK = parseDocId('AAAAAAAAAAAAAAAAAAAAAA')

async function openWindow() {
  const host = await openTestHost()
  onEnd(host.close)
  const page = openBridgePage()
  onEnd(page.close)
  page.connect(host.host)
  await until(page.bridge.view.library, (library) => library !== undefined)
  const { t } = await createWords('fr')
  const kept = new Map<string, string>()
  const storage = {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, text: string) => void kept.set(name, text),
  }
  const state = createWindowState(storage, page.bridge, () => t)
  const { client, view } = page.bridge
  const said = async () => {
    const { toasts } = state
    while (toasts.queue.visibleToasts.length === 0)
      await new Promise<void>((told) => onEnd(toasts.queue.subscribe(told)))
    return toasts.queue.visibleToasts.map(({ content }) => content.text).join()
  }
  return { host, client, view, state, said, create: () => createNote({ client, t, ...state }, NEW) }
}

const NEW = { title: 'Marée', focus: 'body' } as const

describe('a new note', () => {
  it('goes into the notebook that is looked at, and is shown there', async () => {
    const { client, view, state, create } = await openWindow()
    const made = await client.request('createCollection', { kind: 'notebook', title: 'Estran' })
    if (made.kind !== 'created') throw new Error('no notebook')
    const list = { kind: 'notebook', docId: made.docId } as const
    state.navigation.showList(list)
    expect(await create()).toBe(true)
    const { place } = state.navigation.read()
    expect(place.list).toEqual(list)
    const placed = view.collections.window({
      place: list,
      filter: {},
      sort: { by: 'own', isDescending: false },
    })
    onEnd(placed.hold(0, 9))
    const { row } = await until(placed, ({ total }) => total === 1)
    expect(row(0)?.docId).toBe(place.docId)
  })

  it('is kept, and the person told, when the notebook does not take it', async () => {
    const { client, state, said, create } = await openWindow()
    if (!NO_NOTEBOOK) throw new Error('no id')
    state.navigation.showList({ kind: 'notebook', docId: NO_NOTEBOOK })
    expect(await create()).toBe(true)
    expect(await said()).toContain('elle attend dans')
    const { rows } = await client.request('listNotes', { shelf: 'notes', offset: 0, limit: 10 })
    expect(rows.map(({ title }) => title)).toEqual(['Marée'])
  })

  it('that cannot be made is told of with the reason, and nothing else is shown', async () => {
    const { host, state, said, create } = await openWindow()
    const sqlite = openSqlite(join(host.folder, 'library.db'))
    onEnd(async () => sqlite.close())
    sqlite.run(
      "CREATE TRIGGER refuse BEFORE INSERT ON documents BEGIN SELECT RAISE(ABORT, 'refused'); END",
    )
    const { place } = state.navigation.read()
    expect(await create()).toBe(false)
    expect(await said()).toBe('La note n’a pas pu être créée. Le disque a refusé l’écriture.')
    expect(state.navigation.read().place).toBe(place)
  })
})
