// A sample library whose place in the home document the disk refuses.
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { Blobs } from '../../host/blobs/blobs'
import { addSample } from '../../host/library/sample-actions'
import { openSqlite } from '../../host/log/open-sqlite'
import { openTestLibrary } from '../support/library'
import { onEnd } from '../support/on-end'

it('A sample library is not said to be added where the home document is not on disk', async () => {
  const { library, folder, close } = await openTestLibrary()
  onEnd(close)
  const other = openSqlite(join(folder, 'library.db'))
  onEnd(() => other.close())
  const home = library.open(library.holdings.homeId)?.doc
  // From then on nobody else writes: the notes are stored by now, the home document is not.
  home?.once('afterTransaction', () => other.exec('BEGIN IMMEDIATE'))
  const added = await addSample(library, 'fr', new Blobs(folder, 'writing'))
  other.exec('ROLLBACK')
  expect(added).toEqual({ kind: 'failed', error: 'unknown' })
})
