// A note that came by a link lives at the relay that the link names, also without one of one's own.
import { expect, it } from 'vitest'
import { openTestHost } from '../support/library'
import { onEnd } from '../support/on-end'
import { openTestRelay } from '../support/relay-server'
import { machineAt } from '../support/replica-stories'

it('tells a page of the relay of a linked note, though the person has none', async () => {
  const relay = await openTestRelay()
  onEnd(relay.close)
  const friend = await machineAt(relay.url, 'friend')
  const note = friend.createNote('Semis')
  const link = friend.share(note, 'view')
  await friend.settledWith([])
  const host = await openTestHost()
  onEnd(host.close)
  const page = host.page()
  await page.until(() => page.notice('phase')?.kind === 'ready')
  expect((await page.request('readLibrary', {})).otherRelays).toEqual([])
  await page.request('openLink', { link })
  await page.until(() => page.notice('library')?.otherRelays[0]?.kind === 'online')
  expect(page.notice('library')).toMatchObject({
    relay: { kind: 'none' },
    otherRelays: [{ kind: 'online', address: relay.url }],
  })
})
