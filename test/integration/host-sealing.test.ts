// When what is typed leaves for the relay: at once where others wait for it, gathered where nobody
// does, and never in the way of being saved. Time moves by hand.
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import { createNote } from '../../host/library/note-actions'
import { toBase64url } from '../../shared/records/bytes'
import { sodium } from '../../shared/records/sodium'
import { openTestLibrary } from '../support/library'
import { createManualClock } from '../support/manual-clock'
import { onEnd } from '../support/on-end'

async function begin() {
  const clock = createManualClock()
  const opened = await openTestLibrary({ clock })
  onEnd(opened.close)
  const { library } = opened
  library.holdings.home.setSetting('relay', 'wss://relais.exemple')
  const created = createNote(library, '')
  if (created.kind !== 'created') throw new Error(created.error)
  const { docId } = created
  const document = library.open(docId)
  if (!document) throw new Error('the note was not found')
  const type = (text: string) =>
    document.write((doc) => {
      const summary = doc.getText('summary')
      summary.insert(summary.length, text)
    })
  // Signs the writer, and is out of the way.
  type('.')
  clock.advance(2000)
  const before = library.log.relay.waiting(docId).count
  return {
    library,
    clock,
    docId,
    document,
    type,
    sealed: () => library.log.relay.waiting(docId).count - before,
    /** So many other devices open the note. */
    come: (devices = 1) => {
      for (let at = 0; at < devices; at += 1) {
        const awareness = new Awareness(new Y.Doc())
        awareness.setLocalState({ user: { name: 'Ben' } })
        const update = encodeAwarenessUpdate(awareness, [awareness.clientID])
        library.receivePresence(docId, sodium.randombytes_buf(32), update)
        awareness.destroy()
      }
    },
  }
}

describe('a letter typed while somebody else is present', () => {
  it('is sealed by the commit that saves it when it is the first after a pause', async () => {
    const { library, clock, docId, type, sealed, come } = await begin()
    come()
    type('a')
    expect(sealed()).toBe(0)
    clock.advance(2)
    expect(sealed()).toBe(1)
    expect(library.log.journalLength(docId)).toBe(0)
  })

  it('waits with those that follow closely, and they are one record', async () => {
    const { clock, type, sealed, come } = await begin()
    come()
    for (const letter of 'abcd') {
      type(letter)
      clock.advance(30)
    }
    expect(sealed()).toBe(1)
    clock.advance(150)
    expect(sealed()).toBe(2)
    clock.advance(150)
    type('e')
    clock.advance(2)
    expect(sealed()).toBe(3)
  })

  it('waits longer in a crowd, and still no longer than 300 milliseconds', async () => {
    const { clock, type, sealed, come } = await begin()
    come(12)
    type('a')
    clock.advance(10)
    type('b')
    clock.advance(280)
    expect(sealed()).toBe(1)
    clock.advance(20)
    expect(sealed()).toBe(2)
  })

  it('waits no longer where the clock was set back by an hour', async () => {
    const { clock, type, sealed, come, library } = await begin()
    come()
    type('a')
    clock.advance(149)
    const { now } = clock
    Object.assign(library.clock, { now: () => now() - 3_600_000 })
    clock.advance(3)
    type('b')
    clock.advance(150)
    expect(sealed()).toBe(2)
  })
})

describe('a letter typed alone', () => {
  it('waits two seconds for company', async () => {
    const { clock, type, sealed } = await begin()
    type('a')
    clock.advance(1900)
    expect(sealed()).toBe(0)
    clock.advance(100)
    expect(sealed()).toBe(1)
  })

  it('goes at once when somebody comes', async () => {
    const { clock, type, sealed, come } = await begin()
    type('a')
    clock.advance(100)
    come()
    clock.advance(0)
    expect(sealed()).toBe(1)
  })
})

describe('a disk with room for what is typed and none for its record', () => {
  it('calls it saved all the same, and has it sealed once there is room', async () => {
    const { library, clock, docId, document, type, sealed, come } = await begin()
    come()
    const { sqlite } = library.log
    const pages = sqlite.get<{ page_count: number }>('PRAGMA page_count')?.page_count ?? 0
    sqlite.exec(`PRAGMA max_page_count = ${pages + 35}`)
    let isSaved = false
    const text = toBase64url(sodium.randombytes_buf(75_000))
    type(text)
    library.journal.whenCommitted(() => {
      isSaved = true
    })
    clock.advance(2)
    expect(isSaved).toBe(true)
    expect(library.log.journalLength(docId)).toBe(1)
    expect(sealed()).toBe(0)
    clock.advance(1000)
    expect(library.journal.error).toBe('no-space')
    sqlite.exec(`PRAGMA max_page_count = ${pages + 1000}`)
    clock.advance(2000)
    expect(sealed()).toBe(1)
    expect(library.journal.error).toBe(null)
    expect(document.doc.getText('summary').toString()).toBe(`.${text}`)
  })
})
