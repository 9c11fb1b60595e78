import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { CatalogReport } from '../../host/catalog/messages'
import { CatalogServer } from '../../host/catalog/serve-catalog'
import { deriveLocalKey } from '../../shared/records/identity'
import { createTemporaryFolder } from '../support/folders'
import { generateDocuments } from '../support/generated-notes'
import { openTestLibrary } from '../support/library'
import { onEnd } from '../support/on-end'
import { fillWithNotes } from '../support/staged-notes'
import { canLimitFiles, withoutWriting } from '../support/unwritable-files'

const NOTES = 60

it.runIf(canLimitFiles)(
  'A catalog that is built anew lacks no note when a change meanwhile cannot be written',
  async () => {
    const test = await openTestLibrary()
    onEnd(() => test.close())
    await fillWithNotes(test, generateDocuments(NOTES))
    const folder = await createTemporaryFolder('catalog')
    onEnd(folder.remove)
    const { homeId } = test.library.holdings
    const localKey = deriveLocalKey(test.root)
    const source = { file: join(test.folder, 'library.db'), localKey, homeId }
    const reports: CatalogReport[] = []
    const steps: (() => void)[] = []
    const server = new CatalogServer(
      { file: join(folder.path, 'catalog.db'), source },
      { send: (report) => reports.push(report), later: (step) => steps.push(step) },
    )
    onEnd(() => server.answer({ id: 9, call: 'close', values: [] }))

    steps.shift()?.()
    expect(reports.at(-1)).toMatchObject({ kind: 'progress', done: 24 })
    const changed = test.library.log.documentIds().find((docId) => docId !== homeId)
    withoutWriting(() =>
      server.answer({ id: 1, call: 'change', values: [[{ docId: changed, trashedAt: 7 }]] }),
    )
    while (steps.length > 0) steps.shift()?.()
    server.answer({ id: 2, call: 'counts', values: [] })

    expect(reports).toContainEqual({ kind: 'indexed', failure: undefined })
    expect(reports).toContainEqual({ kind: 'unkept', store: 'unknown' })
    expect(reports.at(-1)).toMatchObject({ id: 2, value: { notes: NOTES - 1, trash: 1 } })
  },
)
