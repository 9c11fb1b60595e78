import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { Journal } from '../../../host/rooms/journal'
import { createNote } from '../../../host/library/note-actions'
import type { DocId } from '../../../shared/records/keys'
import { openTestLibrary } from '../../support/library'
import { createManualClock } from '../../support/manual-clock'
import { onEnd } from '../../support/on-end'

async function begin() {
  const opened = await openTestLibrary({ clock: createManualClock() })
  onEnd(opened.close)
  const { library } = opened
  const notes = ['Semis', 'Compost'].map((title): DocId => {
    const created = createNote(library, title)
    if (created.kind !== 'created') throw new Error(created.error)
    return created.docId
  })
  const [first, second] = notes
  if (!first || !second) throw new Error('two notes were made')
  const clock = createManualClock()
  const { log } = library
  return { log, clock, journal: new Journal(log, clock), first, second }
}

function update(text: string): Uint8Array {
  const doc = new Y.Doc()
  doc.getText('summary').insert(0, text)
  return Y.encodeStateAsUpdate(doc)
}

describe('the journal', () => {
  it('commits what came within 50 milliseconds together, and only then calls it committed', async () => {
    const { log, clock, journal, first, second } = await begin()
    const before = log.journalLength(first)
    const told: string[] = []
    journal.subscribe((docIds) => told.push(...docIds))
    journal.add(first, update('a'))
    journal.whenCommitted(() => told.push('committed'))
    journal.add(second, update('b'))
    expect(told).toEqual([])
    clock.advance(50)
    expect(told).toEqual(['committed', first, second])
    expect(log.journalLength(first)).toBe(before + 1)
  })

  it('keeps everything and tries again when the disk is full', async () => {
    const { log, clock, journal, first } = await begin()
    const errors: unknown[] = []
    journal.subscribeTrouble(() => errors.push(journal.error))
    let isCommitted = false
    limit(log, 2)
    const long = 'x'.repeat(100_000)
    journal.add(first, update(long))
    journal.whenCommitted(() => {
      isCommitted = true
    })
    clock.advance(5000)
    expect(isCommitted).toBe(false)
    expect(journal.isPending(first)).toBe(true)
    limit(log, 10_000)
    clock.advance(1000)
    expect(isCommitted).toBe(true)
    expect(errors).toEqual(['no-space', null])
    const doc = new Y.Doc()
    for (const row of log.readJournal(first)) Y.applyUpdate(doc, row.update)
    expect(doc.getText('summary').toString()).toBe(long)
  })

  it('gives nothing to a transaction that may yet be rolled back', async () => {
    const { log, journal, first } = await begin()
    journal.add(first, update('a'))
    const attempt = () =>
      log.transaction(() => {
        expect(journal.flush()).toBe(false)
        throw new Error('rolled back')
      })
    expect(attempt).toThrow('rolled back')
    expect(journal.isPending(first)).toBe(true)
    expect(journal.flush()).toBe(true)
  })
})

function limit(log: Awaited<ReturnType<typeof begin>>['log'], more: number): void {
  const row = log.sqlite.get<{ page_count: number }>('PRAGMA page_count')
  log.sqlite.exec(`PRAGMA max_page_count = ${(row?.page_count ?? 0) + more}`)
}
