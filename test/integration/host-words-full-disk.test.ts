import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openSqlite } from '../../host/log/open-sqlite'
import { createTemporaryFolder } from '../support/folders'
import { createNote } from '../support/host-notes'
import { hostsOfTest } from '../support/host-stories'
import { openTestHost } from '../support/library'
import { canMount, mountSmallDisk } from '../support/mounted-disk'
import { onEnd } from '../support/on-end'

const start = hostsOfTest()

it.runIf(canMount)('The words open a library also when the disk fills up meanwhile', async () => {
  const folder = await createTemporaryFolder('words')
  onEnd(folder.remove)
  const place = join(folder.path, 'disk')
  onEnd(mountSmallDisk(place, '6m'))
  const first = await openTestHost({ folder: place })
  await createNote(first, 'Semis')
  const shown = await first.page().request('readWords', { language: 'fr' })
  if (shown.kind !== 'words') throw new Error('a passphrase is asked for')
  await first.close()
  rmSync(join(place, 'key.json'))
  fillWhenWordsAreNoted(join(place, 'library.db'))

  const host = await start({ folder: place })
  const page = host.page()
  expect(await page.request('readPhase', {})).toMatchObject({ kind: 'locked', needs: 'words' })
  const words = shown.words.join(' ')
  expect(await page.request('restoreFromWords', { words, relay: '' })).toEqual({
    kind: 'restored',
    noteCount: 1,
  })
  expect(await page.request('readPhase', {})).toEqual({ kind: 'ready' })
  // One reminder too many harms nobody.
  expect((await page.request('readLibrary', {})).hasWrittenWords).toBe(false)
  expect(host.entries).toContainEqual({
    level: 'warning',
    event: 'words-not-noted',
    details: { error: 'no-space' },
  })
})

/** The disk is really full at this one write, which brings more than fits along. */
function fillWhenWordsAreNoted(file: string): void {
  const sqlite = openSqlite(file)
  sqlite.exec(`CREATE TABLE ballast (bytes BLOB);
    CREATE TRIGGER fill BEFORE INSERT ON meta WHEN new.name = 'wordsWritten'
    BEGIN INSERT INTO ballast VALUES (zeroblob(20000000)); END`)
  sqlite.close()
}
