// What a library does that was closed well and of which rows are missing all the same.
import { rmSync, statSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Library } from '../../host/library/library'
import { createNote } from '../../host/library/note-actions'
import { openSqlite, type Sqlite } from '../../host/log/open-sqlite'
import { readTitle } from '../../shared/model/document'
import { PROGRAM } from '../../shared/model/origin'
import { createEditCapability, type DocId } from '../../shared/records/keys'
import { randomBytes } from '../../shared/records/random'
import { createTemporaryFolder, type TemporaryFolder } from '../support/folders'
import { openTestLibrary } from '../support/library'
import { createManualClock, type ManualClock } from '../support/manual-clock'
import { canMount, fillDisk, mountSmallDisk } from '../support/mounted-disk'
import { onEnd } from '../support/on-end'

let folder: TemporaryFolder
beforeEach(async () => {
  folder = await createTemporaryFolder('rows')
})
afterEach(() => folder.remove())

/** Opened, and closed well at the end. */
async function withLibrary<Result>(
  story: (library: Library, clock: ManualClock) => Result,
): Promise<Result> {
  const clock = createManualClock()
  const { library, close } = await openTestLibrary({ folder: folder.path, clock })
  const result = story(library, clock)
  await close()
  return result
}

/** While it is closed. */
function harm(change: (sqlite: Sqlite) => void): void {
  const sqlite = openSqlite(join(folder.path, 'library.db'))
  change(sqlite)
  sqlite.close()
}

/** What a relay has to be given stands in the snapshot alone, and the row that said so is gone. */
async function loseRowOfFolded(docId: DocId): Promise<void> {
  await withLibrary((library) =>
    library.log.fold(docId, library.readState(docId) ?? new Uint8Array()),
  )
  harm((sqlite) => sqlite.run('DELETE FROM outbox WHERE docId = ?', docId))
  loseRow(docId)
}

const loseRow = (docId: DocId) =>
  harm((sqlite) => sqlite.run('DELETE FROM documents WHERE docId = ?', docId))

/** Notes of a library that has a relay, which is not there. */
const makeNotes = (...titles: readonly string[]) =>
  withLibrary((library) => {
    library.holdings.home.setSetting('relay', 'ws://127.0.0.1:1')
    return titles.map((title) => {
      const made = createNote(library, title)
      if (made.kind !== 'created') throw new Error(made.error)
      return made.docId
    })
  })

function titleOf(library: Library, docId: DocId | undefined): string | undefined {
  const document = docId && library.open(docId)
  return document && readTitle(document.doc)
}

describe('a library that was closed well', () => {
  it('gives a note whose row is missing a new one, with its text, and owes it to the relay', async () => {
    const [lost, purged] = await makeNotes('Semis', 'Brouillon')
    if (!lost || !purged) throw new Error('two notes are needed')
    // Purged on another device, and kept here until it is sent: as many rows as keys once one is lost.
    await withLibrary((library) => library.holdings.home.purge(purged, 1))
    await loseRowOfFolded(lost)
    await withLibrary((library) => {
      expect(library.log.facts(purged)).toBeDefined()
      expect(titleOf(library, lost)).toBe('Semis')
      expect(library.waiting(lost).count).toBe(1)
      expect(library.log.stale(9).map(({ docId }) => docId)).toContain(lost)
    })
  })

  it('holds a note again whose key is missing, also where another one’s row is', async () => {
    const [keyless, rowless] = await makeNotes('Sans clé', 'Sans ligne')
    if (!keyless || !rowless) throw new Error('two notes are needed')
    await withLibrary((library) => {
      const home = library.documents.peek(library.holdings.homeId)
      home?.doc.transact(() => home.doc.getMap('keys').delete(`${keyless}:edit`), PROGRAM)
    })
    loseRow(rowless)
    await withLibrary((library) => {
      expect(titleOf(library, keyless)).toBe('Sans clé')
      expect(titleOf(library, rowless)).toBe('Sans ligne')
    })
  })

  it('opens a note whose stored keys are damaged', async () => {
    const [note] = await makeNotes('Semis')
    harm((sqlite) =>
      sqlite.run('UPDATE documents SET keys = zeroblob(120) WHERE docId = ?', note ?? ''),
    )
    await withLibrary((library) => {
      expect(titleOf(library, note)).toBe('Semis')
      expect(note && library.room(note)).toBeDefined()
    })
  })

  it('opens without the home document’s own row, holds all that it held and owes it', async () => {
    const [note] = await makeNotes('Semis')
    const homeId = await withLibrary((library) => library.holdings.homeId)
    await loseRowOfFolded(homeId)
    await withLibrary((library) => {
      expect(library.holdings.homeId).toBe(homeId)
      expect(library.readOwnRelay()).toBe('ws://127.0.0.1:1')
      expect(library.waiting(homeId).count).toBeGreaterThan(0)
      expect(titleOf(library, note)).toBe('Semis')
    })
  })
})

describe('a library that was killed while it purged', () => {
  it('removes what is left of the note', async () => {
    const [note] = await makeNotes('Brouillon')
    if (!note) throw new Error('a note is needed')
    await withLibrary((library) => library.holdings.home.purge(note, 1))
    harm((sqlite) => {
      for (const table of ['journal', 'outbox'])
        sqlite.run(`DELETE FROM ${table} WHERE docId = ?`, note)
      sqlite.run('UPDATE documents SET owesState = 0 WHERE docId = ?', note)
      sqlite.run("UPDATE meta SET value = CAST('0' AS BLOB) WHERE name = 'isClean'")
    })
    await withLibrary((library, clock) => {
      expect(library.log.facts(note)).toBeDefined()
      clock.advance(1000)
      expect(library.log.facts(note)).toBeUndefined()
      expect(library.log.hasContent(note)).toBe(false)
    })
  })
})

/** As many rows as 200 kB have no room for. */
const HELD = 1000

describe.runIf(canMount)('a library on a disk that is nearly full', () => {
  it('opens and shows its notes though rows cannot be made up for, and does it once there is room', async () => {
    const own = await createTemporaryFolder('disk')
    onEnd(own.remove)
    const place = join(own.path, 'disk')
    onEnd(mountSmallDisk(place, '16m'))
    const first = await openTestLibrary({ folder: place, clock: createManualClock() })
    const made = createNote(first.library, 'Semis')
    if (made.kind !== 'created') throw new Error(made.error)
    const { holdings, documents } = first.library
    documents.peek(holdings.homeId)?.write(() => {
      for (let count = 0; count < HELD; count += 1)
        holdings.home.add(createEditCapability(randomBytes(32)), count, {})
    })
    await first.close()
    const sqlite = openSqlite(join(place, 'library.db'))
    sqlite.run("DELETE FROM documents WHERE kind <> 'home' AND docId <> ?", made.docId)
    sqlite.run('VACUUM')
    sqlite.close()
    const ballast = join(place, 'ballast')
    fillDisk(ballast)
    truncateSync(ballast, statSync(ballast).size - 200_000)
    const clock = createManualClock()
    const { library, close } = await openTestLibrary({ folder: place, clock })
    onEnd(close)
    const countRows = () => library.log.documentIds().length
    expect(library.storeError).toBe('no-space')
    expect(titleOf(library, made.docId)).toBe('Semis')
    // It tries again every second: what that refuses ends nothing.
    for (let second = 0; second < 3; second += 1) clock.advance(1000)
    expect(countRows()).toBe(2)
    rmSync(ballast)
    clock.advance(1000)
    expect(library.storeError).toBeNull()
    expect(countRows()).toBe(HELD + 2)
  })
})
