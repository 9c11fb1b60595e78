import { expect, it } from 'vitest'
import type { Host, PagePort } from '../../../host/contract'
import { parsePageFrame } from '../../../shared/protocol/page-frames'
import { openBridgePage, until } from '../../support/bridge-page'
import { openTestHost } from '../../support/library'
import { onEnd } from '../../support/on-end'

/** The same host; `tell` hears the name of each request. */
function listening(host: Host, tell: (name: string) => void): Host {
  const connectPage = (port: PagePort) =>
    host.connectPage({
      ...port,
      onMessage: (listener) =>
        port.onMessage((bytes) => {
          const frame = parsePageFrame(bytes)
          if (frame?.channel === 0) tell(JSON.parse(new TextDecoder().decode(frame.payload)).name)
          listener(bytes)
        }),
    })
  return { ...host, connectPage } as Host
}

it('asks who is behind a note when that can have changed, and not at each change elsewhere', async () => {
  const { host, close } = await openTestHost()
  onEnd(close)
  const page = openBridgePage()
  onEnd(page.close)
  let asked = 0
  page.connect(listening(host, (name) => (asked += Number(name === 'readPeople'))))
  const { client, view } = page.bridge
  await until(view.library, (library) => library !== undefined)
  const created = await client.request('createNote', { title: 'Semis' })
  if (created.kind !== 'created') throw new Error(created.kind)
  const { notes } = view.shelves
  onEnd(async () => stopNotes())
  const stopNotes = notes.subscribe(() => {})
  notes.want(0, 0)
  await until(notes, ({ total }) => total === 1)
  const people = view.people.read(created.docId)
  onEnd(async () => stopPeople())
  const stopPeople = people.subscribe(() => {})
  await until(people, (read) => read?.createdBy?.isMe === true)
  const before = asked
  await client.request('createNote', { title: 'Récolte' })
  await until(notes, ({ total }) => total === 2)
  expect(asked).toBe(before)
  await client.request('setName', { name: 'Nadia' })
  await until(people, (read) => read?.createdBy?.name === 'Nadia')
})
