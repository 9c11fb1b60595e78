// What a draft does with its letters while the library cannot take them.
import { describe, expect, it } from 'vitest'
import { join } from 'node:path'
import { openSqlite } from '../../../host/log/open-sqlite'
import { guardDrafts } from '../../../renderer/app/guard-drafts'
import { Navigation } from '../../../renderer/app/navigation'
import { DraftNote, Drafts } from '../../../renderer/bridge/draft-note'
import { Store } from '../../../renderer/bridge/store'
import { keepThought } from '../../../renderer/features/capture/keep-thought'
import { PastedText } from '../../../renderer/features/page/pasted-text'
import { readTitle } from '../../../shared/model/document'
import type { DocId } from '../../../shared/records/keys'
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

describe('letters of a new note', () => {
  it('hold the window until they are on the disk, and so does a thought in its box', async () => {
    const { page, navigation, drafts, draft, mend } = await startRefusing()
    draft.type({ title: '' })
    mend()
    const target = new EventTarget()
    guardDrafts(target, { drafts, navigation })
    const isHeld = () => !target.dispatchEvent(new Event('beforeunload', { cancelable: true }))
    const thought = new Store('Une idée\nà garder')
    const told: string[] = []
    const saved = new Promise<DocId>((settle) =>
      keepThought(
        thought.read(),
        { drafts, thought },
        {
          failed: () => told.push('failed'),
          saved: (docId) => {
            told.push('saved')
            settle(docId)
          },
        },
      ),
    )
    const begun = drafts.draft(-1)
    await until(begun, ({ docId }) => docId !== null)
    expect([isHeld(), thought.read(), told]).toEqual([true, 'Une idée\nà garder', []])
    await until(begun, ({ isWritten }) => isWritten)
    expect([isHeld(), thought.read(), told]).toEqual([true, 'Une idée\nà garder', []])
    const docId = await saved
    expect([isHeld(), thought.read(), told]).toEqual([false, '', ['saved']])
    expect(page.bridge.notes.unsavedIn(docId).read()).toBe(0)
    expect(readTitle((await openSession(page, docId)).doc)).toBe('Une idée')
  })

  it('leave the box to the next thought', async () => {
    const { drafts, mend } = await startRefusing()
    mend()
    const thought = new Store('Une idée')
    const saved = new Promise<DocId>((settle) =>
      keepThought('Une idée', { drafts, thought }, { failed: () => {}, saved: settle }),
    )
    thought.set('Une autre')
    await saved
    expect(thought.read()).toBe('Une autre')
  })

  it('stay in the box when no note can be made of them, which is said once', async () => {
    const { clock, navigation, drafts } = await startRefusing()
    const thought = new Store('Une idée')
    const told: number[] = []
    const outcomes = {
      failed: (_: unknown, number: number) => told.push(number),
      saved: () => told.push(0),
    }
    keepThought('Une idée', { drafts, thought }, outcomes)
    const begun = drafts.draft(-1)
    await until(begun, ({ failure }) => failure !== null)
    clock.advance(5000)
    expect([thought.read(), told]).toEqual(['Une idée', [-1]])
    navigation.showDraft(-1)
    expect(navigation.read().place.draft).toBe(-1)
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
