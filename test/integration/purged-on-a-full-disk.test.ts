// What was purged on another device, where the disk refuses to take its row out.
import { expect, it } from 'vitest'
import { createNote } from '../../host/library/note-actions'
import { StoreFailure } from '../../host/log/contract'
import { openTestLibrary } from '../support/library'
import { createManualClock } from '../support/manual-clock'
import { onEnd } from '../support/on-end'

it('is taken out once the disk has room, and nothing falls out of a timer', async () => {
  const clock = createManualClock()
  const { library, close } = await openTestLibrary({ clock })
  onEnd(close)
  const created = createNote(library, 'Semis')
  if (created.kind !== 'created') throw new Error(created.error)
  const { docId } = created
  library.journal.flush()
  const { log, holdings } = library
  const removeDocuments = log.removeDocuments.bind(log)
  let isFull = true
  log.removeDocuments = (docIds) => {
    if (isFull) throw new StoreFailure('no-space', new Error('no room'))
    removeDocuments(docIds)
  }
  holdings.home.purge(docId, clock.now())
  clock.advance(1000)
  expect(library.storeError).toBe('no-space')
  expect(log.facts(docId)).toBeDefined()
  isFull = false
  clock.advance(60_000)
  expect(library.storeError).toBeNull()
  expect(log.facts(docId)).toBeUndefined()
})
