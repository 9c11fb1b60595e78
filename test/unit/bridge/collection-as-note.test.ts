// What a note's address leads to is not always a note.
import { expect, it } from 'vitest'
import { openBridgePage, until } from '../../support/bridge-page'
import { openTestHost } from '../../support/library'
import { onEnd } from '../../support/on-end'

it('binds no editor to a notebook', async () => {
  const host = await openTestHost()
  onEnd(host.close)
  const page = openBridgePage()
  onEnd(page.close)
  page.connect(host.host)
  const { client, notes } = page.bridge
  const made = await client.request('createCollection', { kind: 'notebook', title: 'Jardin' })
  if (made.kind !== 'created') throw new Error(made.kind)
  notes.retain(made.docId)
  const state = await until(notes.state(made.docId), ({ kind }) => kind !== 'opening')
  expect(state).toEqual({ kind: 'refused', reason: 'unknown' })
  expect(notes.session(made.docId).read()).toBeUndefined()
})
