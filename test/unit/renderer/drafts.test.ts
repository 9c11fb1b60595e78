// What a draft does with its letters while the library cannot take them.
import { describe, expect, it } from 'vitest'
import { join } from 'node:path'
import { openSqlite } from '../../../host/log/open-sqlite'
import { guardDrafts } from '../../../renderer/app/guard-drafts'
import { Navigation } from '../../../renderer/app/navigation'
import { DraftNote, Drafts } from '../../../renderer/bridge/draft-note'
import { PastedText } from '../../../renderer/features/page/pasted-text'
import { readTitle } from '../../../shared/model/document'
import { openBridgePage, openSession, until } from '../../support/bridge-page'
import { openTestHost } from '../../support/library'
import { createManualClock } from '../../support/manual-clock'
import { onEnd } from '../../support/on-end'

/** A library that refuses new notes until it is mended. */
async function startRefusing() {
  const host = await openTestHost()
  onEnd(host.close)
  const page = openBridgePage()
  onEnd(page.close)
  page.connect(host.host)
  await until(page.bridge.view.library, (library) => library !== undefined)
  const sqlite = openSqlite(join(host.folder, 'library.db'))
  onEnd(async () => sqlite.close())
  sqlite.run(
    "CREATE TRIGGER refuse BEFORE INSERT ON documents BEGIN SELECT RAISE(ABORT, 'refused'); END",
  )
  const clock = createManualClock()
  const { client, notes } = page.bridge
  const navigation: Navigation = new Navigation((number) => drafts.hasLetters(number))
  const drafts: Drafts = new Drafts(
    (number) =>
      new DraftNote({
        client,
        notes,
        clock,
        created: (docId) => navigation.keepDraft(number, docId),
      }),
  )
  navigation.startDraft()
  const draft = drafts.draft(1)
  draft.type({ title: 'Seul exemplaire' })
  await until(draft, ({ failure }) => failure !== null)
  return { page, clock, navigation, drafts, draft, mend: () => sqlite.run('DROP TRIGGER refuse') }
}

describe('a draft', () => {
  it('is tried again until the library takes it, wherever the person is', async () => {
    const { page, clock, navigation, draft, mend } = await startRefusing()
    navigation.startDraft()
    expect(navigation.read()).toMatchObject({ canGoBack: true, place: { draft: 2 } })
    mend()
    clock.advance(5000)
    const { docId } = await until(draft, ({ isWritten }) => isWritten)
    if (docId === null) throw new Error('written without a note')
    expect(readTitle((await openSession(page, docId)).doc)).toBe('Seul exemplaire')
    navigation.goBack()
    expect(navigation.read().place.docId).toBe(docId)
  })

  it('keeps the window open while its letters are in no note', async () => {
    const { navigation, drafts, draft } = await startRefusing()
    const close = () => {
      const event = new Event('beforeunload', { cancelable: true })
      target.dispatchEvent(event)
      return event.defaultPrevented ? 'stays' : 'closes'
    }
    const target = new EventTarget()
    guardDrafts(target, { drafts, navigation })
    navigation.startDraft()
    expect([close(), close()]).toEqual(['stays', 'stays'])
    expect(navigation.read().place.draft).toBe(1)
    draft.type({ title: '' })
    expect(close()).toBe('closes')
  })
})

describe('formatted text pasted into a draft', () => {
  it('keeps its formatting while it is all there is', () => {
    const pasted = new PastedText()
    pasted.paste('<b>Érable</b>', '')
    pasted.change('Érable')
    expect(pasted.htmlOf('Érable')).toBe('<b>Érable</b>')
  })

  it('gives way to the plain letters once a person typed on', () => {
    const pasted = new PastedText()
    pasted.paste('<b>Érable</b>', '')
    pasted.change('Érable')
    pasted.change('Érable rouge')
    expect(pasted.htmlOf('Érable rouge')).toBeNull()
    pasted.change('Érable')
    expect(pasted.htmlOf('Érable')).toBeNull()
  })
})
