// What a note's address leads to is not always a note.
import { expect, it } from 'vitest'
import { createFromNote } from '../../../renderer/bridge/filled-note'
import { refusalOf } from '../../../renderer/editor/note-editor'
import { openBridgePage, openSession } from '../../support/bridge-page'
import { openTestHost } from '../../support/library'
import { onEnd } from '../../support/on-end'

async function openNotebook() {
  const host = await openTestHost()
  onEnd(host.close)
  const page = openBridgePage()
  onEnd(page.close)
  page.connect(host.host)
  const { client, notes } = page.bridge
  const made = await client.request('createCollection', { kind: 'notebook', title: 'Jardin' })
  if (made.kind !== 'created') throw new Error(made.kind)
  const { docId } = made
  await openSession(page, docId)
  return { page, docId, state: notes.state(docId) }
}

it('shows no note where a notebook is', async () => {
  const { state } = await openNotebook()
  expect(state.read()).toMatchObject({ kind: 'open', docKind: 'notebook', readOnly: undefined })
  expect(refusalOf(state.read())).toBe('unknown')
})

it('makes no note after a notebook', async () => {
  const { page, docId } = await openNotebook()
  const { client, notes } = page.bridge
  expect(await createFromNote({ client, notes }, docId)).toBeUndefined()
})
